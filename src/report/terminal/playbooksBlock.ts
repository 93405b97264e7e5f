import type { Phrase } from '../../core/language.ts';
import type { SegmentReport } from '../report.ts';
import { displayWidth, padText } from './displayText.ts';
import type { SegmentMark } from './segmentMarks.ts';
import { hanging, heading, type TerminalStyle } from './terminalStyle.ts';

export const WHAT_TO_DO: Phrase = { en: 'What to do', it: 'Che cosa fare' };
export const playbookLabels = {
  action: { en: 'do', it: 'fai' },
  offer: { en: 'offer', it: 'offri' },
  avoid: { en: 'avoid', it: 'evita' },
} as const satisfies Record<string, Phrase>;

/**
 * What to do with each segment that has customers: a line with its goal, and below it what to do, to offer and to avoid,
 * as far as its playbook says.
 */
export function playbooksBlock(
  segments: readonly SegmentReport[],
  style: TerminalStyle,
  marks: readonly SegmentMark[],
): string[] {
  const widest = Math.max(...Object.values(playbookLabels).map((label) => displayWidth(style.say(label))));
  const lines = segments.flatMap((segment, index) => {
    const below = (['action', 'offer', 'avoid'] as const).flatMap((part) => {
      if (segment[part] === '') return [];
      const label = `   ${padText(style.say(playbookLabels[part]), widest, 'left')}  `;
      return hanging(style, label, style.text(segment[part]), style.chalk.dim);
    });
    if (segment.customers === 0 || (segment.goal === '' && below.length === 0)) return [];
    const { tag, tile } = marks[index]!;
    const title = style.text(segment.title);
    const named = segment.goal === '' ? title : `${title}: ${style.text(segment.goal)}`;
    const [first = '', ...rest] = hanging(style, `${tag} `, named, () => '');
    // A title too long for the line is broken, and then stays plain.
    const shown = first.startsWith(title) ? style.chalk.bold(title) + first.slice(title.length) : first;
    return [`${tile(tag)} ${shown}`, ...rest, ...below];
  });
  return lines.length === 0 ? [] : [heading(style, style.say(WHAT_TO_DO)), ...lines];
}
