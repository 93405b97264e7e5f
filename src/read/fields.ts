/** What a column of an order export can mean. */
export const orderFields = [
  'customer',
  'date',
  'amount',
  'order',
  'status',
  'quantity',
  'unit_price',
  'product',
  'category',
  'currency',
  'cost',
  'refunded',
  'email',
  'phone',
  'first_name',
  'last_name',
  'country',
  'zip',
  'consent',
] as const;
export type Field = (typeof orderFields)[number];

/** Fields whose texts rows carry along, each where it is asked for. */
export type CarriedField = Extract<Field, 'consent' | 'product' | 'category'>;

/** Fields that can say who the customer is, in the order in which they are tried. */
export const keyFields = ['customer', 'email', 'phone'] as const;
export type KeyField = (typeof keyFields)[number];
