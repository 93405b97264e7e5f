import type { Phrase } from '../../core/language.ts';
import { type Suppression, suppressions } from '../../profile/suppression.ts';
import type { ContactReport } from '../contactReport.ts';
import type { SegmentReport } from '../report.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';
import { tableLines } from './terminalTable.ts';

export const WHO_TO_WRITE_TO: Phrase = { en: 'Who to write to now', it: 'A chi scrivere ora' };
export const contactWords = {
  segment: { en: 'Segment', it: 'Segmento' },
  open: { en: 'Write to', it: 'Da scrivere' },
  suppressed: { en: 'Not now', it: 'Non ora' },
  total: { en: 'Total', it: 'Totale' },
  why: { en: 'not now: ', it: 'non ora: ' },
  channels: { en: 'channels: ', it: 'canali: ' },
} as const satisfies Record<string, Phrase>;
export const reasonWords: Readonly<Record<Suppression, Phrase>> = {
  'open complaint': { en: 'open complaint', it: 'reclamo aperto' },
  'returned recently': { en: 'returned recently', it: 'reso recente' },
  'contacted recently': { en: 'contacted recently', it: 'contatto recente' },
  'no channel left': { en: 'no channel left', it: 'nessun canale aperto' },
};

/** How many of each segment are in segments/ and in suppressed/, and why. */
export function contactBlock(
  contact: ContactReport,
  segments: readonly SegmentReport[],
  style: TerminalStyle,
): string[] {
  const shown = segments.filter(({ customers }) => customers > 0);
  const suppressed = shown.map((segment) => segment.suppressed ?? 0);
  const prospects = contact.prospects !== null && contact.prospects.people > 0 ? [contact.prospects] : [];
  const column = (phrase: Phrase, cells: readonly string[]) => ({
    title: style.say(phrase),
    align: 'right' as const,
    cells,
  });
  const number = (count: number) => style.number(count);
  const lines = tableLines(style, [
    {
      title: style.say(contactWords.segment),
      align: 'left',
      cells: [
        ...shown.map(({ title }) => style.text(title)),
        style.say(contactWords.total),
        ...prospects.map(({ title }) => style.text(title)),
      ],
    },
    column(contactWords.open, [
      ...shown.map(({ customers }, i) => number(customers - suppressed[i]!)),
      number(contact.may_be_contacted),
      ...prospects.map((one) => number(one.people - one.suppressed)),
    ]),
    column(contactWords.suppressed, [
      ...suppressed.map(number),
      number(contact.suppressed),
      ...prospects.map((one) => number(one.suppressed)),
    ]),
  ]);
  const reasons = suppressions
    .filter((reason) => contact.reasons[reason] > 0)
    .map((reason) => `${style.say(reasonWords[reason])} ${number(contact.reasons[reason])}`);
  const channels = Object.entries(contact.channels).map(([channel, count]) => `${channel} ${number(count)}`);
  return [
    heading(style, style.say(WHO_TO_WRITE_TO)),
    ...lines,
    ...(reasons.length === 0 ? [] : hanging(style, style.say(contactWords.why), reasons.join(', '))),
    ...prospects.flatMap(({ title, action }) => hanging(style, `${style.text(title)}: `, style.text(action))),
    ...(channels.length === 0 ? [] : hanging(style, style.say(contactWords.channels), channels.join(', '))),
  ];
}
