import { type CodedTexts, codedText } from '../../src/core/customers.ts';
import { countOfTexts, NO_TEXT, type RowTexts, rowText, type Texts, textOf, textsFrom } from '../../src/core/texts.ts';

/** A coded column of the given texts, in their order. */
export function builtCodes(texts: readonly (string | undefined)[]): CodedTexts {
  const names = [...new Set(texts)];
  return { names, codes: Int32Array.from(texts, (text) => names.indexOf(text)) };
}

/** The texts of a coded column, row by row. */
export function textsOf(texts: CodedTexts): (string | undefined)[] {
  return Array.from(texts.codes, (_, row) => codedText(texts, row));
}

/** A text of its own for each row that has one. */
export function builtTexts(texts: readonly (string | undefined)[]): RowTexts {
  return {
    texts: textsFrom(texts.map((text) => text ?? '')),
    codes: Int32Array.from(texts, (text, row) => (text === undefined ? NO_TEXT : row)),
  };
}

/** The texts, row by row. */
export function rowTexts(texts: RowTexts): (string | undefined)[] {
  return Array.from(texts.codes, (_, row) => rowText(texts, row));
}

/** All texts in the order of their numbers. */
export function allTexts(texts: Texts): string[] {
  return Array.from({ length: countOfTexts(texts) }, (_, code) => textOf(texts, code));
}
