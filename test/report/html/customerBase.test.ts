import { describe, expect, it } from 'vitest';
import type { CustomerBaseReport } from '../../../src/report/audit/customerBaseReport.ts';
import {
  baseWithoutCustomers,
  customerBaseSections,
  findingsSection,
} from '../../../src/report/html/audit/customerBaseSections.ts';
import { NOTHING } from '../../../src/report/html/markup.ts';
import { page } from '../../../src/report/html/page.ts';
import { pageStyle } from '../../../src/report/html/pageStyle.ts';
import { emptyBase, fullBase } from './builtCustomerBase.ts';
import { elements, type PageNode, parsePage, textIn } from './pageText.ts';

function pageOf(base: CustomerBaseReport, lang: 'en' | 'it' = 'en', currency: string | null = 'EUR'): PageNode {
  const style = pageStyle({ currency, lang });
  const sections = [findingsSection(base, style), ...customerBaseSections(base, style)];
  const text = page(lang, 'base', NOTHING, sections, '');
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
  return parsePage(text);
}

function section(root: PageNode, id: string): PageNode {
  return elements(root, 'section').find(({ attributes }) => attributes.get('id') === id)!;
}

/** Texts of the cells, row by row. */
function rowsOf(table: PageNode): readonly (readonly string[])[] {
  return elements(table, 'tr').map((row) => elements(row).map(textIn));
}

describe('the customer base', () => {
  it('says in headings what is seen', () => {
    const root = pageOf(fullBase);
    const headings = elements(root, 'figure').map((figure) => textIn(elements(figure, 'h3')[0]!));
    expect(headings).toEqual([
      'The largest tenth of customers (24) brings 44 % of turnover',
      'New customers have fallen: 6.3 a month lately, 13.5 before that',
      // 48,000 - 100 less 54,000 - 200 is 5,900 less, of 53,800.
      'Turnover fell by 5,900.00 EUR (-11.0 %), above all by orders per customer (-6,000)',
      '31 % of those of 2023 Q2 bought in window 2, 42 % of those before them',
      'Orders per customer in the first window: 2021 Q1 1.20, 2023 Q3 1.20',
      'A customer of 2023 Q2 has brought 88 EUR by window 2, those before 105 EUR',
      // In 2023 Q4 the cohorts of 2023 bring 2400 (1 + 1/2 + 1/3 + 1/4) = 5000, all twelve 2400 (1 + … + 1/12) = 7447.7,
      // and those in no cohort 1000.
      '59 % of turnover in 2023 Q4 comes from customers gained since 2023 Q1',
      // Of 14 + 11 + 8 + 5 + 2 = 40 customers in decile 10, 14 are in it again.
      '35 % of the largest tenth of the earlier period are in the largest tenth again',
    ]);
    expect(textIn(section(root, 'customer-base'))).toContain('new customers have fallen to 0.6 times the year before');
  });

  it('gives a change to refunds where they made it, and to nothing where no part is more than half', () => {
    const title = (levers: Partial<NonNullable<CustomerBaseReport['levers']>>) =>
      textIn(
        elements(
          elements(
            section(pageOf({ ...fullBase, levers: { ...fullBase.levers!, ...levers } }), 'levers'),
            'figure',
          )[0]!,
          'h3',
        )[0]!,
      );
    expect(
      title({
        change: -2_959,
        effects: { customers: 0, orders_per_customer: 0, value_per_order: 41 },
        refunds_to_others_effect: -3_000,
      }),
    ).toContain('above all by refunds to others (-3,000)');
    expect(
      title({ change: -300, effects: { customers: -150, orders_per_customer: -100, value_per_order: -50 } }),
    ).toMatch(/^Turnover fell by 300\.00 EUR \(-0\.6 %\)$/);
  });

  it.each([
    [
      { verdict: 'stopped', recent: { ...fullBase.acquisition.recent!, new_customers: 0 } },
      'New customers have stopped: ',
    ],
    [{ verdict: 'stopped' }, 'New customers have all but stopped: '],
    [{ verdict: 'unknown' }, 'New customers by month; too few new customers to tell how acquisition changed'],
    [
      { verdict: 'unknown', past_year: null },
      'New customers by month; too little history to tell how acquisition changed',
    ],
  ] as const)('says of acquisition what the terminal says: %o', (change, title) => {
    const root = pageOf({ ...fullBase, acquisition: { ...fullBase.acquisition, ...change } });
    expect(textIn(elements(section(root, 'acquisition'), 'h3')[0]!)).toContain(title);
  });

  it('has its numbers in tables', () => {
    const root = pageOf(fullBase);
    const [largest, without] = elements(section(root, 'concentration'), 'table').map(rowsOf);
    expect(largest).toEqual([
      ['The largest', 'Share now', 'Earlier'],
      ['1', '11.0 %', '9.0 %'],
      ['5', '22.0 %', '18.0 %'],
      ['10', '33.0 %', '27.0 %'],
      ['tenth (24)', '44.0 %', '36.0 %'],
    ]);
    expect(without![1]).toEqual(['C-1000', '4,000', '8.3 %', '44,000']);
    const [sides, groups] = elements(section(root, 'levers'), 'table').map(rowsOf);
    expect(sides!.slice(1)).toEqual([
      ['Customers', '260', '240', '-4,100'],
      ['Orders per customer', '3.85', '3.42', '-6,000'],
      ['Value per order', '54.00', '58.54', '+4,100'],
      ['Turnover EUR', '54,000', '48,000', ''],
      ['Refunds to others', '-200', '-100', '+100'],
      ['Together', '53,800', '47,900', '-5,900'],
    ]);
    expect(groups![2]).toEqual(['lost, only in the earlier', '80', '27,000', '0', '-27,000', '–', '–', '–']);
    const [, movements] = elements(section(root, 'deciles'), 'table').map(rowsOf);
    expect(movements![0]).toEqual(['From, to', '10', '9', '8', '7', '6', '5', '4', '3', '2', '1', '–']);
    expect(movements![1]).toEqual(['10', '14', '11', '8', '5', '2', '', '', '', '', '', '']);
  });

  it('is told in Italian', () => {
    const text = textIn(pageOf(fullBase, 'it'));
    expect(text).toContain('Il primo decimo dei clienti (24) porta il 44 % del fatturato');
    expect(text).toContain('Fatturato: 5.900,00 EUR (-11,0 %) in meno, soprattutto per ordini per cliente (-6.000)');
  });

  it('says what it cannot say', () => {
    const text = textIn(pageOf(emptyBase));
    expect(text).toContain('Nobody bought in this period');
    expect(text).toContain('No first purchases to follow');
    expect(text).toContain('so nothing is compared');
    expect(text).toContain('No first purchases to follow');
    expect(elements(pageOf(emptyBase), 'figure')).toEqual([]);
  });

  it('counts orders where there is no money', () => {
    const { levers, cohorts } = fullBase;
    const root = pageOf(
      {
        ...fullBase,
        measure: 'orders',
        levers: { ...levers!, effects: { ...levers!.effects!, value_per_order: null } },
        cohorts: {
          ...cohorts,
          list: cohorts.list.map((one) => ({
            ...one,
            ages: one.ages.map((age) => ({ ...age, value: null, cumulative_value: null })),
          })),
        },
      },
      'en',
      null,
    );
    expect(textIn(section(root, 'levers'))).toContain('Orders fell by 5,900 orders');
    expect(elements(section(root, 'cohorts'), 'figure')).toHaveLength(3);
  });

  it('names nobody where it should not', () => {
    const text = textIn(pageOf(baseWithoutCustomers(fullBase)));
    expect(text).not.toContain('C-10');
    expect(text).toContain('#10 1,300 2.7 % 46,700');
    expect(baseWithoutCustomers(emptyBase)).toEqual(emptyBase);
  });
});
