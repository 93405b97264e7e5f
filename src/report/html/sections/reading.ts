import type { Report } from '../../report.ts';
import { readingWords, rowsText } from '../../terminal/readingBlocks.ts';
import { andMore, capped } from '../capped.ts';
import { html } from '../markup.ts';
import { type Section, sentence } from '../page.ts';
import type { PageStyle } from '../pageStyle.ts';
import { isolated, numbers, table, words } from '../table.ts';

const MOST_FILES = 30;
const MOST_LEFT_OUT = 60;
const MOST_NOTICES = 60;
/** Characters of a sentence or a description. */
const LONGEST = 600;

/** What was read, by file. */
export function readSection({ read }: Pick<Report, 'read'>, style: PageStyle): Section {
  const { shown, more } = capped(read.files, MOST_FILES);
  return {
    id: 'read',
    title: style.say(readingWords.read),
    note: read.files.length > 1 ? rowsText(read.rows, read.bad_rows, style) : '',
    content: [
      html`<ul>
${shown.map(
  ({
    file,
    rows,
    bad_rows: bad,
    description,
  }) => html`<li>${isolated(style.name(file))}: ${rowsText(rows, bad, style)}<br><span class="soft">${isolated(short(description, style))}</span></li>
`,
)}</ul>
`,
      andMore(more, style),
    ],
  };
}

/** What does not count, and why, with its money. */
export function leftOutSection(report: Pick<Report, 'read' | 'left_out' | 'files_written'>, style: PageStyle): Section {
  const { shown, more } = capped(report.left_out, MOST_LEFT_OUT);
  const bad = report.read.bad_rows;
  const hasMoney = report.left_out.some(({ amount }) => amount !== null);
  const kept = report.files_written.includes('rejects.csv') ? style.say(readingWords.seeRejects) : '';
  const rows = [
    ...shown.map(({ what, count, amount }) => ({ what: short(what, style), count, amount })),
    ...(bad > 0
      ? [{ what: style.say(bad === 1 ? readingWords.badRow : readingWords.badRows) + kept, count: bad, amount: null }]
      : []),
  ];
  const columns = [
    words(
      style.say({ en: 'What', it: 'Che cosa' }),
      rows.map(({ what }) => what),
    ),
    numbers(
      style.say({ en: 'Count', it: 'Numero' }),
      rows.map(({ count }) => style.number(count)),
    ),
    ...(hasMoney
      ? [
          numbers(
            `${style.say({ en: 'Money', it: 'Importo' })}${style.unit}`,
            rows.map(({ amount }) => style.money(amount)),
          ),
        ]
      : []),
  ];
  return {
    id: 'left-out',
    title: style.say(readingWords.leftOut),
    note: '',
    content: [rows.length === 0 ? sentence(style.say(readingWords.nothing)) : table(columns), andMore(more, style)],
  };
}

/** What to know about the numbers; null where there is nothing. */
export function noticesSection({ notices }: Pick<Report, 'notices'>, style: PageStyle): Section | null {
  if (notices.length === 0) return null;
  const { shown, more } = capped(notices, MOST_NOTICES);
  return {
    id: 'notices',
    title: style.say(readingWords.toKnow),
    note: '',
    content: [
      html`<ul class="notices">
${shown.map(
  (notice) => html`<li>${isolated(short(notice, style))}</li>
`,
)}</ul>
`,
      andMore(more, style),
    ],
  };
}

function short(text: string, style: PageStyle): string {
  const characters = [...style.text(text)];
  return characters.length <= LONGEST ? characters.join('') : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
