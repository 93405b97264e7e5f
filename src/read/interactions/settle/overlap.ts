import { NONE } from '../../rows/rows.ts';
import type { ReadInteractionFile } from '../readInteractionFile.ts';
import type { SettledEntries } from './settledEntries.ts';

/** Rows that do not count since others say the same, or something newer, of the same interaction. */
export interface RepeatedRows {
  /** Rows whose id a later file has. */
  readonly replaced: number;
  /** Rows whose id comes again in the same file. */
  readonly updated: number;
  /** Rows without an id that stand in more than one file. */
  readonly repeated: number;
  /** Files that have an id for several people or types. */
  readonly sharedIds: readonly string[];
}

/**
 * Marks as unused the rows that files hold more than once. Of an id, the last row counts: that of the last file that has
 * it, and the last in that file. Where a file has an id for several people or types, as mailings have one for all who got
 * them, opened them or unsubscribed, interactions are told by id, person and type together. Ids are those of one system, so
 * that they are compared among files of one preset, and of the generic one among files with the same set of headers. Rows
 * without an id that are equal in every field count as often as in the file that holds most of them.
 * @param idCount ids are below it
 * @param personOf person of an entry
 * @param typeOf code of its type
 */
export function dropRepeated(
  entries: SettledEntries,
  files: readonly ReadInteractionFile[],
  idCount: number,
  personOf: (entry: number) => number,
  typeOf: (entry: number) => number,
): RepeatedRows {
  const byId = dropById(entries, files, idCount, personOf, typeOf);
  return { ...byId, repeated: files.length > 1 ? dropEqual(entries) : 0 };
}

function dropById(
  { order, used, fileStarts }: SettledEntries,
  files: readonly ReadInteractionFile[],
  idCount: number,
  personOf: (entry: number) => number,
  typeOf: (entry: number) => number,
): Omit<RepeatedRows, 'repeated'> {
  let replaced = 0;
  let updated = 0;
  const sharedIds: string[] = [];
  const isSame = (one: number, other: number): boolean =>
    typeOf(one) === typeOf(other) && personOf(one) === personOf(other);
  /** Whether a file has an id for several people or types. */
  const sharesIds = (f: number): boolean => {
    const first = new Int32Array(idCount).fill(NONE);
    for (let entry = fileStarts[f]!; entry < fileStarts[f + 1]!; entry++) {
      const id = order[entry]!;
      if (id === NONE || used[entry] === 0) continue;
      if (first[id] === NONE) first[id] = entry;
      else if (!isSame(first[id]!, entry)) return true;
    }
    return false;
  };
  const systems = files.map(({ layout, headerSet }) =>
    layout.preset.required.length > 0 ? layout.preset.name : headerSet,
  );
  for (const system of new Set(systems)) {
    const own = files
      .map((_, f) => f)
      .filter((f) => systems[f] === system && files[f]!.layout.columns.id !== undefined);
    if (own.length === 0 || (own.length === 1 && isAscending(order, fileStarts[own[0]!]!, fileStarts[own[0]! + 1]!)))
      continue;
    /** By id: the entry that counts, counted from 1. */
    const entryOf = new Int32Array(idCount);
    /** The entries that count of ids that stand for several interactions, but for the one above. */
    const others = new Map<string, number>();
    const shared = files[own[0]!]!.layout.preset.isTickets ? [] : own.filter(sharesIds);
    sharedIds.push(...shared.map((f) => files[f]!.file));
    /** The entry that counts of the interaction of this one; undefined where it is this one. */
    const countedBefore = (entry: number, id: number): number | undefined => {
      const first = entryOf[id]! - 1;
      if (first < 0) {
        entryOf[id] = entry + 1;
        return undefined;
      }
      if (shared.length === 0 || isSame(first, entry)) return first;
      const key = `${id} ${typeOf(entry)} ${personOf(entry)}`;
      const other = others.get(key);
      if (other === undefined) others.set(key, entry);
      return other;
    };
    for (const f of own.reverse()) {
      for (let entry = fileStarts[f + 1]! - 1; entry >= fileStarts[f]!; entry--) {
        const id = order[entry]!;
        if (id === NONE || used[entry] === 0) continue;
        const counted = countedBefore(entry, id);
        if (counted === undefined) continue;
        used[entry] = 0;
        if (counted >= fileStarts[f]! && counted < fileStarts[f + 1]!) updated++;
        else replaced++;
      }
    }
  }
  return { replaced, updated, sharedIds };
}

/** Whether every row has an id of its own, as where all are new when they come. */
function isAscending(order: Int32Array, start: number, end: number): boolean {
  let last = NONE;
  for (let entry = start; entry < end; entry++) {
    const id = order[entry]!;
    if (id !== NONE && id <= last) return false;
    if (id !== NONE) last = id;
  }
  return true;
}

/** Of rows without an id that are equal in every field, keeps those of the file that holds most of them; counts the others. */
function dropEqual({ order, used, fileStarts, hash, isFirst }: SettledEntries): number {
  const repeats = repeatedValues(hash!.filter((_, entry) => order[entry] === NONE && used[entry] === 1));
  if (repeats.size === 0) return 0;
  let dropped = 0;
  const files = fileStarts.length - 1;
  /** By hash: how many each file has. */
  const counts = new Map<number, Int32Array>();
  const forEach = (visit: (entry: number, file: number, own: Int32Array) => void): void => {
    for (let f = 0; f < files; f++) {
      for (let entry = fileStarts[f]!; entry < fileStarts[f + 1]!; entry++) {
        const value = hash![entry]!;
        if (used[entry] === 0 || order[entry] !== NONE || !repeats.has(value)) continue;
        let own = counts.get(value);
        if (own === undefined) {
          own = new Int32Array(files);
          counts.set(value, own);
        }
        visit(entry, f, own);
      }
    }
  };
  forEach((_, f, own) => {
    own[f]!++;
  });
  const keeps = new Map([...counts].map(([value, own]) => [value, own.indexOf(own.reduce((a, b) => Math.max(a, b)))]));
  forEach((entry, f) => {
    if (keeps.get(hash![entry]!) === f) return;
    used[entry] = 0;
    if (isFirst === undefined || isFirst[entry] === 1) dropped++;
  });
  return dropped;
}

/** Values that come more than once. */
function repeatedValues(values: Float64Array): ReadonlySet<number> {
  values.sort();
  const repeats = new Set<number>();
  for (let i = 1; i < values.length; i++) if (values[i] === values[i - 1]) repeats.add(values[i]!);
  return repeats;
}
