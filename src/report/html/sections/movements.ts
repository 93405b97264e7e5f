import { capital } from '../../../core/capital.ts';
import type { MovementReport } from '../../movementReport.ts';
import { causesText, movementsSummary, movementWords } from '../../terminal/movementsBlock.ts';
import { capped, moreText } from '../capped.ts';
import { type FlowPlace, flow } from '../charts/flow.ts';
import { figure } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { type Section, sentence } from '../page.ts';
import type { PageStyle, SegmentSign } from '../pageStyle.ts';
import { numbers, table, words } from '../table.ts';
import { type Signs, tagged } from './segments.ts';

const MOST_RIBBONS = 40;
const MOST_FLOWS = 120;
/** Keys of what is outside; no segment is called so, as names hold no control character. */
const ARRIVED = '\u0000new';
const GONE = '\u0000gone';

/** Who moved since the snapshot before, from where to where, and which movements weigh most; null without a snapshot. */
export function movementsSection(movements: MovementReport | null, signs: Signs, style: PageStyle): Section {
  const title = style.say(movementWords.movementsSince);
  if (movements === null) {
    return {
      id: 'movements',
      title: style.say({ en: 'Movements', it: 'Movimenti' }),
      note: '',
      content: [
        sentence(
          style.say({
            en: 'No earlier snapshot is in the folder: the next run tells who moved, from where to where and why.',
            it: 'Nella cartella non c’è uno snapshot precedente: la prossima esecuzione dirà chi si è spostato, da dove a dove e perché.',
          }),
        ),
      ],
    };
  }
  const { moved, new: arrived, gone } = movements;
  return {
    id: 'movements',
    title: `${title} ${movements.previous}`,
    note: style.counted(movements.days, 'day'),
    content: [
      sentence(movementsSummary(movements, style)),
      ...(moved + arrived + gone === 0
        ? []
        : [flowFigure(movements, signs, style), topTable(movements.top, signs, style)]),
    ],
  };
}

function flowFigure(movements: MovementReport, signs: Signs, style: PageStyle): Markup {
  const movers = movements.matrix.filter(({ from, to }) => from !== to).toSorted((a, b) => b.customers - a.customers);
  const { shown, more } = capped(movers, MOST_RIBBONS);
  const names = [...signs.keys(), ...formerNames(movements, signs)];
  const places = [
    ...names.map((name) => ({ key: name, sign: signOf(name, signs, style, '') })),
    { key: ARRIVED, sign: signOf(null, signs, style, style.say(movementWords.new)) },
    { key: GONE, sign: signOf(null, signs, style, style.say(movementWords.gone)) },
  ];
  const [top] = shown;
  const said = (name: string | null, outside: string) => signOf(name, signs, style, outside).title;
  const [from, to] = [said(top!.from, style.say(movementWords.new)), said(top!.to, style.say(movementWords.gone))];
  const count = style.number(top!.customers);
  const title = style.say({
    en: `The largest movement: ${count} from ${from} to ${to}`,
    it: `Il movimento maggiore: ${count} da ${from} a ${to}`,
  });
  const staying = style.say({
    en: `Those who stayed where they were are not drawn: ${style.number(movements.stayed)}.`,
    it: `Chi è rimasto dov’era non è disegnato: ${style.number(movements.stayed)}.`,
  });
  return figure(
    {
      title,
      description: style.say({
        en: 'Ribbons from the segments before, at the left, to those now, at the right, as thick as customers are many.',
        it: 'Nastri dai segmenti di prima, a sinistra, a quelli di adesso, a destra, spessi quanto i clienti sono numerosi.',
      }),
      draw: flow(
        shown.map(({ from: a, to: b, customers }) => ({ from: a ?? ARRIVED, to: b ?? GONE, customers })),
        places,
        [movements.previous, style.say({ en: 'now', it: 'adesso' })],
        (customers) => style.number(customers),
      ),
    },
    more === 0 ? staying : `${staying} ${capital(moreText(more, style))}.`,
    html`${sidesTable(shown, places, style)}${flowTable(movements, signs, style)}`,
    style,
  );
}

function formerNames({ matrix }: MovementReport, signs: Signs): readonly string[] {
  return [...new Set(matrix.flatMap(({ from }) => (from === null || signs.has(from) ? [] : [from])))];
}

/** A segment that is no more keeps its name, and has no tag. */
function signOf(name: string | null, signs: Signs, style: PageStyle, outside: string): SegmentSign {
  if (name === null) return { title: outside, tag: '', colour: 'bar-plain' };
  return signs.get(name) ?? { title: style.name(name), tag: '', colour: 'bar-plain' };
}

/** How many left each place and how many came to it, of the movements that are drawn. */
function sidesTable(movers: MovementReport['matrix'], places: readonly FlowPlace[], style: PageStyle): Markup {
  const keyOf = { from: ARRIVED, to: GONE };
  const sum = (place: FlowPlace, end: 'from' | 'to') =>
    movers.reduce((all, flow) => ((flow[end] ?? keyOf[end]) === place.key ? all + flow.customers : all), 0);
  const rows = places
    .map((place) => ({ place, left: sum(place, 'from'), came: sum(place, 'to') }))
    .filter(({ left, came }) => left + came > 0);
  return table([
    words(
      style.say({ en: 'Segment', it: 'Segmento' }),
      rows.map(({ place: { sign } }) => (sign.tag === '' ? sign.title : tagged(sign))),
    ),
    numbers(
      style.say({ en: 'Left it', it: 'Lasciato da' }),
      rows.map(({ left }) => style.number(left)),
    ),
    numbers(
      style.say({ en: 'Came to it', it: 'Raggiunto da' }),
      rows.map(({ came }) => style.number(came)),
    ),
  ]);
}

function flowTable({ matrix }: MovementReport, signs: Signs, style: PageStyle): Markup {
  const { shown, more } = capped(
    matrix.toSorted((a, b) => b.customers - a.customers),
    MOST_FLOWS,
  );
  return html`${table([
    words(
      style.say(movementWords.from),
      shown.map(({ from }) => placeMarkup(from, signs, style, style.say(movementWords.new))),
    ),
    words(
      style.say({ en: 'To', it: 'A' }),
      shown.map(({ to }) => placeMarkup(to, signs, style, style.say(movementWords.gone))),
    ),
    numbers(
      style.say(movementWords.customers),
      shown.map(({ customers }) => style.number(customers)),
    ),
  ])}${
    more === 0
      ? null
      : html`<p class="note">${moreText(more, style)}</p>
`
  }`;
}

function placeMarkup(name: string | null, signs: Signs, style: PageStyle, outside: string): string | Markup {
  const sign = signOf(name, signs, style, outside);
  return sign.tag === '' ? sign.title : tagged(sign);
}

function topTable(top: MovementReport['top'], signs: Signs, style: PageStyle): Markup {
  const hasMoney = top.some(({ revenue }) => revenue !== null);
  const hasCauses = top.some(({ causes }) => causes !== null);
  return html`<h3>${style.say({ en: 'The movements that weigh most', it: 'I movimenti che pesano di più' })}</h3>${table(
    [
      words(
        style.say(movementWords.from),
        top.map(({ from }) => placeMarkup(from, signs, style, style.say(movementWords.new))),
      ),
      words(
        style.say({ en: 'To', it: 'A' }),
        top.map(({ to }) => placeMarkup(to, signs, style, style.say(movementWords.gone))),
      ),
      numbers(
        style.say(movementWords.customers),
        top.map(({ customers }) => style.number(customers)),
      ),
      ...(hasMoney
        ? [
            numbers(
              `${style.say(movementWords.revenue)}${style.unit}`,
              top.map(({ revenue }) => style.money(revenue, 0)),
            ),
            numbers(
              `${style.say(movementWords.lifetimeValue)}${style.unit}`,
              top.map(({ lifetime_value: value }) => style.money(value, 0)),
            ),
          ]
        : []),
      ...(hasCauses
        ? [
            words(
              style.say(movementWords.cause),
              top.map(({ causes }) => (causes === null ? '' : causesText(causes, ', ', style))),
            ),
          ]
        : []),
    ],
  )}`;
}
