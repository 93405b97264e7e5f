import { NO_CHANNEL, STATE_UNKNOWN, STILL_OPEN } from '../../../core/interactions.ts';
import type { Dictionary } from '../../rows/dictionary.ts';
import { NONE } from '../../rows/rows.ts';
import { channelOf } from '../vocabulary/channels.ts';
import { directionOf } from '../vocabulary/directions.ts';
import { stateOf } from '../vocabulary/states.ts';
import { SOFT_BOUNCE, type TypeReading } from '../vocabulary/types.ts';
import { normalWord } from '../vocabulary/words.ts';

/** A word that is not known. */
export const UNKNOWN = -2;
/** A type of which nothing is an interaction that lasts. */
export const SOFT = -3;

/** What the cells of a column mean, by code: a number, NONE for nothing, {@link UNKNOWN}. */
export type Meanings = Int32Array;

/** What cells of types mean; {@link SOFT} for a bounce that may be none the next time. */
export interface TypeMeanings {
  readonly type: Meanings;
  readonly direction: Int32Array;
  readonly channel: Int32Array;
}

export function typeMeanings(types: Dictionary, typeOf: (cell: string) => TypeReading): TypeMeanings {
  const size = types.size();
  const [type, direction, channel] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  for (let code = 0; code < size; code++) {
    const reading = typeOf(types.text(code));
    const meaning = typeof reading === 'object' ? reading : undefined;
    type[code] = reading === null ? NONE : reading === SOFT_BOUNCE ? SOFT : (meaning?.type ?? UNKNOWN);
    direction[code] = meaning?.direction ?? NONE;
    channel[code] = meaning?.channel ?? NONE;
  }
  return { type, direction, channel };
}

/** What cells of channels mean; some tell the direction, too. */
export interface ChannelMeanings {
  readonly channel: Meanings;
  readonly direction: Int32Array;
}

export function channelMeanings(known: Dictionary): ChannelMeanings {
  return {
    channel: meaningsOf(
      known,
      (cell) => channelOf(cell)?.channel ?? (normalWord(cell) === '' ? null : undefined),
      NO_CHANNEL,
    ),
    direction: meaningsOf(known, (cell) => channelOf(cell)?.direction ?? null, NONE),
  };
}

export function directionMeanings(known: Dictionary): Meanings {
  return meaningsOf(known, directionOf, NONE);
}

/** Of states; one that is not known is UNKNOWN, and so {@link STILL_OPEN}. */
export function stateMeanings(known: Dictionary): Meanings {
  return meaningsOf(known, stateOf, STATE_UNKNOWN);
}

function meaningsOf(
  known: Dictionary,
  meaningOf: (cell: string) => number | null | undefined,
  nothing: number,
): Meanings {
  return Int32Array.from({ length: known.size() }, (_, code) => {
    const meaning = meaningOf(known.text(code));
    return meaning === undefined ? UNKNOWN : (meaning ?? nothing);
  });
}
