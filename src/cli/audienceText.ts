import { counted, groupedNumber } from '../core/numberText.ts';
import { printable } from '../core/printable.ts';
import { leftOutReasons } from '../write/audiences/contactOf.ts';
import { adjustments, type Platform } from '../write/audiences/platform.ts';
import type { AudienceChoices, AudienceList } from './audienceLists.ts';

/** What became of the people of a list, and what else is to be known of it, a line each. */
export function listMessages(
  list: AudienceList,
  { platform, isHashed, callingCode }: AudienceChoices,
): readonly string[] {
  const { audience, kind, files } = list;
  const { people, written, leftOut, adjusted, notices } = audience;
  const name = kind === 'members' ? list.segment : `${list.segment}, ${kind}`;
  const form = platform.takesHashes ? `, ${isHashed ? 'hashed' : 'plain'}` : '';
  const reasons = keysOf(leftOutReasons).filter((reason) => leftOut.has(reason));
  const without = reasons.map((reason) => `${groupedNumber(leftOut.get(reason)!, 0)} ${leftOutReasons[reason]}`);
  const head = `${groupedNumber(written, 0)} of ${people === 1 ? '1 person' : `${groupedNumber(people, 0)} people`}`;
  const lines = [
    `${head} written for ${platform.title}${form}${without.length === 0 ? '' : `; left out: ${without.join(', ')}`}`,
  ];
  for (const what of keysOf(adjustments)) {
    if (adjusted.has(what)) lines.push(`${adjustments[what]}: ${groupedNumber(adjusted.get(what)!, 0)}`);
  }
  const hasIncompletePhones = adjusted.has('phones_without_country_code') || leftOut.has('no_country_code');
  if (hasIncompletePhones && callingCode === undefined) {
    lines.push('--calling-code 39, say, completes the phones of one country, here Italy');
  }
  if (kind === 'left' && (leftOut.has('no_email') || leftOut.has('no_identifier'))) {
    lines.push('of those who are no customers any more nothing but the id is known: remove them by hand');
  }
  lines.push(...notices, ...limitLines(list, platform));
  if (files.length > 1) lines.push(`split into ${files.length} files: ${platform.title} takes no larger ones`);
  return lines.map((line) => `${name}: ${line}`);
}

function limitLines(
  { kind, audience, files, closedMembers }: AudienceList,
  { title, limits }: Platform,
): readonly string[] {
  const { fewest = 0, free } = limits;
  const lines: string[] = [];
  if (kind === 'members' && audience.written < fewest) {
    lines.push(`${title} refuses lists of fewer than ${fewest} people`);
  }
  if (free !== undefined && (audience.written > free.rows || files.some(({ part }) => part.bytes > free.bytes))) {
    const megabytes = groupedNumber(free.bytes / 1e6, 0);
    lines.push(`more than a free account of ${title} takes: ${counted(free.rows, 'row')} and ${megabytes} MB a file`);
  }
  if (kind === 'entered' && closedMembers > 0) {
    lines.push(
      `${closedMembers === 1 ? '1 member' : `${groupedNumber(closedMembers, 0)} members`} must not be written to now and may be on the list of ${title} from before; a list without --changes, in place of it, leaves them out`,
    );
  }
  return lines;
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[];
}

/** The files with their rows, a line each. */
export function filesText(lists: readonly AudienceList[], out: string): string {
  const files = lists.flatMap((list) => list.files);
  return files.map(({ file, part }) => `${printable(`${out}/${file}`)}  ${counted(part.rows, 'row')}\n`).join('');
}

/** What was written, as data. */
export function listsJson(
  lists: readonly AudienceList[],
  { platform, isHashed }: AudienceChoices,
  out: string,
  asOf: string,
): unknown {
  return {
    folder: out,
    as_of: asOf,
    platform: platform.name,
    hashed: isHashed,
    lists: lists.map(({ segment, kind, audience, files }) => ({
      segment,
      list: kind,
      people: audience.people,
      written: audience.written,
      left_out: Object.fromEntries(keysOf(leftOutReasons).map((reason) => [reason, audience.leftOut.get(reason) ?? 0])),
      adjusted: Object.fromEntries(keysOf(adjustments).map((what) => [what, audience.adjusted.get(what) ?? 0])),
      files: files.map(({ file, part: { rows, bytes } }) => ({ file, rows, bytes })),
    })),
  };
}
