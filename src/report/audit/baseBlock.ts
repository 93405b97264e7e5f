import type { Phrase } from '../../core/language.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { periodsPhrase } from './auditStyle.ts';
import { baseWords } from './baseWords.ts';
import type { CustomerBaseReport } from './customerBaseReport.ts';

const MORE: Phrase = { en: 'all of it: rfm audit', it: 'per intero: rfm audit' };

/** What should be known of the base, in short. */
export function baseBlock({ findings, periods }: CustomerBaseReport, style: TerminalStyle): string[] {
  const source = `${style.say(periodsPhrase(periods))}${style.glyphs.separator}${style.say(MORE)}`;
  return [
    heading(style, style.say(baseWords.base)),
    ...findings.flatMap((finding) => hanging(style, '', style.text(finding))),
    ...hanging(style, '', source).map((line) => style.chalk.dim(line)),
  ];
}
