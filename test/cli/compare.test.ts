import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/report/terminal/displayText.ts';
import { folderWith, put, rfm, textOf } from './rfm.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../fixtures/movements', name), 'utf8');

/** The two weeks of fixtures/movements in one folder. */
async function twoWeeks(): Promise<string> {
  const folder = folderWith();
  for (const [number, day] of [
    [1, '2024-06-30'],
    [2, '2024-07-07'],
  ] as const) {
    put(folder, { 'orders.csv': fixture(`week-${number}.csv`), 'rfm.config.json': fixture(`week-${number}.json`) });
    expect((await rfm(folder, ['run', 'orders.csv', '--as-of', day])).code).toBe(0);
  }
  return folder;
}

describe('compare', () => {
  it('gives the movements of a run, but for their causes', async () => {
    const folder = await twoWeeks();
    const withoutCauses = fixture('movements.csv').replaceAll(/,(behaviour|cut-offs|rules),/g, ',,');
    for (const days of [[], ['2024-06-30'], ['2024-06-30', '2024-07-07']]) {
      const { code, out } = await rfm(folder, ['compare', ...days, '--movers']);
      expect([code, out]).toEqual([0, withoutCauses]);
    }
    const { causes: _, top, ...movements } = JSON.parse(textOf(folder, 'rfm-output/summary.json')).movements;
    const compared = JSON.parse((await rfm(folder, ['compare', '--json'])).out);
    expect(compared).toMatchObject({ ...movements, as_of: '2024-07-07', causes: null });
    expect(compared.top).toEqual(top.map((flow: object) => ({ ...flow, causes: null })));
  });

  it('says how large segments were and are, and what they are worth', async () => {
    const { segments } = JSON.parse((await rfm(await twoWeeks(), ['compare', '--json'])).out);
    // By hand: fixtures/movements/README.md.
    expect(segments).toEqual([
      {
        segment: 'Fresh',
        customers_before: 4,
        customers_now: 3,
        entered: 2,
        left: 3,
        lifetime_value_before: 63,
        lifetime_value_now: 48,
      },
      {
        segment: 'Heavy',
        customers_before: 1,
        customers_now: 2,
        entered: 2,
        left: 1,
        lifetime_value_before: 40,
        lifetime_value_now: 66,
      },
      {
        segment: 'Rest',
        customers_before: 3,
        customers_now: 3,
        entered: 2,
        left: 2,
        lifetime_value_before: 26,
        lifetime_value_now: 54,
      },
    ]);
  });

  it.each([60, 80, 140])('fits %d columns', async (columns) => {
    const folder = await twoWeeks();
    for (const env of [{ LANG: 'C' }, { LANG: 'C.UTF-8', FORCE_COLOR: '3' }]) {
      const { out } = await rfm(folder, ['compare'], { columns, env });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of colours
      for (const line of out.replaceAll(/\u001b\[[\d;]*m/g, '').split('\n')) {
        expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }
      expect(out).toContain('5 moved, 1 new, 1 gone, 2 stayed');
    }
  });

  it('says what cannot be compared, and why', async () => {
    const folder = await twoWeeks();
    const failure = async (...argv: string[]) => {
      const { code, err } = await rfm(folder, ['compare', ...argv]);
      return [code, err.split('\n').at(-2)];
    };
    expect(await failure('2024-07-01')).toEqual([
      2,
      'rfm: no snapshot "2024-07-01" is in rfm-output; there are 2024-06-30, 2024-07-07',
    ]);
    expect((await failure('2024-07-07'))[1]).toContain('is not older than 2024-07-07');
    expect((await failure('2024-07-07', '2024-06-30'))[1]).toContain('is not older than 2024-06-30');
    expect((await failure('1', '2', '3'))[0]).toBe(2);
    expect((await failure('-o', 'nowhere'))[1]).toContain('nowhere holds no snapshot');
    rmSync(join(folder, 'rfm-output/history/2024-06-30.csv'));
    expect((await failure())[1]).toContain('holds one snapshot');
  });
});
