import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

const ofRfm = { orders: 'orders', days: 'purchase_days', net: 'revenue', refunds: 'refunded' };
const ofDuckDb = { orders: 'orders', days: 'days', net: 'net', refunds: 'refunds' };

/** Fails where two results are not the same customers with the same orders, days and money, to the cent. */
export async function checkTotals(rfmFile, duckDbFile) {
  const [rfm, duckDb] = [await totalsOf(rfmFile, ofRfm), await totalsOf(duckDbFile, ofDuckDb)];
  for (const [what, total] of Object.entries(rfm)) {
    if (total !== duckDb[what]) throw new Error(`rfm has ${total} for ${what}, DuckDB ${duckDb[what]}: one is wrong`);
  }
  return rfm;
}

/** Counts and sums of a CSV with a row a customer; money in cents. */
async function totalsOf(file, { orders, days, net, refunds }) {
  const totals = { customers: 0, orders: 0, days: 0, netCents: 0, refundCents: 0 };
  for await (const row of createReadStream(file).pipe(parse({ columns: true }))) {
    totals.customers++;
    totals.orders += Number(row[orders]);
    totals.days += Number(row[days]);
    totals.netCents += Math.round(Number(row[net]) * 100);
    totals.refundCents += Math.round(Number(row[refunds]) * 100);
  }
  return totals;
}
