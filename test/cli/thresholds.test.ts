import { describe, expect, it } from 'vitest';
import { folderWith, rfm } from './rfm.ts';

const orders = `customer,date,amount\n${Array.from({ length: 30 }, (_, i) => `c${i},2024-01-${(i % 28) + 1 < 10 ? '0' : ''}${(i % 28) + 1},${i + 1}`).join('\n')}\n`;

describe('cut-offs of an earlier run', () => {
  it('are refused for another measure than they were made from', async () => {
    const cwd = folderWith({ 'in.csv': orders });
    expect((await rfm(cwd, ['run', 'in.csv', '-o', 'before', '--quiet'])).code).toBe(0);
    const frozen = ['score', 'in.csv', '--thresholds', 'before'];
    expect((await rfm(cwd, frozen)).code).toBe(0);
    for (const flags of [
      ['--monetary', 'average'],
      ['--frequency', 'days'],
    ]) {
      const { code, err } = await rfm(cwd, [...frozen, ...flags]);
      expect(code).toBe(2);
      expect(err).toContain('that run scored orders and revenue');
      expect(err).toContain('add --frequency orders --monetary revenue, or leave --thresholds out');
    }
    expect((await rfm(cwd, [...frozen, '--monetary', 'none'])).code).toBe(0);
  });
});

describe('a window', () => {
  it('says how many orders lie before it, and whose they are', async () => {
    const cwd = folderWith({
      'in.csv': 'customer,date,amount\na,2024-01-01,10\na,2024-03-01,20\nb,2024-01-15,5\nb,2024-02-01,-1\n',
    });
    const { err, out } = await rfm(cwd, ['score', 'in.csv', '--since', '2024-02-01', '--format', 'jsonl']);
    expect(err).toContain('left out: orders before 2024-02-01: 1 (10.00)');
    expect(err).toContain('left out: customers with no purchase since 2024-02-01: 1 (4.00)');
    expect(JSON.parse(out)).toMatchObject({ customer_id: 'a', orders: 1, revenue: 20, days_between_orders: 60 });
  });
});
