import type { Platform } from '../platform.ts';

/**
 * For any other program that writes e-mails: the columns of the segment file as they are, but with no guard against
 * formulas, which such a program would take for a part of the text.
 */
export const csv: Platform = {
  name: 'csv',
  title: 'CSV',
  kind: 'email',
  takesHashes: false,
  completesPhones: false,
  isUnique: false,
  asciiNames: false,
  limits: {},
  columns: (_, tableColumns) =>
    tableColumns.map((header, place) => ({ header, cell: ({ cell }) => cell(place), identifies: true })),
};
