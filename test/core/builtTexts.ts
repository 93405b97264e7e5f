import { type CodedTexts, codedText } from '../../src/core/customers.ts';

/** A coded column of the given texts, in their order. */
export function builtCodes(texts: readonly (string | undefined)[]): CodedTexts {
  const names = [...new Set(texts)];
  return { names, codes: Int32Array.from(texts, (text) => names.indexOf(text)) };
}

/** The texts of a coded column, row by row. */
export function textsOf(texts: CodedTexts): (string | undefined)[] {
  return Array.from(texts.codes, (_, row) => codedText(texts, row));
}
