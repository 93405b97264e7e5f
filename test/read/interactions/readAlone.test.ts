import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answerInteractionDates, interactionColumns } from '../../../src/read/interactions/findings.ts';
import { missingInteractionFields } from '../../../src/read/interactions/layout/layout.ts';
import { readInteractionsAlone } from '../../../src/read/interactions/readAlone.ts';
import { openInteractions } from '../../../src/read/interactions/readInteractionFile.ts';
import { interactionBadRows } from '../../../src/read/interactions/settle/settledEntries.ts';

const noChoices = {
  map: {},
  key: 'customer',
  delimiter: undefined,
  encoding: undefined,
  dateFormat: undefined,
  timeZone: undefined,
  decimal: undefined,
} as const;
const earlier = { dates: new Map(), decimals: new Map() };

async function opened(text: string) {
  const cwd = mkdtempSync(join(tmpdir(), 'rfm-alone-'));
  writeFileSync(join(cwd, 'a.csv'), text);
  const inputs = { cwd, stdin: (async function* () {})(), hashes: false };
  return { file: await openInteractions('a.csv', noChoices, inputs), end: () => rmSync(cwd, { recursive: true }) };
}

it('a file on its own tells its columns, its types, its dates and its bad rows', async () => {
  const { file, end } = await opened(
    'Cliente;Data;Tipo;Note\na;13/02/2024;Reclamo;x\na;14/02/2024;Reclamo;\nb;02/14/2024;Volantino;\nb;15/02/2024;flyer;\n',
  );
  const { file: read, types } = await readInteractionsAlone(file, noChoices, { flyer: 'contact' }, earlier);
  end();
  expect(missingInteractionFields(read.layout)).toEqual([]);
  expect(interactionColumns(read.layout).map(({ field, column, samples }) => [field, column, samples[0]])).toEqual([
    ['customer', 'Cliente', 'a'],
    ['date', 'Data', '13/02/2024'],
    ['type', 'Tipo', 'Reclamo'],
    [undefined, 'Note', 'x'],
  ]);
  expect(types).toEqual([
    { word: 'Reclamo', type: 'complaint', rows: 2 },
    { word: 'Volantino', type: undefined, rows: 1 },
    { word: 'flyer', type: 'contact', rows: 1 },
  ]);
  const dates = answerInteractionDates([read], undefined, earlier)[0]!;
  expect(dates).toEqual({ answer: 'dayFirst', by: 'rows' });
  expect(interactionBadRows(read, dates).map(({ line, column }) => [line, column])).toEqual([[4, 'Data']]);
});

it('a file without what is needed tells what it lacks', async () => {
  const { file, end } = await opened('customer,what\na,b\n');
  end();
  expect(missingInteractionFields(file.layout)).toEqual(['date', 'type']);
});
