import { Failure } from '../../../core/failure.ts';
import { normaliseHeader } from '../../layout/synonyms.ts';
import { batchInWindow, type RecordBatch } from '../../records/recordBatch.ts';
import { createRowHasher } from '../../rows/rowHash.ts';
import { createRowSelector } from '../../rows/selectRows.ts';
import type { InteractionLayout } from '../layout/layout.ts';
import type { DecodedInteractions, InteractionDictionaries } from './entries.ts';
import { createEventRows } from './eventRows.ts';
import { createFileReading, type InteractionPlan } from './fileReader.ts';
import { createProfileRows, entriesOfProfile } from './profileRows.ts';

/** Takes the batches of one file of interactions, the header as its first record, and gives its entries at the end. */
export interface InteractionDecoder {
  readonly add: (batch: RecordBatch) => void;
  readonly finish: () => DecodedInteractions;
}

export function createInteractionDecoder(
  file: string,
  layout: InteractionLayout,
  plan: InteractionPlan,
  dictionaries: InteractionDictionaries,
): InteractionDecoder {
  const reading = createFileReading(file, layout, plan, dictionaries);
  const { kernel, arrays, block, kept, people, dates, badRows } = reading;
  const selector = createRowSelector(kernel, file, layout.header, arrays.integers());
  const hasher = plan.compareRows
    ? createRowHasher(kernel, layout.header.map(normaliseHeader), dictionaries.names, arrays.integers())
    : undefined;
  const { profile } = layout;
  const rows = profile === undefined ? createEventRows(reading) : createProfileRows(reading, profile);
  const entriesPerRow = profile === undefined ? 1 : entriesOfProfile(profile);
  let records = 0;
  let repeatedHeaders = 0;

  /** Makes room for all that a batch may bring, so that until the next one nothing moves in the memory of the kernel. */
  const makeRoom = ({ count, firstField, bounds, lines }: RecordBatch): void => {
    const bytes = MOST_GROWTH * bounds[2 * firstField[count]! - 1]!;
    try {
      kernel.calls.makeRowRoom(count);
      rows.makeRoom(count, bytes);
      dates.evidence.makeRoom(count * DATES_A_ROW, bytes);
      arrays.makeRoom(count * entriesPerRow);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      throw new Failure(
        'input',
        `${file}:${lines[0]!}: the ids and texts up to here take more memory than reading can have`,
        'read the export in parts',
      );
    }
  };

  return {
    add: (read) => {
      makeRoom(read);
      // Where memory has moved, the batch has, too.
      const batch = batchInWindow(kernel, read.count, read.isAscii, read.hasNul);
      const selected = selector.select(batch);
      records += selected.bad.length;
      badRows.push(...selected.bad);
      repeatedHeaders += selected.headersAt.length;
      hasher?.hashesOf(batch, selected.rows, selected.count, block.hash);
      records += rows.read(batch, selected.rows, selected.count);
      const hopeless = dates.evidence.hopeless();
      if (hopeless !== undefined) kept.keepOnlyDays(hopeless === 'first' ? 'second' : 'first');
    },
    finish: () => {
      const decoded = {
        rows: kept.rows(),
        customerIds: people.customerIds(),
        records,
        badRows: badRows.sort((a, b) => a.line - b.line),
        dates: dates.evidence.evidence(),
        shapes: dates.shapes(),
        repeatedHeaders,
      };
      rows.free();
      selector.free();
      hasher?.free();
      dates.evidence.free();
      arrays.free();
      return decoded;
    },
  };
}

/** A text as it is written, and up to three times as long when it is cleaned, see rows/decode.ts. */
const MOST_GROWTH = 4;
/** Most cells of a row that are dates. */
const DATES_A_ROW = 8;
