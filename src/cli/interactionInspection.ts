import type { Inputs } from '../read/bytes/source.ts';
import { dateFormatNames, sourceOfAnswer } from '../read/findings.ts';
import { interactionFields } from '../read/interactions/fields.ts';
import { answerInteractionDates, interactionColumns } from '../read/interactions/findings.ts';
import { flagsOf, missingInteractionFields } from '../read/interactions/layout/layout.ts';
import { type FoundType, readInteractionsAlone } from '../read/interactions/readAlone.ts';
import { openInteractions } from '../read/interactions/readInteractionFile.ts';
import { interactionReading } from './choices.ts';
import { attempt, dialectFindings, type Finding, type Inspection, noEarlierRun } from './inspection.ts';
import type { SettingValues } from './settings.ts';
import type { Timings } from './timings.ts';

/** Reads files of interactions one by one, and tells what was detected in each. */
export async function inspectInteractions(
  paths: readonly string[],
  values: SettingValues,
  inputs: Inputs,
  timings: Timings,
): Promise<readonly Inspection[]> {
  if (paths.length > 0) timings.begin('read');
  const inspections: Inspection[] = [];
  for (const path of paths) inspections.push(await inspectInteractionFile(path, values, inputs, timings));
  return inspections;
}

async function inspectInteractionFile(
  path: string,
  values: SettingValues,
  inputs: Inputs,
  timings: Timings,
): Promise<Inspection> {
  const choices = { ...interactionReading(values), key: values.key ?? 'customer' };
  const opened = await openInteractions(path, choices, inputs);
  const { layout, source } = opened;
  const columns = interactionColumns(layout).map(
    ({ field, column, samples }): Finding => ({
      what: field ?? 'not read',
      found: column,
      samples,
      flag: flagOf(field),
    }),
  );
  const missing = missingInteractionFields(layout);
  if (missing.length > 0) {
    return {
      file: source.file,
      findings: [...dialectFindings(layout, layout.encoding ?? 'utf-8', false), ...columns],
      rows: null,
      bad_rows: [],
      problem: `no column for ${missing.join(', ')}; name it: ${flagsOf(missing)}`,
    };
  }
  const { file, types } = await readInteractionsAlone(opened, choices, values.interaction_types ?? {}, noEarlierRun);
  timings.addBytes(file.bytes);
  const { value: dates, problem } = attempt(() => answerInteractionDates([file], choices.dateFormat, noEarlierRun));
  const written = dates === undefined ? [] : [`${dateFormatNames(file, dates[0]!)}${sourceOfAnswer(dates[0]!)}`];
  return {
    file: source.file,
    findings: [
      ...dialectFindings(layout, file.encoding, false),
      ...columns,
      ...written.map((found) => ({ what: 'dates', found, samples: [], flag: '--date-format' })),
      ...types.map((type) => typeFinding(type, layout.preset.isTickets)),
    ],
    rows: file.decoded.records,
    bad_rows: file.decoded.badRows,
    problem,
  };
}

/** States of profiles are what their preset says. */
function flagOf(field: string | undefined): string | undefined {
  if (field === undefined) return '--map i.FIELD=COLUMN';
  return interactionFields.some((one) => one === field) ? `--map i.${field}=COLUMN` : undefined;
}

/** Tickets of no known type are contacts. */
function typeFinding({ word, type, rows }: FoundType, areTickets: boolean): Finding {
  const taken = type ?? (areTickets ? 'contact' : undefined);
  return {
    what: taken === undefined ? 'unknown type' : `type ${taken}`,
    found: `${JSON.stringify(word)}, ${rows} ${rows === 1 ? 'row' : 'rows'}`,
    samples: [],
    flag: '"interaction_types"',
  };
}
