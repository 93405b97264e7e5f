import type { AfterFirstPurchase } from '../audit/afterFirstPurchase.ts';
import type { CustomerBase } from '../audit/base/customerBase.ts';
import type { Listening } from '../audit/listening.ts';
import type { ReadAccount } from '../core/account.ts';
import type { Amount } from '../core/amount.ts';
import type { CustomerTable } from '../core/customers.ts';
import { type EpochDay, formatDay } from '../core/day.ts';
import type { Language, Phrase } from '../core/language.ts';
import type { BinSizes } from '../score/combinedScores.ts';
import type { CutOffs } from '../score/cutOffs.ts';
import { FEWEST_TO_RANK, type Frequency, type Monetary } from '../score/scores.ts';
import type { Movements } from '../segment/movements.ts';
import type { Playbook } from '../segment/playbooks/playbook.ts';
import { buildCustomerBase } from './audit/buildCustomerBase.ts';
import type { CustomerBaseReport } from './audit/customerBaseReport.ts';
import { type ContactReport, contactReport, suppressedBySegment } from './contactReport.ts';
import { type DistributionsReport, distributions } from './distributions.ts';
import {
  type ExpectationReport,
  expectations,
  type ForecastReport,
  type ForecastReportInput,
  forecastReport,
} from './forecastReport.ts';
import { type GridCell, gridOf } from './grid.ts';
import { headline } from './headline.ts';
import { type FiveThingsReport, fiveThingsReport } from './moment/fiveThingsReport.ts';
import { type ListeningReport, listeningReport } from './moment/listeningReport.ts';
import { type MomentReport, momentReport } from './moment/momentReport.ts';
import { moneyFigure } from './moneyFigure.ts';
import { type MovementReport, movementReport } from './movementReport.ts';
import { averageOf, type Figures, figuresOf, shareOf } from './segmentFigures.ts';
import { type Concentration, concentrationOf, type TopCustomer, topCustomers } from './topCustomers.ts';

export interface ReportFile {
  readonly file: string;
  readonly rows: number;
  readonly badRows: number;
  /** What was detected, in words: encoding, delimiter, formats. */
  readonly description: Phrase;
}

export interface ReportSegments {
  /** Index into `list`, by row of the table. */
  readonly of: Int32Array;
  readonly list: readonly (Playbook & { readonly name: string; readonly slug: string })[];
  /** Name of the set of rules. */
  readonly set: string;
}

export interface ReportInput {
  readonly version: string;
  readonly language: Language;
  readonly asOf: EpochDay;
  readonly currency: string | undefined;
  readonly bins: number;
  readonly monetary: Monetary;
  readonly frequency: Frequency;
  readonly table: CustomerTable;
  readonly segments: ReportSegments;
  readonly cutOffs: CutOffs;
  readonly binSizes: BinSizes;
  readonly account: ReadAccount;
  readonly forecast: ForecastReportInput;
  readonly afterFirstPurchase: AfterFirstPurchase;
  readonly base: CustomerBase;
  /** Undefined without interactions. */
  readonly listening: Listening | undefined;
  /** People without a purchase and their playbook; undefined without interactions. */
  readonly prospects: (Playbook & { readonly table: CustomerTable }) | undefined;
  /** Undefined where there is no earlier snapshot. */
  readonly movements: Movements | undefined;
  readonly files: readonly ReportFile[];
  /** Paths written, relative to `outDir`; empty where nothing is written. */
  readonly outputs: readonly string[];
  readonly outDir: string;
  /** The command to try next. */
  readonly next: string;
}

export interface SegmentReport extends ExpectationReport, Playbook {
  /** Its name, whatever the language; the title is what people call it. */
  readonly segment: string;
  readonly slug: string;
  readonly customers: number;
  readonly share: number;
  readonly revenue: number | null;
  readonly revenue_share: number | null;
  readonly median_recency_days: number | null;
  readonly orders: number;
  readonly average_order_value: number | null;
  /** How many of them must not be written to now; null where nothing tells. */
  readonly suppressed: number | null;
}

/**
 * The report as plain JSON: money in currency units with the currency's decimals (cut-offs alone are not rounded, so
 * that they can be applied), shares as fractions with four decimals, days as ISO dates. Money is null without money, a
 * share of revenue is null where all revenue together is not above zero, and medians and averages of nobody are null.
 * Sentences and titles are in the language of the report.
 */
export interface Report {
  readonly version: string;
  readonly lang: Language;
  readonly as_of: string;
  readonly currency: string | null;
  readonly bins: number;
  readonly monetary: Monetary;
  readonly frequency: Frequency;
  readonly headline: string;
  readonly read: {
    readonly files: readonly {
      readonly file: string;
      readonly rows: number;
      readonly bad_rows: number;
      readonly description: string;
    }[];
    readonly rows: number;
    readonly bad_rows: number;
  };
  readonly left_out: readonly { readonly what: string; readonly count: number; readonly amount: number | null }[];
  readonly notices: readonly string[];
  readonly totals: {
    readonly customers: number;
    readonly orders: number;
    readonly revenue: number | null;
    readonly refunded: number | null;
    readonly average_order_value: number | null;
    readonly median_recency_days: number | null;
  };
  readonly forecast: ForecastReport;
  readonly too_few_to_rank: boolean;
  /** The first ten rows of the table; all of them where there are too few to rank. */
  readonly top_customers: readonly TopCustomer[];
  readonly concentration: Concentration;
  readonly segment_set: string;
  readonly segments: readonly SegmentReport[];
  /** Null where nothing tells who may be written to. */
  readonly contact: ContactReport | null;
  /** Who comes back after the first purchase. */
  readonly moment_of_truth: MomentReport;
  /** What to do about it, as far as the data say. */
  readonly small_things: FiveThingsReport;
  /** Complaints and requests; null without interactions. */
  readonly listening: ListeningReport | null;
  /** Of all orders, whatever the window. */
  readonly customer_base: CustomerBaseReport;
  /** Null where there is no earlier snapshot. */
  readonly movements: MovementReport | null;
  /** Every cell, as it is drawn: the highest R first, the lowest FM first. */
  readonly grid: readonly GridCell[];
  readonly cut_offs: CutOffs;
  /** How many customers have which values, as the cut-offs divide them. */
  readonly distributions: DistributionsReport;
  readonly bin_sizes: BinSizes;
  readonly out_dir: string;
  readonly files_written: readonly string[];
  readonly next: string;
}

/** The report on a scored and segmented customer table. */
export function buildReport(input: ReportInput): Report {
  const { table, segments, account, bins, language } = input;
  const hasMoney = input.monetary !== 'none' && table.numbers.revenue !== undefined;
  const { whole, parts } = figuresOf(table, segments.of, segments.list.length, hasMoney);
  const money = moneyFigure(input.currency);
  const suppressed = suppressedBySegment(table, segments.of, segments.list.length);
  const tooFew = whole.customers < FEWEST_TO_RANK;
  const concentration = concentrationOf(hasMoney ? table.numbers.revenue : undefined, whole.customers);
  const names = segments.list.map((segment) => segment.name);
  return {
    version: input.version,
    lang: language,
    as_of: formatDay(input.asOf),
    currency: input.currency ?? null,
    bins,
    monetary: input.monetary,
    frequency: input.frequency,
    headline: headline(
      whole,
      parts,
      segments.list.map(({ title }) => title),
      tooFew ? concentration : undefined,
      input.currency,
      language,
    ),
    ...readingReport(input.files, account, money, language),
    totals: {
      customers: whole.customers,
      orders: whole.orders,
      revenue: money(whole.revenue),
      refunded: money(whole.refunded),
      average_order_value: money(averageOf(whole)),
      median_recency_days: whole.medianRecency ?? null,
    },
    forecast: forecastReport(input.forecast, money, language),
    too_few_to_rank: tooFew,
    top_customers: topCustomers(
      table,
      tooFew ? FEWEST_TO_RANK : 10,
      hasMoney,
      money,
      (row) => names[segments.of[row]!]!,
    ),
    concentration,
    segment_set: segments.set,
    segments: parts.map((part, index) => ({
      ...segmentReport(part, segments.list[index]!, whole, money),
      ...expectations(input.forecast.intervals?.segments[index], money),
      suppressed: suppressed?.[index] ?? null,
    })),
    contact: contactReport(table, input.prospects),
    moment_of_truth: momentReport(input.afterFirstPurchase),
    small_things: fiveThingsReport(input.afterFirstPurchase.fiveThings, input.currency, input.language),
    listening: input.listening === undefined ? null : listeningReport(input.listening),
    customer_base: buildCustomerBase(input.base, input.currency, language),
    movements: input.movements === undefined ? null : movementReport(input.movements, table, input.asOf, money),
    grid: gridOf(table, segments.of, names, bins),
    cut_offs: input.cutOffs,
    distributions: distributions(table, input.frequency, hasMoney ? input.monetary : 'none'),
    bin_sizes: input.binSizes,
    out_dir: input.outDir,
    files_written: input.outputs,
    next: input.next,
  };
}

/** What was read, and what of it does not count. */
export function readingReport(
  files: readonly ReportFile[],
  account: ReadAccount,
  money: (amount: Amount | undefined) => number | null,
  language: Language,
): Pick<Report, 'read' | 'left_out' | 'notices'> {
  return {
    read: {
      files: files.map(({ file, rows, badRows, description }) => ({
        file,
        rows,
        bad_rows: badRows,
        description: description[language],
      })),
      rows: account.rows,
      bad_rows: account.badRows,
    },
    left_out: account.leftOut.map(({ what, count, amount }) => ({
      what: what[language],
      count,
      amount: money(amount),
    })),
    notices: account.notices.map((notice) => notice[language]),
  };
}

function segmentReport(
  part: Figures,
  segment: ReportSegments['list'][number],
  whole: Figures,
  money: (amount: Amount | undefined) => number | null,
): Omit<SegmentReport, keyof ExpectationReport | 'suppressed'> {
  return {
    segment: segment.name,
    slug: segment.slug,
    title: segment.title,
    customers: part.customers,
    share: shareOf(part.customers, whole.customers) ?? 0,
    revenue: money(part.revenue),
    revenue_share: shareOf(part.revenue, whole.revenue),
    median_recency_days: part.medianRecency ?? null,
    orders: part.orders,
    average_order_value: money(averageOf(part)),
    why: segment.why,
    goal: segment.goal,
    action: segment.action,
    offer: segment.offer,
    avoid: segment.avoid,
  };
}
