import { coordinate, html, type Markup } from '../markup.ts';
import type { SegmentSign } from '../pageStyle.ts';
import { type Drawing, label, rect, tagTile, WIDE } from './drawing.ts';
import { fittingText, textWidth } from './scales.ts';

/** So many went from one place to another. */
export interface Ribbon {
  readonly from: string;
  readonly to: string;
  readonly customers: number;
}

/** A segment, or what is outside of all, which has no tag. */
export interface FlowPlace {
  readonly key: string;
  readonly sign: SegmentSign;
}

interface Node {
  readonly place: FlowPlace;
  readonly y: number;
  readonly size: number;
  readonly customers: number;
}

const SLOT = 24;
const BAR = 10;
const TAG = 26;
const GAP = 8;

/** Ribbons from the places before, at the left, to those now, at the right, as thick as customers are many. */
export function flow(
  ribbons: readonly Ribbon[],
  places: readonly FlowPlace[],
  titles: readonly [before: string, now: string],
  count: (customers: number) => string,
): (width: number) => Drawing {
  return (width) => {
    const isWide = width >= WIDE;
    const side = isWide ? 216 : 100;
    const all = ribbons.reduce((sum, { customers }) => sum + customers, 0);
    const room = Math.max(160, 20 * places.length);
    const before = nodes(ribbons, places, 'from', room / Math.max(1, all));
    const now = nodes(ribbons, places, 'to', room / Math.max(1, all));
    const height = Math.max(...[before, now].map((column) => bottomOf(column))) + 4;
    const [left, right] = [side, width - side];
    return {
      height,
      content: [
        label(left + BAR, 12, titles[0], 'end', 'soft'),
        label(right - BAR, 12, titles[1], 'start', 'soft'),
        ...ribbonShapes(ribbons, before, now, room / Math.max(1, all), left + BAR, right - BAR),
        ...before.map((node) => nodeShape(node, left, -1, side, isWide, count)),
        ...now.map((node) => nodeShape(node, right - BAR, 1, side, isWide, count)),
      ],
    };
  };
}

function nodes(
  ribbons: readonly Ribbon[],
  places: readonly FlowPlace[],
  end: 'from' | 'to',
  unit: number,
): readonly Node[] {
  const column: Node[] = [];
  let y = 22;
  for (const place of places) {
    const customers = ribbons.reduce((sum, ribbon) => (ribbon[end] === place.key ? sum + ribbon.customers : sum), 0);
    if (customers === 0) continue;
    const size = customers * unit;
    column.push({ place, y, size, customers });
    y += Math.max(SLOT, size + 6);
  }
  return column;
}

function bottomOf(column: readonly Node[]): number {
  const last = column.at(-1);
  return last === undefined ? SLOT : last.y + Math.max(SLOT, last.size);
}

function ribbonShapes(
  ribbons: readonly Ribbon[],
  before: readonly Node[],
  now: readonly Node[],
  unit: number,
  left: number,
  right: number,
): Markup[] {
  const used = new Map<Node, number>();
  const place = (node: Node, size: number): number => {
    const start = node.y + (used.get(node) ?? 0);
    used.set(node, (used.get(node) ?? 0) + size);
    return start;
  };
  const middle = (left + right) / 2;
  const order = (column: readonly Node[], key: string) => column.findIndex((node) => node.place.key === key);
  const sorted = ribbons.toSorted(
    (a, b) => order(before, a.from) - order(before, b.from) || order(now, a.to) - order(now, b.to),
  );
  return sorted.map(({ from, to, customers }) => {
    const size = customers * unit;
    const target = now[order(now, to)]!;
    const [a, b] = [place(before[order(before, from)]!, size), place(target, size)];
    const d = `M${coordinate(left)} ${coordinate(a)}C${coordinate(middle)} ${coordinate(a)} ${coordinate(middle)} ${coordinate(b)} ${coordinate(right)} ${coordinate(b)}V${coordinate(b + size)}C${coordinate(middle)} ${coordinate(b + size)} ${coordinate(middle)} ${coordinate(a + size)} ${coordinate(left)} ${coordinate(a + size)}Z`;
    return html`<path d="${d}" class="ribbon ${target.place.sign.colour}"/>
`;
  });
}

/** The bar of a place, and outside of it its tag, its number and, where there is room, its name. */
function nodeShape(
  { place: { sign }, y, size, customers }: Node,
  bar: number,
  outward: -1 | 1,
  side: number,
  isWide: boolean,
  count: (customers: number) => string,
): Markup {
  const number = count(customers);
  const hasTag = sign.tag !== '';
  const edge = outward === 1 ? bar + BAR + GAP : bar - GAP;
  const start = edge + outward * (hasTag ? TAG + 6 : 0);
  const room = side - BAR - GAP - (hasTag ? TAG + 6 : 0) - textWidth(number) - 12;
  const name = isWide || !hasTag ? fittingText(sign.title, room) : '';
  const strong = html`<tspan class="strong">${number}</tspan>`;
  return html`${rect(bar, y, BAR, Math.max(1, size), `tile ${sign.colour}`)}${
    hasTag ? tagTile(outward === 1 ? edge : edge - TAG, y - 1, sign.tag, sign.colour) : null
  }<text x="${start}" y="${y + 13}" text-anchor="${outward === 1 ? 'start' : 'end'}">${
    outward === 1 ? html`${strong} ${name}` : html`${name} ${strong}`
  }</text>
`;
}
