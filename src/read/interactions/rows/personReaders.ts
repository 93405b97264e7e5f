import type { KeyField } from '../../fields.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { RowIntegers } from '../../kernel/rowArrays.ts';
import { type ColumnReader, readNothing } from '../../rows/columnReader.ts';
import { createKeyReader } from '../../rows/identity.ts';
import type { CustomerIds } from '../../rows/rows.ts';
import type { InteractionLayout } from '../layout/layout.ts';
import { createEmailReader } from './emailReader.ts';
import type { InteractionDictionaries } from './entries.ts';

/** Reads who rows are about, by each field that can say so. */
export interface PersonReaders extends Readonly<Record<KeyField, ColumnReader>> {
  readonly customerIds: () => CustomerIds;
}

const NO_IDS: CustomerIds = { areIntegral: true, pointZeros: new Set() };

/** @param customers to be filled with customer ids before e-mails are read */
export function createPersonReaders(
  kernel: Kernel,
  { columns }: InteractionLayout,
  dictionaries: InteractionDictionaries,
  customers: RowIntegers,
  unsure: RowIntegers,
): PersonReaders {
  const { people } = dictionaries;
  const reader = (field: KeyField) =>
    columns[field] === undefined ? undefined : createKeyReader(kernel, columns[field], field, people[field], unsure);
  const customer = reader('customer');
  return {
    customer: customer ?? readNothing,
    email:
      customer !== undefined && columns.email !== undefined
        ? createEmailReader(kernel, columns.email, dictionaries, customers, unsure)
        : (reader('email') ?? readNothing),
    phone: reader('phone') ?? readNothing,
    customerIds: customer?.shape ?? (() => NO_IDS),
  };
}
