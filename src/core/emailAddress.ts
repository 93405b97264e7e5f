import { type Texts, textOf } from './texts.ts';

/** Whether a text is an e-mail address, as far as its form tells. */
export function isEmailAddress(text: string): boolean {
  return ADDRESS.test(text);
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const AT = 0x40;

/** The same of one of some texts, of which most are none. */
export function isAddress(texts: Texts, code: number): boolean {
  const { bytes, starts } = texts;
  let at = starts[code]!;
  const end = starts[code + 1]!;
  while (at < end && bytes[at] !== AT) at++;
  return at < end && isEmailAddress(textOf(texts, code));
}
