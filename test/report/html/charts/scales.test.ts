import { describe, expect, it } from 'vitest';
import {
  fittingText,
  labelStep,
  linearScale,
  roundTicks,
  textWidth,
} from '../../../../src/report/html/charts/scales.ts';

describe('scales', () => {
  it('go from values to coordinates, and stop at their ends', () => {
    const scale = linearScale([10, 20], [100, 0]);
    expect([10, 12.5, 20, 5, 99].map(scale)).toEqual([100, 75, 0, 100, 0]);
  });

  it('of one value alone put it in the middle', () => {
    expect([3, 4].map(linearScale([3, 3], [0, 50]))).toEqual([25, 25]);
    expect(linearScale([0, Number.NaN], [0, 50])(1)).toBe(25);
  });

  it.each([
    [0, 43, 3, 0, [0, 20, 40, 60]],
    [0, 1, 4, 1, [0, 1]],
    [0, 1, 4, 0, [0, 0.5, 1]],
    [-7, 12, 4, 0, [-10, -5, 0, 5, 10, 15]],
    [0, 0, 4, 0, [0, 1]],
    [0, 1_234_567, 4, 0, [0, 500_000, 1_000_000, 1_500_000]],
  ])('have round ticks from %d to %d, about %d', (least, most, about, narrowest, ticks) => {
    expect(roundTicks(least, most, about, narrowest)).toEqual(ticks);
  });
});

describe('texts in charts', () => {
  it('are cut where they have no room', () => {
    expect(fittingText('Champions', 100)).toBe('Champions');
    // C 8, h a m p 7.2 7.2 12 7.2, the ellipsis 7: 48.6.
    expect(fittingText('Champions', 49)).toBe('Champ…');
    expect(fittingText('Champions', 48)).toBe('Cham…');
    expect(fittingText('株式会社', 40)).toBe('株式…');
    expect(textWidth('e\u0301')).toBe(7.2);
  });

  it('leave each other room', () => {
    // 2024-01: seven characters, six digits of 8 and a dash of 5, and 8 between them.
    expect(textWidth('2024-01')).toBe(53);
    const months = Array.from({ length: 12 }, () => '2024-01');
    expect([732, 731, 366, 100].map((room) => labelStep(months, room))).toEqual([1, 2, 2, 8]);
  });
});
