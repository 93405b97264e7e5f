import { currencyDecimals } from '../core/amount.ts';
import type { Language, Phrase } from '../core/language.ts';
import type { Noun } from '../core/nouns.ts';
import { countedIn, groupedNumber, shareText } from '../core/numberText.ts';
import { asciiText } from '../core/printable.ts';
import { cutText, displayText } from './terminal/displayText.ts';

/** How a report says words, numbers and money, wherever it is shown. */
export interface ReportStyle {
  readonly language: Language;
  readonly glyphs: Glyphs;
  /** A text in the language of the report. */
  readonly say: (phrase: Phrase) => string;
  /** Text from data made safe to show. */
  readonly text: (value: string) => string;
  readonly number: (value: number, decimals?: number) => string;
  readonly share: (value: number) => string;
  readonly counted: (count: number, noun: Noun) => string;
  /** Money with the decimals of the currency, or fewer; unknown money is a dash. */
  readonly money: (value: number | null, decimals?: number) => string;
  /** Empty where unknown. */
  readonly currency: string;
  readonly decimals: number;
}

interface Glyphs {
  readonly ellipsis: string;
  readonly rule: string;
  readonly unknown: string;
  readonly nobody: string;
  readonly separator: string;
  /** A full step of a bar. */
  readonly bar: string;
  /** One to seven eighths of a step; empty where a bar has whole steps only. */
  readonly eighths: string;
}

const unicodeGlyphs: Glyphs = {
  ellipsis: '…',
  rule: '─',
  unknown: '–',
  nobody: '·',
  separator: ' · ',
  bar: '█',
  eighths: '▏▎▍▌▋▊▉',
};
const asciiGlyphs: Glyphs = {
  ellipsis: '...',
  rule: '-',
  unknown: '-',
  nobody: '.',
  separator: ', ',
  bar: '#',
  eighths: '',
};

/** @param unicode where false, all that is said is plain ASCII */
export function reportStyle(
  { currency, lang: language = 'en' }: { readonly currency: string | null; readonly lang?: Language },
  unicode: boolean,
): ReportStyle {
  const glyphs = unicode ? unicodeGlyphs : asciiGlyphs;
  const decimals = currencyDecimals(currency ?? undefined);
  const plain = (value: string) => (language === 'it' && !unicode ? withApostrophes(value) : value);
  const text = (value: string) => displayText(plain(value), unicode);
  const number = (value: number, places = 0) => groupedNumber(value, places, language);
  return {
    language,
    glyphs,
    say: (phrase) => (unicode ? phrase[language] : asciiText(plain(phrase[language]))),
    text,
    number,
    share: (value) => shareText(value, language),
    counted: (count, noun) => countedIn(language, count, noun),
    money: (value, places = decimals) => (value === null ? glyphs.unknown : number(value, places)),
    currency: cutText(text(currency ?? ''), 12, glyphs.ellipsis),
    decimals,
  };
}

/** Italian without accents, as it is written where there are none: `citta'`, `perche'`. */
function withApostrophes(text: string): string {
  return text.normalize('NFC').replace(/[àèéìòùÀÈÉÌÒÙ](?!\p{L})/gu, "$&'");
}

/** A money amount in a sentence: `1,234.50 EUR`. */
export function moneyText(style: ReportStyle, value: number | null): string {
  return value === null || style.currency === '' ? style.money(value) : `${style.money(value)} ${style.currency}`;
}
