import { customerCount, type OrderLedger } from '../core/ledger.ts';
import type { Texts } from '../core/texts.ts';
import { rowsById } from './idOrder.ts';
import { everyRowOf } from './valueOrder.ts';

/**
 * The ledger with its customers numbered in code unit order of their ids: what is sorted by id again and again, as the
 * customers of each snapshot of a history are, is then in order already.
 */
export function ledgerById(ledger: OrderLedger): OrderLedger {
  const { offsets, day, amount, kind, cost } = ledger;
  const order = rowsById({ texts: ledger.customers, codes: everyRowOf(customerCount(ledger)) });
  const sorted = {
    offsets: new Int32Array(offsets.length),
    day: new Int32Array(day.length),
    amount: new Float64Array(amount.length),
    kind: new Uint8Array(kind.length),
    cost: cost && new Float64Array(cost.length),
  };
  let end = 0;
  for (let customer = 0; customer < order.length; customer++) {
    const from = offsets[order[customer]!]!;
    const to = offsets[order[customer]! + 1]!;
    for (let entry = from; entry < to; entry++, end++) {
      sorted.day[end] = day[entry]!;
      sorted.amount[end] = amount[entry]!;
      sorted.kind[end] = kind[entry]!;
      if (cost) sorted.cost![end] = cost[entry]!;
    }
    sorted.offsets[customer + 1] = end;
  }
  return { ...sorted, customers: textsInOrder(ledger.customers, order) };
}

function textsInOrder({ bytes, starts }: Texts, order: Int32Array): Texts {
  const sorted = { bytes: new Uint8Array(bytes.length), starts: new Uint32Array(order.length + 1) };
  for (let i = 0; i < order.length; i++) {
    const text = bytes.subarray(starts[order[i]!], starts[order[i]! + 1]);
    sorted.bytes.set(text, sorted.starts[i]!);
    sorted.starts[i + 1] = sorted.starts[i]! + text.length;
  }
  return sorted;
}
