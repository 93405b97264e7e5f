/** Characters of the bytes 0x80 to 0xff; what the code page leaves open is the control character of the same number. */
export const codePages = {
  'windows-1252':
    '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
    Array.from({ length: 96 }, (_, i) => String.fromCharCode(0xa0 + i)).join(''),
  macintosh:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰' +
    'ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
} as const;

export type CodePage = keyof typeof codePages;

/**
 * The code page in which the bytes look more like words in Western European languages: accented letters inside words
 * and in the case of their neighbours, signs beside numbers. Windows-1252 where neither does.
 */
export function likelierCodePage(bytes: Uint8Array): CodePage {
  return wordScore(bytes, 'macintosh') > wordScore(bytes, 'windows-1252') ? 'macintosh' : 'windows-1252';
}

function wordScore(bytes: Uint8Array, codePage: CodePage): number {
  let score = 0;
  const at = (i: number): string => {
    const byte = bytes[i];
    if (byte === undefined) return ' ';
    return byte < 0x80 ? String.fromCharCode(byte) : codePages[codePage][byte - 0x80]!;
  };
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! >= 0x80) score += characterScore(at(i - 2), at(i - 1), at(i), at(i + 1), at(i + 2));
  }
  return score;
}

function characterScore(beforePrevious: string, previous: string, character: string, next: string, afterNext: string) {
  if (/[\u0080-\u009f\uf8ff]/.test(character)) return -2;
  const inWord = isLetter(previous) && isLetter(next);
  if (WESTERN_LETTERS.test(character)) {
    if (isDigit(previous) || isDigit(next)) return -1;
    if (!isLetter(previous) && !isLetter(next)) return 0;
    const isUpper = character !== 'ß' && character === character.toUpperCase();
    if (!isUpper) return isUpperLetter(previous) && (isUpperLetter(next) || isUpperLetter(beforePrevious)) ? -1 : 1;
    return isLetter(previous) && !isUpperLetter(previous) ? -1 : 1;
  }
  if (/[’‘]/.test(character)) {
    // `l’eau`, `it’s`: few letters on one side.
    return inWord && (!isLetter(beforePrevious) || !isLetter(afterNext)) ? 1 : 0;
  }
  if (character === '\u00a0' || /[€£¥°]/.test(character)) {
    const nearNumber = [beforePrevious, previous, next, afterNext].some(isDigit);
    return nearNumber ? 1 : inWord ? -1 : 0;
  }
  return inWord || (isDigit(previous) && isDigit(next)) ? -1 : 0;
}

const WESTERN_LETTERS = /[àâäáãåæçéèêëíìîïñóòôöõøœúùûüÿßšžÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜŸŠŽ]/;

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase();
}

function isUpperLetter(character: string): boolean {
  return character !== character.toLowerCase();
}
