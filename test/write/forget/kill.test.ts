import { join } from 'node:path';
import { expect, it } from 'vitest';
import { csv, folderWith, put, rfm, textOf } from '../../cli/rfm.ts';
import { buildChildren, run } from '../children.ts';

it('forgetting that stops before any of its steps leaves all as it was, or all done by the next command', {
  timeout: 120_000,
}, async () => {
  const folder = folderWith({
    'in.csv': csv('customer,date,amount,email', 'a,2024-01-05,10,a@x.it', 'b,2024-02-05,10,b@x.it'),
  });
  for (const day of ['2024-02-10', '2024-03-10']) {
    expect((await rfm(folder, ['run', 'in.csv', '-o', 'out', '--as-of', day, '--model', 'none'])).code).toBe(0);
  }
  const manifest = JSON.parse(textOf(folder, 'out/run.json'));
  manifest.outputs.push({ file: 'report.html', sha256: '', bytes: 0, rows: null });
  put(folder, { 'out/run.json': JSON.stringify(manifest), 'out/report.html': 'a' });

  buildChildren(folder, ['forget/haltForget']);
  const { printed } = await run([join(folder, 'haltForget.mjs'), join(folder, 'out'), join(folder, 'halted'), 'a']);
  const counts = JSON.parse(printed) as Record<string, number>;
  expect(counts.neither).toBe(0);
  expect(counts.before).toBeGreaterThan(20);
  // It can be completed from the journal on.
  expect(counts.after).toBeGreaterThan(10);
  for (const file of ['customers.csv', 'history/2024-02-10.csv', 'history/2024-03-10.csv', 'summary.json']) {
    expect(textOf(folder, `halted/${file}`)).not.toMatch(/,a@x\.it|^a,|"a"/m);
  }
});
