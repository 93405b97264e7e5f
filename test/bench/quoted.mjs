// quoted.mjs INPUT OUTPUT: the same export with quotes around every other field.
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';

const [input = '', output = ''] = process.argv.slice(2);
const FIELD = /"(?:[^"]|"")*"|[^,"]+|(?<=,|^)(?=,|$)/g;
const CHUNK_LENGTH = 65_536;

await pipeline(quotedLines, createWriteStream(output));

async function* quotedLines() {
  let chunk = '';
  for await (const line of createInterface({ input: createReadStream(input), crlfDelay: Number.POSITIVE_INFINITY })) {
    const fields = line.match(FIELD) ?? [];
    chunk += `${fields.map((field, i) => (i % 2 === 0 && !field.startsWith('"') ? `"${field}"` : field)).join(',')}\n`;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
