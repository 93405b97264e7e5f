/** What a file is by its first bytes, where that is a format that people mistake for a CSV export. */
export function foreignFormat(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const magic = FORMATS.find(([prefix]) => start.startsWith(prefix));
  if (magic !== undefined) return magic[1];
  // Without zero bytes, UTF-16 is ASCII where it matters here.
  const text = Buffer.from(bytes.subarray(0, START_BYTES)).toString('latin1').replaceAll('\0', '');
  const content = text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '');
  return TEXT_FORMATS.find(([pattern]) => pattern.test(content))?.[1];
}

const START_BYTES = 1024;

const FORMATS = [
  ['504b0304', 'an Excel workbook or a zip archive'],
  ['d0cf11e0a1b11ae1', 'an Excel workbook of the old kind'],
  ['25504446', 'a PDF'],
  ['89504e470d0a1a0a', 'a picture'],
  ['ffd8ff', 'a picture'],
] as const;

const TEXT_FORMATS = [
  [/^<!doctype html|^(?:<\?xml[^>]*>\s*)?(?:<!doctype html[^>]*>\s*)?<(?:html|head|body|table)[\s>]/i, 'a web page'],
  [/^<\?xml[\s?]/i, 'an XML file'],
  [/^\{\s*["}]|^\[\s*["{[\]]/, 'a JSON file'],
] as const;
