/**
 * The currency that a sign or code beside an amount stands for, in its ISO 4217 code; a sign that several currencies
 * share (`$`, `kr`, `¥`) stays itself. Undefined for any other text.
 */
export function currencyMark(text: string): string | undefined {
  const sign = SIGNS.get(text) ?? SIGNS.get(text.toLowerCase().replace(/ (?=\$$)/, ''));
  if (sign !== undefined) return sign;
  const code = text.toUpperCase();
  return CODES.has(code) ? code : undefined;
}

/** The mark of an amount with one before and one after it (`$5.00 USD`); undefined where they contradict each other. */
export function jointMark(before: string, after: string): string | undefined {
  if (before === after) return before;
  if (SHARED[before]?.test(after)) return after;
  return SHARED[after]?.test(before) ? before : undefined;
}

const SHARED: Readonly<Record<string, RegExp>> = {
  $: /^(?:USD|CAD|AUD|NZD|HKD|SGD|MXN|ARS|CLP|COP|TWD|UYU|BBD|BSD|BZD|BMD|FJD|JMD|KYD|LRD|NAD|SBD|SRD|TTD|XCD)$/,
  '¥': /^(?:JPY|CNY)$/,
  kr: /^(?:SEK|NOK|DKK|ISK)$/,
  Rs: /^(?:INR|PKR|LKR|NPR|MUR)$/,
};

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['$', '$'],
  ['us$', 'USD'],
  ['$us', 'USD'],
  ['c$', 'CAD'],
  ['ca$', 'CAD'],
  ['a$', 'AUD'],
  ['au$', 'AUD'],
  ['nz$', 'NZD'],
  ['hk$', 'HKD'],
  ['s$', 'SGD'],
  ['mx$', 'MXN'],
  ['nt$', 'TWD'],
  ['r$', 'BRL'],
  ['£', 'GBP'],
  ['¥', '¥'],
  ['¥', '¥'],
  ['円', 'JPY'],
  ['元', 'CNY'],
  ['fr', 'CHF'],
  ['fr.', 'CHF'],
  ['sfr', 'CHF'],
  ['sfr.', 'CHF'],
  ['kr', 'kr'],
  ['kr.', 'kr'],
  ['zł', 'PLN'],
  ['zl', 'PLN'],
  ['kč', 'CZK'],
  ['ft', 'HUF'],
  ['lei', 'RON'],
  ['лв', 'BGN'],
  ['лв.', 'BGN'],
  ['₽', 'RUB'],
  ['руб', 'RUB'],
  ['руб.', 'RUB'],
  ['₴', 'UAH'],
  ['₺', 'TRY'],
  ['tl', 'TRY'],
  ['₹', 'INR'],
  ['rs', 'Rs'],
  ['rs.', 'Rs'],
  ['₩', 'KRW'],
  ['₪', 'ILS'],
  ['₫', 'VND'],
  ['฿', 'THB'],
  ['₱', 'PHP'],
  ['₦', 'NGN'],
  ['rm', 'MYR'],
  ['rp', 'IDR'],
  ['rp.', 'IDR'],
  ['r', 'ZAR'],
]);

// ISO 4217, without funds and metals.
const CODES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF ' +
    'CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK ' +
    'HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL ' +
    'MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON ' +
    'RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH ' +
    'UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG'
  ).split(' '),
);
