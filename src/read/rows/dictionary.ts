/** Texts numbered in the order in which they first came. */
export interface Dictionary {
  readonly code: (text: string) => number;
  readonly text: (code: number) => string;
  readonly size: () => number;
}

export function createDictionary(): Dictionary {
  const codes = new Map<string, number>();
  const texts: string[] = [];
  return {
    code: (text) => {
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, texts.length);
      texts.push(text);
      return texts.length - 1;
    },
    text: (code) => texts[code]!,
    size: () => texts.length,
  };
}
