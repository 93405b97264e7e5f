import type { CampaignTerms } from '../campaign/plan/option.ts';
import { AMOUNT_UNIT, type Amount, toAmount } from '../core/amount.ts';
import { Failure } from '../core/failure.ts';
import { quoted } from '../core/printable.ts';
import type { Flags } from './config.ts';
import { campaignName, controlShare, splitSeed } from './splitFlags.ts';
import { wholeNumber } from './wholeNumber.ts';

/** What only `rfm plan` has flags for. */
export interface PlanFlags {
  readonly terms: CampaignTerms;
  /** Whether the response is nobody's figure, but taken for want of one. */
  readonly responseIsAssumed: boolean;
  /** Undefined where options are to be shown. */
  readonly choice: ContactChoice | undefined;
}

/** Whose contacts are to be written, and who of them is kept out to compare with. */
export interface ContactChoice {
  /** Number of the option, from 1. */
  readonly option: number;
  readonly controlShare: number;
  readonly seed: number;
  /** Undefined: named for the option and the day. */
  readonly campaign: string | undefined;
}

const ASSUMED_RESPONSE = 0.01;
const MOST_MONEY = 100_000_000_000;
const MOST_OPTIONS = 9;

/** @throws Failure that says what to give instead */
export function planFlags(flags: Flags): PlanFlags {
  const budget = moneyOf(flags, 'budget', 'what the campaign may cost, such as 200');
  const cost = moneyOf(flags, 'cost', 'what one contact costs, such as 0.05 for an e-mail or 1.20 for print');
  if (budget === 0)
    throw new Failure('usage', '--budget 0 is not possible', 'give more than 0: doing nothing costs nothing');
  const response = flags.response === undefined ? undefined : responseOf(String(flags.response));
  return {
    terms: { budget, cost, response: response ?? ASSUMED_RESPONSE },
    responseIsAssumed: response === undefined,
    choice: choiceOf(flags),
  };
}

function choiceOf(flags: Flags): ContactChoice | undefined {
  if (flags.choose === undefined) {
    const idle = ['control', 'seed', 'campaign'].find((name) => flags[name] !== undefined);
    if (idle === undefined) return undefined;
    throw new Failure(
      'usage',
      `--${idle} changes nothing without --choose`,
      'add --choose and the number of an option',
    );
  }
  return {
    option: wholeNumber(flags, 'choose', 1, MOST_OPTIONS),
    controlShare: controlShare(flags),
    seed: splitSeed(flags),
    campaign: campaignName(flags),
  };
}

/** Four decimals at most, so that budget and costs are whole amounts and the budget is kept exactly. */
function moneyOf(flags: Flags, name: string, what: string): Amount {
  const value = flags[name];
  if (value === undefined) throw new Failure('usage', `--${name} is missing`, `give ${what}`);
  const text = String(value).trim();
  const isMoney = /^\d+(?:\.\d+)?$/.test(text) && Number(text) <= MOST_MONEY;
  if (isMoney && /^\d+(?:\.\d{1,4}0*)?$/.test(text)) return toAmount(Number(text));
  throw new Failure(
    'usage',
    `--${name} ${quoted(String(value))} is not possible`,
    isMoney
      ? `give at most four decimals: money is counted in 1/${AMOUNT_UNIT}`
      : `give ${what}, in the currency of the data and with a decimal point`,
  );
}

/** A share in percent, or as a number below 1: a bare 1 could mean 1 % as well as everybody. */
function responseOf(text: string): number {
  const [, digits, mark] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  const number = Number(digits);
  if (digits !== undefined && mark === '%' && number <= 100) return number / 100;
  if (digits !== undefined && mark === '' && number < 1) return number;
  throw new Failure('usage', `--response ${quoted(text)} is not possible`, 'give a share such as 2% or 0.02');
}
