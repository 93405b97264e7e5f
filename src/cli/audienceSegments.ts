import { Failure } from '../core/failure.ts';
import { languages } from '../core/language.ts';
import { nearest } from '../core/nearest.ts';
import { printable, quoted } from '../core/printable.ts';
import { playbooksOf } from '../segment/playbooks/playbooks.ts';
import { earlierSet, slug } from '../segment/rules.ts';
import { findSet } from '../segment/sets/index.ts';
import type { Manifest } from '../write/folder/manifest.ts';
import type { SnapshotBasis } from '../write/history.ts';
import { ADVICE } from './customerRow.ts';
import type { SettingValues } from './settings.ts';

/** A word for a segment, and the segment. */
interface SegmentName {
  readonly word: string;
  readonly slug: string;
}

/** Means every segment. */
const ALL = 'all';

/**
 * Slugs of the segments of an output folder that are meant.
 * @param isOfChanges whether lists of who came and went are wanted, and not of members
 * @param out the folder as the user names it
 * @throws Failure where one is not there, or none is
 */
export function askedSegments(
  operands: readonly string[],
  manifest: Manifest,
  basis: SnapshotBasis | undefined,
  isOfChanges: boolean,
  out: string,
): readonly string[] {
  const slugs = segmentSlugs(manifest, isOfChanges);
  if (slugs.length > 0) return namedSegments(operands, slugs, segmentNames(basis, manifest), out);
  throw new Failure(
    'usage',
    `${printable(out)} holds ${isOfChanges ? 'no changes since an earlier snapshot' : 'no segment files'}`,
    isOfChanges ? 'leave --changes out: there is nothing to compare with yet' : ADVICE,
  );
}

/**
 * Slugs of the segments that are meant, by slug, name or title, whatever the case.
 * @param slugs of the segments that the folder has files of
 * @param names what else they are called
 * @param out the folder as the user names it
 * @throws Failure where one is not there
 */
function namedSegments(
  operands: readonly string[],
  slugs: readonly string[],
  names: readonly SegmentName[],
  out: string,
): readonly string[] {
  const known = [
    ...slugs.map((one) => ({ word: one, slug: one })),
    ...names.filter((name) => slugs.includes(name.slug)),
  ];
  const meant = operands.flatMap((operand) => {
    const found = known.find(({ word }) => slug(word) === slug(operand));
    if (found !== undefined) return [found.slug];
    if (slug(operand) === ALL) return slugs;
    const near = nearest(
      operand,
      known.map(({ word }) => word),
    );
    throw new Failure(
      'usage',
      `no segment of ${printable(out)} is named ${quoted(operand)}`,
      near === undefined ? `there are ${slugs.join(', ')}; ${ALL} means every one` : `did you mean ${quoted(near)}?`,
    );
  });
  return [...new Set(meant)];
}

/** What the segments of a run are called: their names, and their titles in every language. */
function segmentNames(basis: SnapshotBasis | undefined, { settings }: Manifest): readonly SegmentName[] {
  if (basis === undefined) return [];
  const { set, rules } = basis.rules;
  const segments = findSet(set) ?? earlierSet(set, rules, basis.bins);
  const own = (settings as SettingValues).playbooks ?? {};
  return languages.flatMap((language) =>
    [...playbooksOf(segments, language, own)].flatMap(([name, { title }]) =>
      [name, title].map((word) => ({ word, slug: slug(name) })),
    ),
  );
}

/** Slugs of the segments that a folder has lists of: of their members, or of who came and went. */
function segmentSlugs({ outputs }: Manifest, isOfChanges: boolean): readonly string[] {
  const pattern = isOfChanges ? /^changes\/([^/]+)\.(?:entered|left)\.csv$/ : /^segments\/([^/]+)\.csv$/;
  return [...new Set(outputs.flatMap(({ file }) => pattern.exec(file)?.[1] ?? []))];
}
