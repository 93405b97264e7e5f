import type { CodedTexts } from '../core/customers.ts';

/** A column of texts that is filled row by row, each different text once; rows that are not set have none. */
export interface TextColumn {
  readonly set: (row: number, text: string) => void;
  readonly column: () => CodedTexts;
}

export function createTextColumn(rows: number): TextColumn {
  const names: (string | undefined)[] = [undefined];
  const codeOf = new Map<string, number>();
  const codes = new Int32Array(rows);
  return {
    set: (row, text) => {
      let code = codeOf.get(text);
      if (code === undefined) {
        code = names.push(text) - 1;
        codeOf.set(text, code);
      }
      codes[row] = code;
    },
    column: () => ({ names, codes }),
  };
}
