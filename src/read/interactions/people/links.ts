import { NONE } from '../../rows/rows.ts';

/** Which identifiers stand together in rows: neighbours of identifier n are `to` from `starts[n]` up to `starts[n + 1]`. */
export interface Links {
  readonly starts: Int32Array;
  readonly to: Int32Array;
}

/** Links in both directions. */
export function linksOf(nodes: number, from: readonly number[], to: readonly number[]): Links {
  const starts = new Int32Array(nodes + 1);
  for (let i = 0; i < from.length; i++) {
    starts[from[i]! + 1]!++;
    starts[to[i]! + 1]!++;
  }
  for (let node = 0; node < nodes; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice();
  const neighbours = new Int32Array(2 * from.length);
  for (let i = 0; i < from.length; i++) {
    neighbours[next[from[i]!]!++] = to[i]!;
    neighbours[next[to[i]!]!++] = from[i]!;
  }
  return { starts, to: neighbours };
}

/** Whom each identifier leads to, and how. */
export interface Reach {
  /** NONE for nobody. */
  readonly owner: Int32Array;
  /** Links to the next identifier that is somebody's own; 0 for such a one. */
  readonly distance: Int32Array;
  /** 1 where others are as near; the first of them is taken. */
  readonly isShared: Uint8Array;
}

/**
 * Gives every identifier that leads to somebody the nearest one, step by step, in place; those that have an owner keep
 * it.
 * @param sources identifiers that are somebody's own
 * @param goesBefore whether one owner is taken before another where both are as near
 */
export function spread(
  { starts, to }: Links,
  { owner, distance, isShared }: Reach,
  sources: readonly number[],
  goesBefore: (one: number, other: number) => boolean,
): void {
  let frontier = sources;
  for (let step = 1; frontier.length > 0; step++) {
    const reached: number[] = [];
    for (const node of frontier) {
      for (let i = starts[node]!; i < starts[node + 1]!; i++) {
        const neighbour = to[i]!;
        const own = owner[node]!;
        if (owner[neighbour] === NONE) {
          owner[neighbour] = own;
          distance[neighbour] = step;
          isShared[neighbour] = isShared[node]!;
          reached.push(neighbour);
        } else if (distance[neighbour] === step && owner[neighbour] !== own) {
          isShared[neighbour] = 1;
          if (goesBefore(own, owner[neighbour]!)) owner[neighbour] = own;
        }
      }
    }
    frontier = reached;
  }
}
