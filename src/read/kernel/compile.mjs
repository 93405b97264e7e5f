// Compiles the AssemblyScript of assembly/ to WebAssembly, and writes it as text into compiled.ts, so that the bundle
// and the tests find it without a path.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const here = import.meta.dirname;
const output = 'kernel.wasm';
/** @type {Uint8Array | undefined} */
let wasm;
const { error, stderr } = await asc.main(
  [
    'assembly/index.ts',
    ...['--baseDir', here, '--outFile', output],
    // The least runtime with an allocator that frees; nothing of it collects garbage.
    ...['-O3', '--noAssert', '--runtime', 'minimal', '--enable', 'simd'],
  ],
  {
    writeFile: (name, contents) => {
      if (name === output) wasm = contents;
    },
  },
);
if (error || wasm === undefined) {
  process.stderr.write(stderr.toString());
  process.exit(1);
}
const text = Buffer.from(wasm).toString('base64');
writeFileSync(
  join(here, 'compiled.ts'),
  `/** Made by compile.mjs from the sources in assembly/. */\nexport const compiled =\n  '${text}';\n`,
);
