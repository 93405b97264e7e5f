/** What a column of an export of interactions can mean. */
export const interactionFields = [
  'customer',
  'email',
  'phone',
  'date',
  'type',
  'channel',
  'direction',
  'product',
  'category',
  'status',
  'resolved',
  'score',
  'subject',
  'id',
] as const;
export type InteractionField = (typeof interactionFields)[number];
