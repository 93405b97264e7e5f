import { Chalk } from 'chalk';
import { displayText, displayWidth, wrapText } from '../report/terminal/displayText.ts';
import type { TerminalOptions } from '../report/terminal/terminalStyle.ts';
import { tableLines } from '../report/terminal/terminalTable.ts';
import type { FieldGuide, PresetGuide, StateGuide } from './presetGuide.ts';

/** Headers that are listed for a field; the others are counted. */
const MOST_HEADERS = 8;

/** Every format by name and title, those of orders and those of interactions. */
export function renderPresetList(guides: readonly PresetGuide[], options: TerminalOptions): string {
  const chalk = new Chalk({ level: options.colour });
  const namesWidth = Math.max(...guides.map(({ name }) => name.length));
  const part = (title: string, some: readonly PresetGuide[]): readonly string[] => [
    chalk.bold(title),
    ...twoColumns(
      ['', ''],
      // Names take the same room in both parts.
      some.map(({ name, title: text, refused }) => [
        name.padEnd(namesWidth),
        refused === null ? text : `${text}; not read as it is`,
      ]),
      options,
    ),
    '',
  ];
  const lines = [
    ...part(
      'Orders',
      guides.filter((guide) => guide.of === 'orders'),
    ),
    ...part(
      'Interactions, after -i',
      guides.filter((guide) => guide.of === 'interactions'),
    ),
    ...wrapped('rfm presets NAME says how to export from there, and what is read.', options, ''),
  ];
  return `${lines.join('\n')}\n`;
}

/** How to export in a format, what is read, which headers tell it, and where each field comes from. */
export function renderPreset(guide: PresetGuide, options: TerminalOptions): string {
  const chalk = new Chalk({ level: options.colour });
  const { name, title, of, refused, how_to_export: howToExport, reads, told_by: toldBy, fields, states } = guide;
  const section = (heading: string, sentences: readonly string[]): readonly string[] =>
    sentences.length === 0
      ? []
      : ['', chalk.bold(heading), ...sentences.flatMap((sentence) => wrapped(sentence, options, '  '))];
  const isFallback = toldBy.length === 0;
  const lines = [
    ...wrapped(`${name}: ${title}; an export of ${of}`, options, '').map((line) => chalk.bold(line)),
    ...section('Not read as it is', refused === null ? [] : [refused.reason, refused.instead]),
    ...section('How to export', howToExport),
    ...section('What is read', reads),
    ...section(
      'Told by its headers',
      isFallback
        ? ['Whatever no other format claims.']
        : [
            'Of each header its letters and digits count; they may stand in any order, among others.',
            ...toldBy.map((headers, i) => `${i === 0 ? '' : 'or '}${headers.join(', ')}`),
          ],
    ),
    '',
    ...twoColumns(['Field', 'The first of these that is there'], fields.map(rowOf), options),
    ...section('What a profile can say', states.map(stateText)),
  ];
  return `${lines.join('\n')}\n`;
}

function rowOf({ field, made_of: madeOf, headers }: FieldGuide): readonly [string, string] {
  const more = headers.length - MOST_HEADERS;
  const first = headers.slice(0, MOST_HEADERS).join(', ');
  return [field, madeOf ?? (more > 0 ? `${first}, and ${more} more that --json lists` : first)];
}

function stateText({ type, channel, header, dates }: StateGuide): string {
  const told = header === null ? '' : `, told by ${header}`;
  const day = dates.length === 0 ? ', without a day' : `, on the day in ${dates.join(', else ')}`;
  return `${type} by ${channel}${told}${day}`;
}

/** A table of two columns, of which the second is wrapped. */
function twoColumns(
  [title, secondTitle]: readonly [string, string],
  rows: readonly (readonly [string, string])[],
  { width, colour, unicode }: TerminalOptions,
): readonly string[] {
  const first = rows.map(([text]) => text);
  const room = Math.max(width - Math.max(...first.map(displayWidth)) - 2, MOST_NARROW);
  const second = rows.map(([, text]) => wrapText(displayText(text, unicode), room).join('\n'));
  return tableLines({ chalk: new Chalk({ level: colour }) }, [
    { title, align: 'left', cells: first },
    { title: secondTitle, align: 'left', cells: second },
  ]);
}

/** Words stay whole in a column this wide. */
const MOST_NARROW = 20;

function wrapped(text: string, { width, unicode }: TerminalOptions, indent: string): readonly string[] {
  return wrapText(displayText(text, unicode), width - indent.length).map((line) => `${indent}${line}`);
}
