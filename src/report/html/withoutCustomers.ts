import type { AuditReport } from '../audit/auditReport.ts';
import type { Report } from '../report.ts';
import { baseWithoutCustomers } from './audit/customerBaseSections.ts';

/**
 * The report without anything that tells who a customer is: the first customers are called by their rank, and in texts
 * that hold words from the data, quoted values and whatever looks like an e-mail address become an ellipsis.
 */
export function reportWithoutCustomers(report: Report): Report {
  return {
    ...report,
    ...sharedWithout(report),
    top_customers: report.top_customers.map((customer, index) => ({ ...customer, customer_id: `#${index + 1}` })),
  };
}

/** The same of the audit. */
export function auditWithoutCustomers(report: AuditReport): AuditReport {
  return { ...report, ...sharedWithout(report) };
}

/** What the audit and the report of a run have in common. */
type Shared = Pick<Report, Exclude<keyof AuditReport, 'version' | 'lang' | 'as_of' | 'currency'> & keyof Report>;

function sharedWithout(report: Shared): Shared {
  return {
    customer_base: baseWithoutCustomers(report.customer_base),
    read: {
      ...report.read,
      files: report.read.files.map((file) => ({
        ...file,
        file: withoutAddresses(file.file),
        description: withoutAddresses(file.description),
      })),
    },
    left_out: report.left_out.map((part) => ({ ...part, what: withoutValues(part.what) })),
    notices: report.notices.map(withoutValues),
    moment_of_truth: {
      ...report.moment_of_truth,
      by_category: report.moment_of_truth.by_category && {
        ...report.moment_of_truth.by_category,
        groups: report.moment_of_truth.by_category.groups.map((group) => ({
          ...group,
          category: withoutAddresses(group.category),
        })),
      },
    },
    small_things: {
      ...report.small_things,
      things: report.small_things.things.map((one) => ({
        ...one,
        thing: withoutAddresses(one.thing),
        evidence: withoutAddresses(one.evidence),
      })),
    },
    listening: report.listening && {
      ...report.listening,
      products: report.listening.products.map((one) => ({ ...one, product: addressless(one.product) })),
      rises: report.listening.rises.map((one) => ({ ...one, product: addressless(one.product) })),
    },
    next: withoutAddresses(report.next),
  };
}

/** A value may hold quotes itself, so all between the first and the last goes. */
function withoutValues(sentence: string): string {
  return withoutAddresses(sentence.replace(/".*"/su, '"…"'));
}

/** A word is looked at once, from its beginning: however long words are, the time is that of the text. */
function withoutAddresses(text: string): string {
  return text.replace(/(?<![^\s"<>(),;:=])[^\s"<>(),;:=]+@[^\s"<>(),;:=]+/gu, '…');
}

function addressless(text: string | null): string | null {
  return text === null ? null : withoutAddresses(text);
}
