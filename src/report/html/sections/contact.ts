import { suppressions } from '../../../profile/suppression.ts';
import type { ContactReport } from '../../contactReport.ts';
import type { SegmentReport } from '../../report.ts';
import { contactWords, reasonWords, WHO_TO_WRITE_TO } from '../../terminal/contactBlock.ts';
import { andMore, capped } from '../capped.ts';
import { type Section, sentence } from '../page.ts';
import type { PageStyle } from '../pageStyle.ts';
import { numbers, table, words } from '../table.ts';
import { type Signs, tagged } from './segments.ts';

const MOST_SEGMENTS = 40;

/** How many of each segment may be written to now, how many must not be, and why. */
export function contactSection(
  contact: ContactReport | null,
  segments: readonly SegmentReport[],
  signs: Signs,
  style: PageStyle,
): Section | null {
  if (contact === null) return null;
  const { shown, more } = capped(
    segments.filter(({ customers }) => customers > 0),
    MOST_SEGMENTS,
  );
  const prospects = contact.prospects !== null && contact.prospects.people > 0 ? [contact.prospects] : [];
  const reasons = suppressions
    .filter((reason) => contact.reasons[reason] > 0)
    .map((reason) => `${style.say(reasonWords[reason])} ${style.number(contact.reasons[reason])}`);
  const channels = Object.entries(contact.channels).map(
    ([channel, count]) => `${style.name(channel)} ${style.number(count)}`,
  );
  const number = (count: number) => style.number(count);
  return {
    id: 'contact',
    title: style.say(WHO_TO_WRITE_TO),
    note: '',
    content: [
      table([
        words(style.say(contactWords.segment), [
          ...shown.map(({ segment }) => tagged(signs.get(segment)!)),
          style.say(contactWords.total),
          ...prospects.map(({ title }) => style.name(title)),
        ]),
        numbers(style.say(contactWords.open), [
          ...shown.map(({ customers, suppressed }) => number(customers - (suppressed ?? 0))),
          number(contact.may_be_contacted),
          ...prospects.map(({ people, suppressed }) => number(people - suppressed)),
        ]),
        numbers(style.say(contactWords.suppressed), [
          ...shown.map(({ suppressed }) => number(suppressed ?? 0)),
          number(contact.suppressed),
          ...prospects.map(({ suppressed }) => number(suppressed)),
        ]),
      ]),
      andMore(more, style),
      ...(reasons.length === 0 ? [] : [sentence(style.say(contactWords.why) + reasons.join(', '))]),
      ...prospects.map(({ title, action }) => sentence(`${style.name(title)}: ${style.text(action)}`)),
      ...(channels.length === 0 ? [] : [sentence(style.say(contactWords.channels) + channels.join(', '))]),
    ],
  };
}
