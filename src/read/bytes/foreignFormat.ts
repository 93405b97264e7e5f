/** What a file is by its first bytes, where that is a format that people mistake for a CSV export. */
export function foreignFormat(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  return FORMATS.find(([magic]) => start.startsWith(magic))?.[1];
}

const FORMATS = [
  ['504b0304', 'an Excel workbook or a zip archive'],
  ['d0cf11e0a1b11ae1', 'an Excel workbook of the old kind'],
  ['25504446', 'a PDF'],
  ['89504e470d0a1a0a', 'a picture'],
  ['ffd8ff', 'a picture'],
] as const;
