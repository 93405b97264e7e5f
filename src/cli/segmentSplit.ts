import { join } from 'node:path';
import { type Arm, arms, FEWEST_CUSTOMERS } from '../campaign/lift/arms.ts';
import { armsOf, customersIn } from '../campaign/lift/split.ts';
import type { CustomerTable } from '../core/customers.ts';
import { counted, groupedNumber, shareText } from '../core/numberText.ts';
import type { Manifest } from '../write/folder/manifest.ts';
import { codedColumn, emptyColumn, textColumn } from '../write/tables/printedColumn.ts';
import { readCustomers } from '../write/tables/readCustomers.ts';
import { type CsvPart, csvOfParts } from '../write/tables/rows.ts';
import { ADVICE } from './customerRow.ts';

/** The members of a segment who may be contacted, shared out to the arms. */
export interface SegmentSplit {
  readonly segment: string;
  readonly table: CustomerTable;
  /** By row of the table: an index of `arms`. */
  readonly armOfRow: Int32Array;
  /** Members who must not be contacted now, and are in neither arm. */
  readonly heldBack: number;
}

export async function segmentSplit(
  segment: string,
  dir: string,
  { outputs }: Manifest,
  armOf: (customerId: string) => Arm,
): Promise<SegmentSplit> {
  const path = join(dir, 'segments', `${segment}.csv`);
  const table = await readCustomers({ path, what: 'list of customers', advice: ADVICE });
  const heldBack = outputs.find(({ file }) => file === `suppressed/${segment}.csv`)?.rows ?? 0;
  return { segment, table, armOfRow: armsOf(table.ids, armOf), heldBack };
}

export const SPLIT_HEADER = 'customer_id,segment,arm\n';

/** The text of the file of a split: segment after segment, in the order of their files. */
export function splitChunks(splits: readonly SegmentSplit[]): Generator<Uint8Array> {
  return csvOfParts(
    splits.map(({ table, armOfRow }): CsvPart => {
      const { segment } = table.texts;
      return {
        columns: [
          textColumn('customer_id', table.ids, false),
          segment === undefined ? emptyColumn('segment') : codedColumn('segment', segment, false),
          codedColumn('arm', { names: arms, codes: armOfRow }, false),
        ],
        rows: armOfRow.length,
      };
    }),
  );
}

/** How many customers each arm has, and what is to be known of it, a line each. */
export function splitMessages(splits: readonly SegmentSplit[]): readonly string[] {
  const total = (arm: Arm) => splits.reduce((sum, { armOfRow }) => sum + customersIn(arm, armOfRow), 0);
  const sizes = { contact: total('contact'), control: total('control') };
  const bySegment = splits.map(
    ({ segment, armOfRow }) =>
      `${segment}: ${sizesText({ contact: customersIn('contact', armOfRow), control: customersIn('control', armOfRow) })}`,
  );
  const heldBack = splits.reduce((sum, split) => sum + split.heldBack, 0);
  return [
    ...(splits.length > 1 ? [...bySegment, `together: ${sizesText(sizes)}`] : bySegment),
    ...(heldBack === 0
      ? []
      : [
          `${counted(heldBack, 'member')} ${heldBack === 1 ? 'is' : 'are'} in neither arm: they must not be contacted now (suppressed/)`,
        ]),
    ...sizeWarnings(sizes),
  ];
}

/** What a split of such sizes cannot show, a line each. */
export function sizeWarnings(sizes: Readonly<Record<Arm, number>>): readonly string[] {
  const empty = arms.find((arm) => sizes[arm] === 0);
  if (empty !== undefined) {
    return [
      `warning: nobody is in ${empty}: what the campaign brings cannot be measured; another --control puts some there`,
    ];
  }
  return arms
    .filter((arm) => sizes[arm] < FEWEST_CUSTOMERS)
    .map(
      (arm) =>
        `warning: ${arm} has ${counted(sizes[arm], 'customer')}; with fewer than ${FEWEST_CUSTOMERS} only very large differences can be seen`,
    );
}

function sizesText({ contact, control }: Readonly<Record<Arm, number>>): string {
  const share = contact + control === 0 ? '' : ` (${shareText(control / (contact + control))})`;
  return `contact ${groupedNumber(contact, 0)}, control ${groupedNumber(control, 0)}${share}`;
}
