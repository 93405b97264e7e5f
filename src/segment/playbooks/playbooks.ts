import { Failure } from '../../core/failure.ts';
import type { Language } from '../../core/language.ts';
import { nearest } from '../../core/nearest.ts';
import { quoted } from '../../core/printable.ts';
import { OTHERS, type SegmentRule, type SegmentSet } from '../rules.ts';
import { segmentSets } from '../sets/index.ts';
import { en } from './en.ts';
import { it } from './it.ts';
import type { Playbook, PlaybookTexts, RuledSegment } from './playbook.ts';

/** Segment of the people who are in touch and have not bought yet; the program fills it, whatever the set. */
export const PROSPECTS = 'Prospects';

/** Playbooks of one's own, by segment: what they say comes before what the built-in ones say, in every language. */
export type OwnPlaybooks = Readonly<Record<string, Readonly<Partial<Omit<Playbook, 'why'>>>>>;

/** A playbook for every segment of a set, by name, {@link PROSPECTS} last. */
export type Playbooks = ReadonlyMap<string, Playbook>;

const texts = { en, it } as const satisfies Record<Language, PlaybookTexts>;

/**
 * The playbooks of a set in a language. A segment of one's own rules has what its rule says, and nothing else of the
 * built-in playbooks, whatever it is called.
 * @throws Failure where one of one's own is for no segment of the set, or two segments would have one title
 */
export function playbooksOf(set: SegmentSet, language: Language, own: OwnPlaybooks): Playbooks {
  const { ruled, bySet, filled } = texts[language];
  const isBuiltIn = segmentSets.includes(set);
  const builtIn = ({ name, why, action }: SegmentRule): Playbook => {
    const rule = { title: name, why, goal: '', action, offer: '', avoid: '' };
    if (!isBuiltIn) return rule;
    const segment = name as RuledSegment;
    return { ...rule, ...ruled[segment], ...bySet[set.name]?.[segment] };
  };
  const playbooks = new Map<string, Playbook>([
    ...set.rules.map((rule) => [rule.name, builtIn(rule)] as const),
    ...(set.rest === undefined ? [] : [[set.rest, filled[OTHERS]] as const]),
    [PROSPECTS, filled[PROSPECTS]],
  ]);
  // A rule of one's own may have taken the title of a segment that the program fills; its name nobody can take.
  for (const name of [OTHERS, PROSPECTS] as const) {
    const playbook = playbooks.get(name);
    if (playbook && set.rules.some((rule) => rule.name === playbook.title))
      playbooks.set(name, { ...playbook, title: name });
  }
  for (const [name, texts] of Object.entries(own)) {
    const playbook = playbooks.get(name);
    if (playbook === undefined) throw unknownSegment(name, set, [...playbooks.keys()]);
    playbooks.set(name, { ...playbook, ...texts });
  }
  checkTitles(playbooks);
  return playbooks;
}

function unknownSegment(name: string, set: SegmentSet, names: readonly string[]): Failure {
  const near = nearest(name, names);
  return new Failure(
    'usage',
    `playbooks: no segment of ${set.name} is named ${quoted(name)}`,
    near === undefined ? `its segments: ${names.join(', ')}` : `did you mean ${near}?`,
  );
}

/** A report with two segments of one title could not be read. */
function checkTitles(playbooks: Playbooks): void {
  const nameByTitle = new Map<string, string>();
  for (const [name, { title }] of playbooks) {
    const first = nameByTitle.get(title);
    if (first !== undefined) {
      throw new Failure('usage', `playbooks: ${first} and ${name} have one title, ${quoted(title)}`, 'rename one');
    }
    nameByTitle.set(title, name);
  }
}
