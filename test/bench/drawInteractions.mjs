// drawInteractions.mjs ORDERS OUTPUT: an interaction for each row of an export of orders, with every field that fits it.
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';

const [orders = '', output = ''] = process.argv.slice(2);
const HEADER = 'id,customer_id,email,date,type,channel,direction,product,category,status,resolved,score,subject\n';
const FIELD = /"(?:[^"]|"")*"|[^,"]+|(?<=,|^)(?=,|$)/g;
const CHUNK_LENGTH = 65_536;
const DAY = 86_400_000;
/** Mostly what a mailing brings about, then visits, and a few tickets: up to which hundredth each. */
const KINDS = [
  [48, 'send', 'email', 'out'],
  [70, 'open', 'email', 'in'],
  [78, 'click', 'email', 'in'],
  [88, 'visit', 'web', 'in'],
  [93, 'contact', 'phone', 'in'],
  [95, 'complaint', 'phone', 'in'],
  [97, 'request', 'chat', 'in'],
  [98, 'return', 'shop', 'in'],
  [100, 'survey', 'sms', 'in'],
];
const TICKETS = new Set(['contact', 'complaint', 'request']);

let seed = 1;

await pipeline(lines, createWriteStream(output));

async function* lines() {
  let chunk = HEADER;
  let id = 0;
  let header = '';
  for await (const line of createInterface({ input: createReadStream(orders), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (header === '') {
      header = line;
      continue;
    }
    chunk += interactionOf(++id, line.match(FIELD) ?? []);
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** Of somebody who ordered then, at the time of their order, so that the file is in the order of time as exports are. */
function interactionOf(id, [, time, customer, email, , , product, category]) {
  const hundredth = drawn(100);
  const [, type, channel, direction] = KINDS.find(([to]) => hundredth < to);
  const isTicket = TICKETS.has(type);
  const [status, resolved] = !isTicket ? ['', ''] : drawn(4) === 0 ? ['open', ''] : ['solved', later(time)];
  const score = type === 'survey' ? drawn(11) : '';
  const subject = isTicket ? `Question ${drawn(1000)}` : `Week ${drawn(104)}`;
  const cells = [id, customer, email, time, type, channel, direction, product, category];
  return `${[...cells, status, resolved, score, subject].join(',')}\n`;
}

function later(time) {
  return new Date(Date.parse(`${time.slice(0, 10)}Z`) + drawn(10) * DAY).toISOString().slice(0, 10);
}

/** A whole number below a bound, from the generator that Park and Miller (1988) call the minimal standard. */
function drawn(bound) {
  seed = (seed * 16_807) % 0x7fffffff;
  return seed % bound;
}
