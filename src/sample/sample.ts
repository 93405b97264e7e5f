import { AMOUNT_UNIT, formatAmount } from '../core/amount.ts';
import { formatDay } from '../core/day.ts';
import { type Random, randomGamma, randomInteger, seededRandom } from '../numerics/random.ts';
import { countries, firstNames, products } from './catalogue.ts';
import { drawTimeline, FIRST_DAY, SECONDS_A_DAY } from './timeline.ts';

export const sampleHeader =
  'order_id,order_date,customer_id,email,country,status,product,category,quantity,unit_price,amount';

/** Mean order values differ between customers, and orders of a customer around theirs (Fader, Hardie 2013); in cents. */
const ORDER_VALUE = { shape: 6.25, customerShape: 3.74, customerRate: 1230 };
const CANCELLED = 0.01;
const DISCOUNTED = 0.02;
/** Lines of an order, as often as they occur. */
const LINE_COUNTS = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4];
const CHUNK_LENGTH = 64 * 1024;
const CENT = AMOUNT_UNIT / 100;

/**
 * A synthetic export of a shop as CSV in chunks of about 64 KB: about nine rows a customer and 100 bytes a row, sorted
 * by time, 2023-01-01 to 2024-12-31, the same for a seed on every machine. Line items with quantity × unit_price =
 * amount; discounts are negative lines of their order, refunds orders of their own that take the last line bought back.
 * @param customers a whole number up to 70 million
 */
export function* sampleOrders(customers: number, seed: number): Generator<string> {
  const random = seededRandom(seed);
  const timeline = drawTimeline(customers, random);
  const people = drawPeople(customers, random);
  const bought = { product: new Uint8Array(customers), quantity: new Int32Array(customers) };
  let orderId = 1_000_000;
  let chunk = `${sampleHeader}\n`;
  for (let event = 0; event < timeline.count; event++) {
    const customer = timeline.customer(event);
    const isRefund = timeline.isRefund(event);
    if (isRefund && bought.quantity[customer] === 0) continue;
    orderId++;
    const isCancelled = !isRefund && random() < CANCELLED;
    const status = isCancelled ? 'cancelled' : 'shipped';
    const start = `${orderId},${formatSecond(timeline.second(event))},${people.text(customer)},${status},`;
    if (isRefund) {
      const product = bought.product[customer]!;
      chunk += start + lineOf(product, -bought.quantity[customer]!);
      bought.quantity[customer] = 0;
    } else {
      const value = randomGamma(random, ORDER_VALUE.shape, people.valueRate[customer]!);
      const lines = LINE_COUNTS[randomInteger(random, LINE_COUNTS.length)]!;
      let total = 0;
      for (let line = 0; line < lines; line++) {
        const lineValue = (value / lines) * (0.5 + random());
        const product = pickProduct(lineValue, random);
        const quantity = Math.max(1, Math.round(lineValue / products[product]!.price));
        total += quantity * products[product]!.price;
        chunk += start + lineOf(product, quantity);
        if (!isCancelled) {
          bought.product[customer] = product;
          bought.quantity[customer] = quantity;
        }
      }
      if (random() < DISCOUNTED) chunk += start + discountOf(Math.round(total / 10));
    }
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

/** Who the customers are, and the rate of the gamma distribution that their order values have. */
function drawPeople(customers: number, random: Random) {
  const name = new Uint8Array(customers);
  const country = new Uint8Array(customers);
  const valueRate = new Float64Array(customers);
  for (let customer = 0; customer < customers; customer++) {
    name[customer] = randomInteger(random, firstNames.length);
    country[customer] = randomInteger(random, countries.length);
    valueRate[customer] = randomGamma(random, ORDER_VALUE.customerShape, ORDER_VALUE.customerRate);
  }
  const text = (customer: number): string => {
    const number = String(customer + 1).padStart(6, '0');
    return `C${number},${firstNames[name[customer]!]}${number}@example.com,${countries[country[customer]!]}`;
  };
  return { valueRate, text };
}

/** One of the products that cost at most the value and at least an eighth of it. */
function pickProduct(value: number, random: Random): number {
  let end = 1;
  while (end < products.length && products[end]!.price <= value) end++;
  let start = 0;
  while (start < end - 1 && products[start]!.price * 8 < value) start++;
  return start + randomInteger(random, end - start);
}

const productTexts = products.map(
  ({ name, category, price }) => [`${quote(name)},${category},`, `,${formatAmount(price * CENT, 2)},`] as const,
);

function lineOf(product: number, quantity: number): string {
  const [before, after] = productTexts[product]!;
  return `${before}${quantity}${after}${formatAmount(quantity * products[product]!.price * CENT, 2)}\n`;
}

function discountOf(cents: number): string {
  const price = formatAmount(-cents * CENT, 2);
  return `"Discount, ""GRAZIE10""",discount,1,${price},${price}\n`;
}

function quote(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `2023-01-01 08:00:00` from seconds since the first day. */
function formatSecond(second: number): string {
  const day = Math.floor(second / SECONDS_A_DAY);
  const rest = second - day * SECONDS_A_DAY;
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map((part) => TWO_DIGITS[part]!);
  return `${formatDay(FIRST_DAY + day)} ${time.join(':')}`;
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
