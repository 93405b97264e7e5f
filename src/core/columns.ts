/**
 * How a customer column is held and printed. `money` is an Amount, `date` an EpochDay; `tenths` has one decimal,
 * `hundredths` two, `ratio` four.
 */
export type ColumnType = 'text' | 'score' | 'count' | 'days' | 'date' | 'money' | 'tenths' | 'hundredths' | 'ratio';

export interface ColumnDefinition {
  readonly name: string;
  readonly type: ColumnType;
  /** Short title for tables. */
  readonly label: string;
  /** One sentence with the unit and what an empty cell means. */
  readonly description: string;
}

/** Every column of customers.csv but contacts and kept columns, in the order in which it is written. */
export const columnCatalog = [
  { name: 'customer_id', type: 'text', label: 'Customer', description: 'the key that orders are joined by' },
  { name: 'segment', type: 'text', label: 'Segment', description: 'name of the first rule that matches' },
  {
    name: 'previous_segment',
    type: 'text',
    label: 'Previous segment',
    description: 'segment in the newest earlier snapshot; empty without one',
  },
  {
    name: 'segment_since',
    type: 'date',
    label: 'In segment since',
    description: 'as-of day of the first snapshot of the unbroken run in this segment',
  },
  { name: 'r_score', type: 'score', label: 'R', description: 'recency score, 1 to the number of bins, best highest' },
  { name: 'f_score', type: 'score', label: 'F', description: 'frequency score, 1 to the number of bins, best highest' },
  {
    name: 'm_score',
    type: 'score',
    label: 'M',
    description: 'money score, 1 to the number of bins, best highest; empty without money',
  },
  {
    name: 'fm_score',
    type: 'score',
    label: 'FM',
    description: 'mean of frequency and money score, halves up; the frequency score without money',
  },
  { name: 'rfm', type: 'text', label: 'RFM', description: 'the scores r, f and m side by side; best 555' },
  {
    name: 'recency_days',
    type: 'days',
    label: 'Recency',
    description: 'days from the last purchase day to the as-of day',
  },
  { name: 'orders', type: 'count', label: 'Orders', description: 'number of purchases' },
  { name: 'purchase_days', type: 'count', label: 'Purchase days', description: 'distinct days with a purchase' },
  {
    name: 'revenue',
    type: 'money',
    label: 'Revenue',
    description: 'money paid less money refunded, in currency units; empty without money',
  },
  {
    name: 'average_order_value',
    type: 'money',
    label: 'Average order',
    description: 'revenue / orders, in currency units',
  },
  { name: 'refunded', type: 'money', label: 'Refunded', description: 'money refunded, a positive sum' },
  { name: 'first_order', type: 'date', label: 'First order', description: 'day of the first purchase' },
  { name: 'last_order', type: 'date', label: 'Last order', description: 'day of the last purchase' },
  {
    name: 'days_between_orders',
    type: 'tenths',
    label: 'Days between orders',
    description: '(last - first purchase day) / (purchase days - 1) over all orders; empty with one purchase day',
  },
  {
    name: 'lifecycle',
    type: 'text',
    label: 'Lifecycle',
    description: 'onboarding, repeat, loyal, slipping, lapsed or returning',
  },
  {
    name: 'p_alive',
    type: 'ratio',
    label: 'P(alive)',
    description: 'probability of still being a customer; empty when no model can say',
  },
  {
    name: 'expected_orders',
    type: 'ratio',
    label: 'Expected orders',
    description: 'purchase days expected over the horizon; empty without a forecast',
  },
  {
    name: 'expected_order_value',
    type: 'money',
    label: 'Expected order value',
    description: 'money expected per purchase day; empty without a forecast',
  },
  {
    name: 'clv',
    type: 'money',
    label: 'Future value',
    description: 'discounted margin expected over the horizon; empty without a forecast',
  },
  {
    name: 'lifetime_value',
    type: 'money',
    label: 'Lifetime value',
    description: 'margin x revenue plus clv; margin x revenue alone without a forecast',
  },
  {
    name: 'contacts',
    type: 'count',
    label: 'Contacts',
    description:
      'interactions that came from the customer, up to as-of; unsubscriptions and bounces are none; empty without interaction files',
  },
  {
    name: 'service_contacts',
    type: 'count',
    label: 'Service contacts',
    description: 'those of them that are a contact, a complaint or a request',
  },
  { name: 'complaints', type: 'count', label: 'Complaints', description: 'complaints up to as-of' },
  {
    name: 'open_complaints',
    type: 'count',
    label: 'Open complaints',
    description:
      'complaints that are open; those after the newest order, too, but with --as-of as they stood on that day',
  },
  { name: 'requests', type: 'count', label: 'Requests', description: 'questions and requests up to as-of' },
  {
    name: 'returns',
    type: 'count',
    label: 'Returns',
    description: 'returns among the interactions up to as-of; refunds of the orders are not counted here',
  },
  { name: 'last_contact', type: 'date', label: 'Last contact', description: 'day of the last of the contacts' },
  {
    name: 'days_since_contact',
    type: 'days',
    label: 'Days since contact',
    description: 'days from the last contact to the as-of day',
  },
  {
    name: 'days_between_contacts',
    type: 'tenths',
    label: 'Days between contacts',
    description: '(last - first contact day) / (distinct contact days - 1); empty with one day',
  },
  {
    name: 'engagement',
    type: 'score',
    label: 'Engagement',
    description:
      'score of the contacts weighted by recency, 1 to the number of bins, best highest; a contact counts half after 90 days, an open a third of any other',
  },
  {
    name: 'satisfaction',
    type: 'hundredths',
    label: 'Satisfaction',
    description: 'mean of the scores of surveys and tickets, as exported',
  },
  {
    name: 'preferred_channel',
    type: 'text',
    label: 'Preferred channel',
    description: 'channel of most contacts; ties go to the latest, then to the alphabet',
  },
  {
    name: 'requested_products',
    type: 'text',
    label: 'Requested products',
    description: 'products asked about, separated by ; and the most frequent first',
  },
  {
    name: 'disputed_products',
    type: 'text',
    label: 'Disputed products',
    description: 'products complained about or returned, separated by ; and the most frequent first',
  },
  {
    name: 'top_product',
    type: 'text',
    label: 'Top product',
    description: 'product in most purchases; ties go to the latest, then to the alphabet',
  },
  {
    name: 'top_category',
    type: 'text',
    label: 'Top category',
    description: 'category in most purchases; ties go to the latest, then to the alphabet',
  },
  {
    name: 'channel',
    type: 'text',
    label: 'Channel',
    description: 'where to write: the open channel that they answer on most; empty where none is known to be open',
  },
  {
    name: 'blocked_channels',
    type: 'text',
    label: 'Blocked channels',
    description: 'channels that are closed by an unsubscription, a bounce or a consent, separated by ;',
  },
  {
    name: 'contact_on',
    type: 'date',
    label: 'Contact on',
    description: 'the later of as-of and last order + cadence_days',
  },
  {
    name: 'cadence_days',
    type: 'days',
    label: 'Cadence',
    description:
      'median gap between own purchase days where there are at least 4 of them, else that of all customers, rounded',
  },
  {
    name: 'topic',
    type: 'text',
    label: 'Topic',
    description:
      'category bought or asked about most; none that was offered at least 5 times in a row without an open, click or purchase',
  },
  { name: 'offer', type: 'text', label: 'Offer', description: "what the segment's playbook offers" },
  {
    name: 'suppressed',
    type: 'text',
    label: 'Suppressed',
    description:
      'why not to write now: open complaint, returned recently (30 days), contacted recently (7 days), no channel left; separated by ;',
  },
] as const satisfies readonly ColumnDefinition[];

export type ColumnName = (typeof columnCatalog)[number]['name'];
type ColumnOf<T extends ColumnType> = Extract<(typeof columnCatalog)[number], { type: T }>['name'];
/** Columns held as text; all others are numbers. */
export type TextColumn = Exclude<ColumnOf<'text'>, 'customer_id'>;
export type NumberColumn = Exclude<ColumnName, ColumnOf<'text'>>;

/** Contact columns, in the order in which they follow the catalog; kept columns come after them. */
export const contactColumns = ['email', 'phone', 'first_name', 'last_name', 'country', 'zip'] as const;
export type ContactColumn = (typeof contactColumns)[number];
