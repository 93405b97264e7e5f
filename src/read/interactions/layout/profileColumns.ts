import { type Channel, channels, type InteractionType, interactionTypes } from '../../../core/interactions.ts';
import type { Phrase } from '../../../core/language.ts';
import type { InteractionPreset, ProfileCondition } from '../presets/preset.ts';

/** A state that profiles of one file can be in. */
export interface StateColumns {
  /** Index into `interactionTypes`. */
  readonly type: number;
  /** Index into `channels`. */
  readonly channel: number;
  /** Whether it holds always where it has no day. */
  readonly isLasting: boolean;
  /** Column of its day; undefined where the file has none. */
  readonly date: number | undefined;
  readonly when: ConditionColumn;
}

/** `everybody`, who has the date, or whose cell says so. */
export type ConditionColumn =
  | 'everybody'
  | 'dated'
  | { readonly column: number; readonly holds: (word: string) => boolean };

/** What the profiles of one file can say. */
export interface ProfileColumns {
  readonly states: readonly StateColumns[];
  readonly consents: readonly { readonly channel: number; readonly when: ConditionColumn }[];
  readonly remarks: readonly Phrase[];
}

/** Finds the columns of the states that a file can tell of; those of which it cannot are left out. */
export function profileColumns(
  file: string,
  headers: readonly string[],
  { states, consents }: NonNullable<InteractionPreset['profile']>,
): ProfileColumns {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).toLowerCase();
  const columnOf = (names: readonly string[]): number | undefined => {
    const found = names.find((one) => headers.includes(one));
    return found === undefined ? undefined : headers.indexOf(found);
  };
  const remarks: Phrase[] = [];
  const found = states.flatMap(({ type, channel, when, date }): StateColumns[] => {
    const dateColumn = columnOf(date);
    const condition = conditionOf(when, headers, name);
    if (condition === undefined || (condition === 'dated' && dateColumn === undefined)) return [];
    if (condition === 'everybody') remarks.push(listOf(type, channel));
    const isLasting = type === 'unsubscribe' || type === 'bounce';
    const [typeIndex, channelIndex] = [interactionTypes.indexOf(type), channels.indexOf(channel)];
    return [{ type: typeIndex, channel: channelIndex, isLasting, date: dateColumn, when: condition }];
  });
  const given = consents.flatMap(({ channel, when }) => {
    const condition = conditionOf(when, headers, name);
    if (condition === 'everybody') remarks.push(listOf('subscribed', channel));
    return condition === undefined ? [] : [{ channel: channels.indexOf(channel), when: condition }];
  });
  if (found.length + given.length === 0) remarks.push(SAYS_NOTHING);
  return { states: found, consents: given, remarks };
}

const SAYS_NOTHING: Phrase = {
  en: 'neither its headers nor its name say what state these people are in: nothing is taken from it',
  it: 'né le intestazioni né il nome dicono in che stato siano queste persone: non se ne ricava nulla',
};

function listOf(state: 'subscribed' | InteractionType, channel: Channel): Phrase {
  return {
    en: `taken for a list of people with the state ${state} on ${channel}`,
    it: `preso per un elenco di persone nello stato ${state} su ${channel}`,
  };
}

/** Undefined where nobody in the file can be so. */
function conditionOf(when: ProfileCondition, headers: readonly string[], name: string): ConditionColumn | undefined {
  if (when === 'dated') return 'dated';
  if ('header' in when) {
    const column = headers.indexOf(when.header);
    return column < 0 ? undefined : { column, holds: when.holds };
  }
  const has = (some: readonly string[]): boolean => some.some((header) => headers.includes(header));
  if ('filesWith' in when) return has(when.filesWith) || name.startsWith(when.filesNamed) ? 'everybody' : undefined;
  return !has(when.filesWithout) && name.startsWith(when.filesNamed) ? 'everybody' : undefined;
}
