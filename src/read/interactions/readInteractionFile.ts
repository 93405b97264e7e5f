import { createTranscoder } from '../bytes/encodings.ts';
import { type Inputs, openSource, type Source } from '../bytes/source.ts';
import { batchesOf, expectedRows } from '../fileBatches.ts';
import { headerSetOf } from '../layout/exportStart.ts';
import { type DateChoices, decodersOf, planDates } from '../rows/datePlan.ts';
import type { EarlierFindings } from '../rows/readings.ts';
import {
  checkInteractionColumns,
  detectInteractionLayout,
  type InteractionLayout,
  type InteractionLayoutChoices,
} from './layout/layout.ts';
import { createInteractionDecoder } from './rows/decode.ts';
import type { DecodedInteractions, InteractionDictionaries } from './rows/entries.ts';
import type { InteractionPlan } from './rows/fileReader.ts';

/** What the user said about reading interactions; what is left out is detected. */
export interface InteractionReadingChoices extends InteractionLayoutChoices, DateChoices {
  readonly decimal: '.' | ',' | undefined;
}

/** A file whose start was looked at, and whose rows are still to come. */
export interface OpenedInteractions {
  readonly source: Source;
  readonly layout: InteractionLayout;
}

/** A file of interactions read to its end, the order of day and month in its dates still open. */
export interface ReadInteractionFile {
  readonly file: string;
  readonly layout: InteractionLayout;
  readonly encoding: string;
  readonly headerSet: string;
  readonly ownPattern: string | undefined;
  readonly yearFirst: string | undefined;
  readonly decoded: DecodedInteractions;
  readonly sha256: string | undefined;
  readonly bytes: number;
}

export async function openInteractions(
  path: string,
  choices: InteractionReadingChoices,
  inputs: Inputs,
): Promise<OpenedInteractions> {
  const source = await openSource(path, inputs);
  return { source, layout: detectInteractionLayout(path, source.sample, source.sampleIsWhole, choices) };
}

/** Reads the rows of a file; to be called once. Fails where a column that is needed is missing. */
export async function readInteractionFile(
  { source, layout }: OpenedInteractions,
  choices: InteractionReadingChoices,
  earlier: EarlierFindings,
  dictionaries: InteractionDictionaries,
  plan: Pick<InteractionPlan, 'compareRows' | 'readsSubjects' | 'typeOf'>,
): Promise<ReadInteractionFile> {
  checkInteractionColumns(source.file, layout);
  const headerSet = headerSetOf(layout);
  const dates = await planDates(headerSet, choices, earlier);
  const transcoder = createTranscoder(layout.encoding);
  const decoder = createInteractionDecoder(
    source.file,
    layout,
    {
      ...plan,
      ...decodersOf(dates, layout.preset.isUtc, choices),
      decimal: choices.decimal,
      expectedRows: expectedRows(source),
    },
    dictionaries,
  );
  for await (const batch of batchesOf(dictionaries.kernel, source, layout, transcoder)) decoder.add(batch);
  return {
    file: source.file,
    layout,
    encoding: transcoder.encoding,
    headerSet,
    ownPattern: dates.ownPattern,
    yearFirst: dates.yearFirst(),
    decoded: decoder.finish(),
    ...source.digest(),
  };
}
