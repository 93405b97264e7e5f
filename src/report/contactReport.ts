import { type CustomerTable, codedText, rowCount } from '../core/customers.ts';
import { type Suppression, suppressions } from '../profile/suppression.ts';
import type { Playbook } from '../segment/playbooks/playbook.ts';

/** Who may be written to now, and why the others must not be; somebody may have several reasons. */
export interface ContactReport {
  readonly may_be_contacted: number;
  readonly suppressed: number;
  readonly reasons: Readonly<Record<Suppression, number>>;
  /** Customers by channel to write to; those of no known channel are not in it. */
  readonly channels: Readonly<Record<string, number>>;
  /** People with interactions and no purchase, who are counted in nothing else; null without interactions. */
  readonly prospects: (Playbook & { readonly people: number; readonly suppressed: number }) | null;
}

/** @returns null where nothing tells who may be written to */
export function contactReport(
  customers: CustomerTable,
  prospects: (Playbook & { readonly table: CustomerTable }) | undefined,
): ContactReport | null {
  const { suppressed, channel } = customers.texts;
  if (suppressed === undefined || channel === undefined) return null;
  const reasons = Object.fromEntries(suppressions.map((reason) => [reason, 0])) as Record<Suppression, number>;
  const channels: Record<string, number> = {};
  let count = 0;
  for (let row = 0; row < rowCount(customers); row++) {
    const text = codedText(suppressed, row);
    if (text === undefined) {
      const open = codedText(channel, row);
      if (open !== undefined) channels[open] = (channels[open] ?? 0) + 1;
      continue;
    }
    count++;
    for (const reason of text.split(';') as Suppression[]) reasons[reason]++;
  }
  return {
    may_be_contacted: rowCount(customers) - count,
    suppressed: count,
    reasons,
    channels: Object.fromEntries(Object.entries(channels).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))),
    prospects: prospects === undefined ? null : prospectReport(prospects),
  };
}

function prospectReport({ table, ...playbook }: Playbook & { readonly table: CustomerTable }) {
  return { ...playbook, people: rowCount(table), suppressed: suppressedIn(table) };
}

function suppressedIn({ texts: { suppressed }, ids }: CustomerTable): number {
  if (suppressed === undefined) return 0;
  let count = 0;
  for (let row = 0; row < ids.codes.length; row++) if (codedText(suppressed, row) !== undefined) count++;
  return count;
}

/** Customers of each segment who must not be written to now; undefined where nothing tells. */
export function suppressedBySegment(
  { texts: { suppressed } }: CustomerTable,
  of: Int32Array,
  segments: number,
): Int32Array | undefined {
  if (suppressed === undefined) return undefined;
  const counts = new Int32Array(segments);
  for (let row = 0; row < of.length; row++) if (codedText(suppressed, row) !== undefined) counts[of[row]!]!++;
  return counts;
}
