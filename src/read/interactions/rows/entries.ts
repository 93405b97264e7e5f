import type { BadRow } from '../../../core/badRow.ts';
import { type KeyField, keyFields } from '../../fields.ts';
import { createKernel, type Kernel, type Pointer } from '../../kernel/kernel.ts';
import { PLAIN } from '../../rows/columnReader.ts';
import { createDictionary, type Dictionary } from '../../rows/dictionary.ts';
import type { TwoReadings } from '../../rows/growing.ts';
import type { LineNumbers } from '../../rows/lineNumbers.ts';
import type { CustomerIds, Evidence } from '../../rows/rows.ts';
import { createTextStore, type TextStore } from '../../rows/textStore.ts';
import type { DateShape } from '../../values/dates.ts';
import { createWordings, type Wordings } from './wordings.ts';

/** Numbers for the texts of all files of interactions, in the memory of the kernel that reads them. */
export interface InteractionDictionaries {
  readonly kernel: Kernel;
  /** Who it was, by each field that can say so. */
  readonly people: Readonly<Record<KeyField, Dictionary>>;
  /** The e-mail that each customer id had last beside it, in the kernel. */
  readonly emailOfCustomer: Pointer;
  /** Cells as they are. */
  readonly types: Dictionary;
  readonly channels: Dictionary;
  readonly directions: Dictionary;
  readonly statuses: Dictionary;
  /** What cells of these four say together. */
  readonly wordings: Wordings;
  readonly scores: Dictionary;
  /** Texts without what exporters wrap around them. */
  readonly products: Dictionary;
  readonly categories: Dictionary;
  /** One subject may have several numbers. */
  readonly subjects: TextStore;
  /** One id may have several numbers until reading is done, see joinOrderIds. */
  readonly ids: TextStore;
  /** Where names of columns are put for a moment. */
  readonly names: TextStore;
}

export function createInteractionDictionaries(): InteractionDictionaries {
  const kernel = createKernel();
  const dictionary = (): Dictionary => createDictionary(kernel);
  const people = Object.fromEntries(keyFields.map((field) => [field, dictionary()])) as Record<KeyField, Dictionary>;
  const emails = createTextStore(kernel, kernel.calls.textsOf(people.email.pointer));
  return {
    kernel,
    people,
    emailOfCustomer: kernel.calls.createContactColumn(emails.pointer, PLAIN.lowerAddress),
    types: dictionary(),
    channels: dictionary(),
    directions: dictionary(),
    statuses: dictionary(),
    wordings: createWordings(),
    scores: dictionary(),
    products: dictionary(),
    categories: dictionary(),
    subjects: createTextStore(kernel),
    ids: createTextStore(kernel),
    names: createTextStore(kernel),
  };
}

/** The type of a row of a file that has no column for types, where it has no score. */
export const NO_SCORE = -3;
/** A row of a profile as such, which says who it is and what they subscribed to, and is no interaction. */
export const PROFILE = -4;
/** Types and channels that a file of its kind settles are below all other codes. */
const SETTLED = -16;

/** The code of a type or channel, by its index, that no cell of a row says. */
export function settledCode(index: number): number {
  return SETTLED - index;
}

/** The index of such a code; undefined for the code of a text. */
export function settledIndex(code: number): number | undefined {
  return code <= SETTLED ? SETTLED - code : undefined;
}

/**
 * What the rows of one file say, by column, both readings of dates still open. An entry is a row, or one of the
 * interactions of a row of a profile.
 */
export interface FileEntries {
  readonly count: number;
  readonly lines: LineNumbers;
  /** 1 for the first entry of its row; undefined where every entry is one. */
  readonly isFirst: Uint8Array | undefined;
  readonly customer: Int32Array;
  readonly email: Int32Array;
  readonly phone: Int32Array;
  /** Number of what it says of what was, in which a type is the code of a text, {@link NO_SCORE}, {@link PROFILE} or a settled one. */
  readonly wording: Int32Array;
  readonly product: Int32Array;
  readonly category: Int32Array;
  /** NONE also where it was not looked at. */
  readonly subject: Int32Array;
  /** NO_DAY where there is none, which is no interaction unless it holds always. */
  readonly days: TwoReadings<Int32Array>;
  readonly resolved: TwoReadings<Int32Array>;
  /** NaN where there is none, and for a text that is no number. */
  readonly score: Float64Array;
  /** Code of a score that is no number, NONE elsewhere. */
  readonly scoreText: Int32Array;
  /** Called what it is among orders, so that both are joined alike. */
  readonly order: Int32Array;
  /** Bits of the channels that somebody is said to have subscribed to. */
  readonly subscribed: Int32Array;
  readonly hash: Float64Array | undefined;
}

/** A file after its last record. */
export interface DecodedInteractions {
  readonly rows: FileEntries;
  readonly customerIds: CustomerIds;
  /** Records read, good and bad; not headers and blank lines. */
  readonly records: number;
  readonly badRows: readonly BadRow[];
  readonly dates: Evidence;
  /** How many dates of each shape were seen. */
  readonly shapes: ReadonlyMap<DateShape, number>;
  /** How often the header came once more. */
  readonly repeatedHeaders: number;
}
