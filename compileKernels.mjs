// Compiles the AssemblyScript of each kernel to WebAssembly, and writes it as text into its compiled.ts, so that the bundle
// and the tests find it without a path.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const kernels = ['src/read/kernel', 'src/write/kernel'];

for (const kernel of kernels) {
  const folder = join(import.meta.dirname, kernel);
  const text = Buffer.from(await compiled(folder)).toString('base64');
  writeFileSync(
    join(folder, 'compiled.ts'),
    `/** Made by compileKernels.mjs from the sources in assembly/. */\nexport const compiled =\n  '${text}';\n`,
  );
}

/** @param {string} folder */
async function compiled(folder) {
  const output = 'kernel.wasm';
  /** @type {Uint8Array | undefined} */
  let wasm;
  const { error, stderr } = await asc.main(
    [
      'assembly/index.ts',
      ...['--baseDir', folder, '--outFile', output],
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
  return wasm;
}
