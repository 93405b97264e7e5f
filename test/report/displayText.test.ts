import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutText, displayText, displayWidth, wrapText } from '../../src/report/terminal/displayText.ts';
import { anyText } from './reportInputs.ts';

describe('displayWidth', () => {
  test.each([
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['ｱ', 1],
    ['Ａ', 2],
    ['한국', 4],
    ['🍞', 2],
    ['🇮🇹', 2],
    ['❤', 1],
    ['सि', 2],
    ['กั', 1],
    ['█▏─…–·', 6],
    ['', 0],
  ])('%s takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('displayText', () => {
  test('escape sequences, tabs and directional marks become visible and harmless', () => {
    expect(displayText('\u001b[31ma\tb\u202ec', true)).toBe('�[31ma�b�c');
    expect(displayText('\u001b[31ma\tb\u202ec', false)).toBe('?[31ma?b?c');
  });

  test.each([
    ['Café Zoe\u0308 q\u0301', 'Cafe Zoe q'],
    ['Annulée, Größe, Żółw', 'Annulee, Grosse, Zolw'],
    ['3 × 4, 1–2 — “so” ‘it’ is…', '3 x 4, 1-2 - "so" \'it\' is...'],
    ['日本 한 5 €', '?? ? 5 ?'],
  ])('in ASCII %s is %s', (text, plain) => {
    expect(displayText(text, false)).toBe(plain);
    expect(displayText(text, true)).toBe(text.normalize('NFC'));
  });

  test('in ASCII nothing but ASCII is left', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(displayText(text, false)).toMatch(/^[ -~]*$/);
      }),
    );
  });

  test('half a surrogate pair does not get through', () => {
    expect(displayText('a\ud800b', true)).toBe('a�b');
  });
});

describe('cutText and wrapText', () => {
  test('a cut text ends with the ellipsis and does not split a wide character', () => {
    expect(cutText('日本語', 4, '…')).toBe('日…');
    expect(cutText('日本語', 6, '…')).toBe('日本語');
    expect(cutText('abcdef', 5, '...')).toBe('ab...');
  });

  test('a text is wrapped at spaces, a long word anywhere', () => {
    expect(wrapText('the quick brown fox', 9)).toEqual(['the quick', 'brown fox']);
    expect(wrapText('a abcdefgh', 5)).toEqual(['a', 'abcde', 'fgh']);
  });

  test('both keep to the width, and wrapping loses nothing but spaces', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 40 }), (value, width) => {
        const text = displayText(value, true);
        expect(displayWidth(cutText(text, width, '…'))).toBeLessThanOrEqual(width);
        const lines = wrapText(text, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});
