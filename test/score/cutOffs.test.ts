import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/core/failure.ts';
import { type CutOffs, checkCutOffs } from '../../src/score/cutOffs.ts';

const good: CutOffs = { recency_days: [115, 181, 297.4, 482], orders: [4, 4, null, null], revenue: [-1, 0, 0, 9] };

describe('checkCutOffs', () => {
  it('takes equal cut-offs, negative ones, and nulls at the end', () => {
    expect(() => checkCutOffs(good, 5, true)).not.toThrow();
    expect(() => checkCutOffs({ ...good, revenue: null }, 5, false)).not.toThrow();
  });

  it.each([
    [{ orders: [1, 2, 3] }, 'thresholds: orders has 3 cut-offs, and 5 bins need 4'],
    [{ recency_days: [1, 3, 2, 4] }, 'thresholds: recency_days descends from 3 to 2'],
    [{ revenue: [1, null, 2, 3] }, 'thresholds: revenue has 2 after null; only the last cut-offs may be null'],
    [{ revenue: [1, 2, 3, Number.NaN] }, 'thresholds: revenue holds NaN, which is no number'],
    [{ revenue: null }, 'thresholds: revenue is null, so money cannot be scored'],
  ] as [Partial<CutOffs>, string][])('refuses %j', (change, message) => {
    const check = () => checkCutOffs({ ...good, ...change }, 5, true);
    expect(check).toThrow(Failure);
    expect(check).toThrow(expect.objectContaining({ code: 'usage', message }));
  });
});
