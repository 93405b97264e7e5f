/** One record of an export: the text of its fields by meaning. A field that the file does not have is absent. */
export interface Row {
  readonly customer: string;
  readonly order?: string;
  /** ISO day. */
  readonly date: string;
  /** Decimal text with at most 4 decimals. */
  readonly amount?: string;
  readonly status?: string;
  readonly refunded?: string;
  /** Means nothing, but makes records differ. */
  readonly remark?: string;
}

export interface OrderRules {
  readonly returns: 'net' | 'ignore';
  readonly zeroOrders: 'drop' | 'count';
}

/** What one order does to its customer, on its day. Money in 1/10,000. */
export interface OracleOrder {
  readonly customer: string;
  readonly day: string;
  readonly isPurchase: boolean;
  readonly revenue: bigint;
  readonly refunded: bigint;
}

/** Money text in 1/10,000 of the currency unit. */
export function money(text: string): bigint {
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text) ?? [];
  if (whole === undefined) throw new Error(`the oracle reads no amount "${text}"`);
  const value = BigInt(whole + decimals.padEnd(4, '0'));
  return sign === '-' ? -value : value;
}

/** The rows that count where files overlap. */
export function rowsThatCount(files: readonly (readonly Row[])[]): Row[] {
  const kept = mostOften(files.map((rows) => rows.filter((row) => !row.order)));
  const ids = new Set(files.flat().flatMap((row) => (row.order ? [row.order] : [])));
  for (const id of ids) {
    const ofId = files.map((rows) => rows.filter((row) => row.order === id));
    const last = ofId.findLastIndex((rows) => rows.some((row) => !isNegative(row)));
    if (last >= 0) kept.push(...ofId[last]!.filter((row) => !isNegative(row)));
    const withRefunds = ofId.filter((rows, file) => file === last || rows.every(isNegative));
    kept.push(...mostOften(withRefunds.map((rows) => rows.filter(isNegative))));
  }
  return kept;
}

/** Every order that is not left out by rule, except for those after as_of. */
export function ordersOf(files: readonly (readonly Row[])[], rules: OrderRules): OracleOrder[] {
  const orders = new Map<string, Row[]>();
  for (const [index, row] of rowsThatCount(files).entries()) {
    if (NO_CUSTOMER.has(row.customer.toLowerCase())) continue;
    const key = JSON.stringify([row.customer, row.order ? row.order : index]);
    orders.set(key, [...(orders.get(key) ?? []), row]);
  }
  return [...orders.values()].flatMap((rows) => orderOf(rows, rules) ?? []);
}

const NO_CUSTOMER = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '-', '--']);
const LEFT_OUT = new Set(
  'cancelled,voided,failed,expired,declined,draft,test,pending,pending payment,on hold,authorized'.split(','),
);

type StatusMeaning = 'counts' | 'refunded' | 'left out';

function orderOf(all: readonly Row[], { returns, zeroOrders }: OrderRules): OracleOrder | undefined {
  const rows = all.filter((row) => meaning(row, all) !== 'left out');
  if (rows.length === 0) return undefined;
  const customer = rows[0]!.customer;
  const day = rows.map((row) => row.date).sort()[0]!;
  const mapped = greatest(rows.flatMap((row) => (row.refunded ? [money(row.refunded)] : [])));
  const refunds = rows.filter((row) => mapped === undefined && meaning(row, all) === 'refunded');
  // Rows of refunds beside the order's own.
  const rowsBack = sum(refunds) < 0n && sum(rows) > sum(refunds) ? -sum(refunds) : 0n;
  const total = sum(rows) + rowsBack;
  const purchase = { customer, day, isPurchase: true, revenue: total, refunded: 0n };
  const byStatus = returns === 'net' && rowsBack === 0n ? refunds : [];

  if (rows.every((row) => row.amount === undefined)) return { ...purchase, isPurchase: byStatus.length < rows.length };
  const back = mapped ?? (rowsBack > 0n ? rowsBack : sum(byStatus));
  if (total === 0n && back === 0n) {
    const isFree = byStatus.length === 0 && !rows.some(isNegative);
    return isFree && zeroOrders === 'count' ? purchase : undefined;
  }
  if (returns === 'ignore') return total > 0n ? purchase : undefined;
  return {
    customer,
    day,
    isPurchase: total > 0n && back < total,
    revenue: total - back,
    refunded: back + (total < 0n ? -total : 0n),
  };
}

/** What the row's status says; without a status, what the others of its order say where they agree. */
function meaning(row: Row, order: readonly Row[]): StatusMeaning {
  const own = row.status?.trim().toLowerCase();
  if (own) return own === 'refunded' ? 'refunded' : LEFT_OUT.has(own) ? 'left out' : 'counts';
  const others = new Set(order.filter((other) => other.status?.trim()).map((other) => meaning(other, order)));
  return others.size === 1 ? [...others][0]! : 'counts';
}

/** Rows of several files, each as often as in the file that holds most that are equal to it in every field. */
function mostOften(files: readonly (readonly Row[])[]): Row[] {
  const most = new Map<string, readonly Row[]>();
  for (const rows of files) {
    const inFile = new Map<string, Row[]>();
    for (const row of rows) inFile.set(record(row), [...(inFile.get(record(row)) ?? []), row]);
    for (const [key, equal] of inFile) {
      if (equal.length > (most.get(key)?.length ?? 0)) most.set(key, equal);
    }
  }
  return [...most.values()].flat();
}

function record(row: Row): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function greatest(values: readonly bigint[]): bigint | undefined {
  return values.toSorted((a, b) => Number(b - a))[0];
}

function isNegative(row: Row): boolean {
  return amountOf(row) < 0n;
}

function sum(rows: readonly Row[]): bigint {
  return rows.reduce((total, row) => total + amountOf(row), 0n);
}

function amountOf(row: Row): bigint {
  return row.amount === undefined ? 0n : money(row.amount);
}
