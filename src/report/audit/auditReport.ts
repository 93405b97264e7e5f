import type { AfterFirstPurchase } from '../../audit/afterFirstPurchase.ts';
import type { CustomerBase } from '../../audit/base/customerBase.ts';
import type { Listening } from '../../audit/listening.ts';
import type { ReadAccount } from '../../core/account.ts';
import { type EpochDay, formatDay } from '../../core/day.ts';
import type { Language } from '../../core/language.ts';
import { type FiveThingsReport, fiveThingsReport } from '../moment/fiveThingsReport.ts';
import { type ListeningReport, listeningReport } from '../moment/listeningReport.ts';
import { type MomentReport, momentReport } from '../moment/momentReport.ts';
import { moneyFigure } from '../moneyFigure.ts';
import { type Report, type ReportFile, readingReport } from '../report.ts';
import { buildCustomerBase } from './buildCustomerBase.ts';
import type { CustomerBaseReport } from './customerBaseReport.ts';

export interface AuditInput {
  readonly version: string;
  readonly language: Language;
  readonly asOf: EpochDay;
  readonly currency: string | undefined;
  readonly base: CustomerBase;
  readonly afterFirstPurchase: AfterFirstPurchase;
  /** Undefined without interactions. */
  readonly listening: Listening | undefined;
  readonly account: ReadAccount;
  readonly files: readonly ReportFile[];
  /** The command to try next. */
  readonly next: string;
}

/** The audit as plain JSON. */
export interface AuditReport extends Pick<Report, 'read' | 'left_out' | 'notices'> {
  readonly version: string;
  readonly lang: Language;
  readonly as_of: string;
  readonly currency: string | null;
  readonly customer_base: CustomerBaseReport;
  readonly moment_of_truth: MomentReport;
  readonly small_things: FiveThingsReport;
  /** Null without interactions. */
  readonly listening: ListeningReport | null;
  readonly next: string;
}

export function auditReport(input: AuditInput): AuditReport {
  const { currency, language, afterFirstPurchase } = input;
  return {
    version: input.version,
    lang: language,
    as_of: formatDay(input.asOf),
    currency: currency ?? null,
    ...readingReport(input.files, input.account, moneyFigure(currency), language),
    customer_base: buildCustomerBase(input.base, currency, language),
    moment_of_truth: momentReport(afterFirstPurchase),
    small_things: fiveThingsReport(afterFirstPurchase.fiveThings, currency, language),
    listening: input.listening === undefined ? null : listeningReport(input.listening),
    next: input.next,
  };
}
