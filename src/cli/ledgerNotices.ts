import { firstDayOf } from '../audit/base/periodTotals.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import { type Phrase, phrase } from '../core/language.ts';
import type { OrderLedger } from '../core/ledger.ts';
import { countedIn, groupedNumber, moneyText } from '../core/numberText.ts';
import type { OrdersRead } from '../read/readOrders.ts';
import type { MiddleBeginning } from '../score/beginning.ts';
import { exactReversals } from '../score/reversals.ts';

export function reversalNotices(
  { ledger, currency }: OrdersRead,
  hasMoney: boolean,
  since: EpochDay | undefined,
): Phrase[] {
  if (!hasMoney) return [];
  const { count, amount } = exactReversals(ledger, since);
  if (count === 0) return [];
  const money = phrase((language) => moneyText(amount, currency, language));
  return [
    {
      en: `${countedIn('en', count, 'purchase')} worth ${money.en} reversed exactly by a refund with an id of its own: they count as purchases, and the refunds lower the revenue`,
      it:
        count === 1
          ? `1 acquisto da ${money.it} stornato esattamente da un rimborso con un id proprio: conta come acquisto, e il rimborso riduce il fatturato`
          : `${countedIn('it', count, 'purchase')} per ${money.it} stornati esattamente da rimborsi con un id proprio: contano come acquisti, e i rimborsi riducono il fatturato`,
    },
  ];
}

/** That an export begins in the middle, or with a mistyped year. */
export function beginningNotices(ledger: OrderLedger, beginning: MiddleBeginning | undefined): Phrase[] {
  return [...(beginning === undefined ? [] : [middleNotice(beginning)]), ...strayDayNotices(ledger)];
}

function middleNotice({ firstPurchases, usual }: MiddleBeginning): Phrase {
  return {
    en: `the export begins in the middle: ${firstPurchases} customers appear in its first 30 days, ${usual} in a usual month, so many of the first are older than they look`,
    it: `l'esportazione comincia a storia già iniziata: ${groupedNumber(firstPurchases, 0, 'it')} clienti compaiono nei primi 30 giorni, ${groupedNumber(usual, 0, 'it')} in un mese normale, perciò molti dei primi sono clienti da più tempo di quanto sembri`,
  };
}

function strayDayNotices(ledger: OrderLedger): Phrase[] {
  const oldest = ledger.day.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const first = firstDayOf(ledger);
  if (first === undefined || first === oldest) return [];
  const [stray, begin] = [formatDay(oldest), formatDay(first)];
  return [
    {
      en: `the oldest day, ${stray}, lies more than a year before the next: is its year mistyped? What is compared over time begins on ${begin}`,
      it: `il giorno più vecchio, ${stray}, precede il successivo di oltre un anno: l'anno è scritto male? I confronti nel tempo cominciano dal ${begin}`,
    },
  ];
}
