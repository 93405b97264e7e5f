import { channels, interactionTypes } from '../../../src/core/interactions.ts';

export type Row = Readonly<Record<string, string>>;

/** What each word of the generated files means; undefined for a type that is not known. */
const MEANING: Readonly<Record<string, readonly [type: string, isOutbound: boolean, channel?: string] | undefined>> = {
  complaint: ['complaint', false],
  question: ['request', false],
  ticket: ['contact', false],
  sent: ['contact', true],
  'email opened': ['open', false, 'email'],
  'SMS sent': ['contact', true, 'sms'],
  Unsubscribed: ['unsubscribe', false],
  'Hard bounce': ['bounce', false],
  'page view': ['visit', false],
  csat: ['survey', false],
  zzz: undefined,
};
export const typeCells = ['', ...Object.keys(MEANING), 'soft bounce'];
const LASTING = ['Unsubscribed', 'Hard bounce'];
const MESSAGES = ['open', 'click', 'unsubscribe', 'bounce'];

export interface Expected {
  readonly lines: readonly string[];
  readonly matched: readonly number[];
  readonly leftOut: Readonly<Record<string, number>>;
  readonly bad: number;
}

interface Item {
  readonly row: Row;
  readonly file: number;
  readonly isUndated: boolean;
  person: string;
  how: number;
  isDropped: boolean;
}

/** Reads rows one by one, the slow and obvious way; customers are told by their ids. */
export function oracle(
  files: readonly (readonly Row[])[],
  customers: readonly string[],
  emails: readonly (readonly [customer: string, email: string])[],
  forgotten: readonly string[],
): Expected {
  const leftOut: Record<string, number> = {};
  const leave = (item: Item | undefined, why: string): void => {
    leftOut[why] = (leftOut[why] ?? 0) + 1;
    if (item !== undefined) item.isDropped = true;
  };
  let bad = 0;
  const items: Item[] = [];
  files.forEach((rows, file) => {
    for (const row of rows) {
      const isDate = /^\d{4}-/.test(row.date!);
      const isLasting = LASTING.includes(row.type!);
      const isBad = (!isDate && !isLasting) || (row.type === '' && row.score === '');
      if (isBad) bad++;
      if (!isBad) items.push({ row, file, isUndated: !isDate, person: '', how: 0, isDropped: false });
    }
  });
  findPeople(items, customers, emails);
  const isNamed = ({ person, row }: Item): boolean =>
    [person.replace(/^\?/, ''), row.customer!, emailOf(row)].some((name) => name !== '' && forgotten.includes(name));
  const isStranger = ({ person }: Item): boolean => person.startsWith('?');
  const forgottenPeople = new Set(
    items
      .filter((item) => forgotten.includes(item.person) || (isNamed(item) && isStranger(item)))
      .map(({ person }) => person),
  );
  for (const item of items) {
    if (isNamed(item) || forgottenPeople.has(item.person)) leave(item, 'forgotten');
    else if (item.isUndated && item.row.date !== '') bad++;
  }
  dropById(items, files, leave);
  dropEqual(items, files, leave);
  const matched = [0, 0, 0, 0];
  const strangers = new Set<string>();
  const entries: (readonly [string, readonly (string | number)[]])[] = [];
  for (const item of items) {
    if (item.isDropped) continue;
    if (item.person === '') {
      leave(item, 'nobody');
      continue;
    }
    matched[item.how - 1]!++;
    if (item.how === 4) strangers.add(item.person);
    const { row } = item;
    const meaning = row.type === '' ? (['survey', false] as const) : MEANING[row.type!];
    if (meaning === undefined) {
      leave(item, row.type === 'soft bounce' ? 'soft' : 'unknown');
      continue;
    }
    const [type, outByWord, channelByWord] = meaning;
    const isAnswer = type === 'survey' && row.score !== '';
    const isOut = isAnswer
      ? false
      : type === 'contact' && row.type !== 'ticket'
        ? outByWord
        : (row.direction ?? '') === 'outbound';
    const channel = channelByWord ?? (row.channel || (MESSAGES.includes(type) ? 'email' : ''));
    const isClosed = row.resolved !== '' || row.status === 'closed';
    const state = row.status === 'open' ? 'open' : isClosed ? 'closed' : '';
    entries.push([
      item.person,
      [
        item.isUndated ? 'always' : row.date!.slice(0, 10),
        type,
        isOut ? 'out' : '',
        channel,
        row.product ?? '',
        '',
        state,
        row.resolved!,
        row.score === '' ? '' : Number(row.score),
      ],
    ]);
  }
  const order = [
    ...customers,
    ...[...new Set(entries.map(([person]) => person))].filter((p) => p.startsWith('?')).sort(),
  ];
  entries.sort(([a, one], [b, other]) => order.indexOf(a) - order.indexOf(b) || compare(one, other));
  return {
    lines: entries.map(([person, parts]) => [person, ...parts].filter((part) => part !== '').join(' ')),
    matched: [...matched, strangers.size],
    leftOut,
    bad,
  };
}

function emailOf(row: Row): string {
  return (row.email ?? '').trim().toLowerCase();
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const ranks = (parts: readonly (string | number)[]) => [
    parts[0] === 'always' ? '' : parts[0]!,
    interactionTypes.indexOf(parts[1] as never),
    parts[2] === 'out' ? 1 : 0,
    channels.indexOf(parts[3] as never),
    parts[4]!,
    ['', 'open', 'closed'].indexOf(String(parts[6])),
    parts[7]!,
    parts[8] === '' ? Number.POSITIVE_INFINITY : parts[8]!,
  ];
  const [one, other] = [ranks(a), ranks(b)];
  for (const [i, value] of one.entries()) if (value !== other[i]) return value < other[i]! ? -1 : 1;
  return 0;
}

/** Says who each row is about: what it names, then, step by step, what leads there. */
function findPeople(
  items: readonly Item[],
  customers: readonly string[],
  emails: readonly (readonly [string, string])[],
): void {
  const nodesOf = ({ row }: Item) => [
    ...(row.customer === '' ? [] : [`c:${row.customer}`]),
    ...(emailOf(row) === '' ? [] : [`e:${emailOf(row)}`]),
  ];
  const nodes = new Set(items.flatMap(nodesOf));
  const known = new Map<string, string>();
  for (const customer of customers) known.set(`c:${customer}`, customer);
  for (const [customer, email] of emails) known.set(`e:${email}`, customer);
  const owner = new Map(known);
  const steps = new Map([...known.keys()].map((node) => [node, 0]));
  const walk = (from: number): void => {
    for (let step = from; step < 50; step++) {
      const found = new Map<string, string[]>();
      for (const item of items) {
        const [a, b] = nodesOf(item);
        if (a === undefined || b === undefined) continue;
        for (const [one, other] of [
          [a, b],
          [b, a],
        ] as const) {
          if (owner.has(one) && steps.get(one) === step && !owner.has(other)) {
            found.set(other, [...(found.get(other) ?? []), owner.get(one)!]);
          }
        }
      }
      for (const [node, owners] of found) {
        owner.set(node, owners.sort()[0]!);
        steps.set(node, step + 1);
      }
    }
  };
  walk(0);
  for (const kind of ['c:', 'e:']) {
    for (const node of nodes) {
      if (!node.startsWith(kind) || owner.has(node)) continue;
      owner.set(node, `?${node.slice(2)}`);
      steps.set(node, 1000);
    }
    for (const [node, one] of owner) if (steps.get(node) === 1000) owner.set(node, one);
    // Strangers are walked to from what is their own, too.
    for (const [node, at] of [...steps]) if (at === 1000) steps.set(node, 0);
    walkStrangers(items, nodesOf, owner, steps);
  }
  for (const item of items) {
    const own = nodesOf(item);
    if (own.length === 0) continue;
    const [id] = own.filter((node) => node.startsWith('c:'));
    const [email] = own.filter((node) => node.startsWith('e:'));
    if (id !== undefined && known.has(id)) [item.person, item.how] = [known.get(id)!, 1];
    else if (email !== undefined && known.has(email)) [item.person, item.how] = [known.get(email)!, 2];
    else {
      const best = own.sort((a, b) => steps.get(a)! - steps.get(b)! || (a.startsWith('c:') ? -1 : 1))[0]!;
      item.person = owner.get(best)!;
      item.how = item.person.startsWith('?') ? 4 : 3;
    }
  }
}

/** E-mails that stand beside ids of strangers are theirs, of several ids those of the first. */
function walkStrangers(
  items: readonly Item[],
  nodesOf: (item: Item) => readonly string[],
  owner: Map<string, string>,
  steps: Map<string, number>,
): void {
  const found = new Map<string, string[]>();
  for (const item of items) {
    const [a, b] = nodesOf(item);
    if (a === undefined || b === undefined || owner.has(b) || !owner.get(a)!.startsWith('?')) continue;
    found.set(b, [...(found.get(b) ?? []), owner.get(a)!]);
  }
  for (const [node, owners] of found) {
    owner.set(node, owners.sort()[0]!);
    steps.set(node, 1);
  }
}

type Leave = (item: Item, why: string) => void;

function dropById(items: readonly Item[], files: readonly (readonly Row[])[], leave: Leave): void {
  const system = (file: number): string =>
    Object.keys(files[file]![0] ?? {})
      .sort()
      .join(' ');
  const isSame = (one: Item, other: Item): boolean =>
    one.person === other.person && one.row.type?.trim() === other.row.type?.trim();
  const kept = items.filter(({ isDropped, row }) => !isDropped && row.id !== undefined && row.id !== '');
  const shared = new Set(
    kept
      .filter((one) =>
        kept.some((other) => other.file === one.file && other.row.id === one.row.id && !isSame(one, other)),
      )
      .map(({ file }) => system(file)),
  );
  items.forEach((item, i) => {
    const { id } = item.row;
    if (item.isDropped || id === undefined || id === '') return;
    const later = items
      .slice(i + 1)
      .filter((other) => !other.isDropped && other.row.id === id && system(other.file) === system(item.file))
      .filter((other) => isSame(item, other) || !shared.has(system(item.file)));
    if (later.length > 0) leave(item, later.at(-1)!.file === item.file ? 'updated' : 'replaced');
  });
}

function dropEqual(items: readonly Item[], files: readonly (readonly Row[])[], leave: Leave): void {
  const keyOf = ({ row }: Item): string =>
    JSON.stringify(
      Object.entries(row)
        .filter(([, value]) => value.trim() !== '')
        .sort(),
    );
  const open = items.filter((item) => !item.isDropped && (item.row.id ?? '') === '');
  for (const key of new Set(open.map(keyOf))) {
    const group = open.filter((item) => keyOf(item) === key);
    const counts = files.map((_, file) => group.filter((item) => item.file === file).length);
    const most = counts.indexOf(Math.max(...counts));
    for (const item of group) if (item.file !== most) leave(item, 'repeated');
  }
}
