/**
 * A phone number with its country code: `+` and at most 15 digits (ITU-T E.164). Undefined where the country code is not
 * certain: no number is completed by guessing.
 *
 * `+39 055 123456` and `0039 055 123456` have theirs. `+44 (0)20 …` loses the zero in brackets where the country dials it
 * within the country only.
 * @param callingCode of numbers that name none, digits alone
 */
export function completePhone(text: string, callingCode: string | undefined): string | undefined {
  if (!PHONE.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  const international = text.trimStart().startsWith('+')
    ? digits
    : /^00[1-9]/.test(digits)
      ? digits.slice(2)
      : undefined;
  if (international !== undefined) return withPlus(withoutBracketedZero(text, international));
  if (callingCode === undefined || CERTAIN[callingCode]?.test(digits) === false) return undefined;
  const national = digits.replace(trunkPrefix(callingCode), '');
  // Somebody may have left out the + alone: 39 347 1234567.
  const mayHaveCode = national === digits && digits.startsWith(callingCode) && digits.length >= SHORTEST_WITH_CODE;
  if (mayHaveCode || (national.startsWith('0') && !KEEPS_ZERO.has(callingCode))) return undefined;
  return withPlus(callingCode + national);
}

/** Digits, and what people put between them. */
const PHONE = /^\s*(?:\+|\(\+)?[\d\s().\-/\u00a0\u2010-\u2013]+$/;
const SHORTEST_WITH_CODE = 11;

/** No country code begins with 0, and a number with it has at most 15 digits; the shortest in use have 7. */
function withPlus(digits: string): string | undefined {
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : undefined;
}

function withoutBracketedZero(text: string, digits: string): string {
  const before = /^([^(]*)\(0\)/.exec(text)?.[1]?.replace(/\D/g, '').replace(/^00/, '');
  if (before === undefined || before === '' || KEEPS_ZERO.has(before)) return digits;
  return before + digits.slice(before.length + 1);
}

/**
 * Countries whose numbers keep their zero when they are dialled from abroad: Italy and the Vatican, San Marino, Côte
 * d'Ivoire, Burkina Faso, Benin, Congo. Here and below: metadata of Google's libphonenumber (`nationalPrefix`, and
 * national numbers that begin with 0).
 */
const KEEPS_ZERO: ReadonlySet<string> = new Set(['39', '378', '225', '226', '229', '242']);

/**
 * Numbers that can be completed in countries where others cannot: mobile ones of Argentina have a 15 within, those of
 * Mexico were dialled in several ways, in Gabon the zero stayed until 2019.
 */
const CERTAIN: Readonly<Record<string, RegExp>> = { 54: /^0?\d{10}$/, 52: /^[1-9]\d{9}$/, 241: /^[1-9]/ };

/** What stands before a number within its country and not after the country code: 0, with these exceptions. */
const TRUNK_PREFIXES: Readonly<Record<string, RegExp>> = {
  // The countries of +1, Russia and Kazakhstan, Hungary, Belarus, Turkmenistan.
  1: /^1/,
  7: /^8(?=\d{10}$)/,
  36: /^06/,
  375: /^80(?=\d{9}$)/,
  993: /^8/,
};

function trunkPrefix(callingCode: string): RegExp {
  if (KEEPS_ZERO.has(callingCode)) return /^(?!)/;
  return TRUNK_PREFIXES[callingCode] ?? /^0/;
}
