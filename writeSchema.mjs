// Writes rfm.config.schema.json, the JSON Schema of config files, from the checks of the settings.
import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: ['src/cli/configSchema.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  write: false,
});
const source = Buffer.from(outputFiles[0].contents).toString('base64');
const { configSchemaText } = await import(`data:text/javascript;base64,${source}`);
await writeFile('rfm.config.schema.json', configSchemaText());
