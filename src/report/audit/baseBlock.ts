import type { Phrase } from '../../core/language.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { periodsPhrase } from './auditStyle.ts';
import type { CustomerBaseReport } from './customerBaseReport.ts';

const TITLE: Phrase = { en: 'Customer base', it: 'Base clienti' };
const MORE: Phrase = { en: 'the whole of it: rfm audit', it: 'per intero: rfm audit' };

/** What should be known of the base, in short. */
export function baseBlock({ findings, periods }: CustomerBaseReport, style: TerminalStyle): string[] {
  return [
    heading(style, style.say(TITLE), style.say(periodsPhrase(periods))),
    ...findings.flatMap((finding) => hanging(style, '', style.text(finding))),
    ...hanging(style, '', style.say(MORE)).map((line) => style.chalk.dim(line)),
  ];
}
