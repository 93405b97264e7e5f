import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AfterFirstPurchase, afterFirstPurchase } from '../../../src/audit/afterFirstPurchase.ts';
import { landmarkGroups } from '../../../src/audit/landmark.ts';
import { listening } from '../../../src/audit/listening.ts';
import { formatDay } from '../../../src/core/day.ts';
import { type Language, languages } from '../../../src/core/language.ts';
import { aboutMoney, roughPercent, withArticle } from '../../../src/report/moment/figureTexts.ts';
import { fiveThingsReport } from '../../../src/report/moment/fiveThingsReport.ts';
import { listeningReport } from '../../../src/report/moment/listeningReport.ts';
import { momentReport } from '../../../src/report/moment/momentReport.ts';
import { actionWords, subjectWords } from '../../../src/report/moment/thingWords.ts';
import { displayWidth } from '../../../src/report/terminal/displayText.ts';
import { fiveThingsBlock } from '../../../src/report/terminal/fiveThingsBlock.ts';
import { listeningBlock } from '../../../src/report/terminal/listeningBlock.ts';
import { momentBlock } from '../../../src/report/terminal/momentBlock.ts';
import { type TerminalOptions, terminalStyle } from '../../../src/report/terminal/terminalStyle.ts';
import { builtInteractions, builtItems, covering, type Spoken } from '../../audit/builtInteractions.ts';
import { builtLedger, type Entry } from '../../score/builtLedger.ts';
import { anyText } from '../reportInputs.ts';

const AS_OF = 20_000;

/** People who bought at one of the given days before as_of, and of whom some came back 60 days later for 20.50. */
interface Group {
  readonly people: number;
  readonly back: number;
  readonly age: number;
  readonly category?: string;
  readonly spoken?: Omit<Spoken, 'customer' | 'day'>;
}

function shopOf(groups: readonly Group[], from?: number, unused: readonly Spoken[] = []) {
  const orders: Entry[] = [];
  const items: { customer: string; day: number; category: string; amount: number }[] = [];
  const spoken: Spoken[] = [];
  for (const [g, { people, back, age, category, spoken: said }] of groups.entries()) {
    for (let i = 0; i < people; i++) {
      const customer = `${g}/${i}`;
      const day = AS_OF - age;
      orders.push({ customer, day, units: 5 });
      if (i < back && age >= 60) orders.push({ customer, day: day + 60, units: 20.5 });
      if (category !== undefined) items.push({ customer, day, category, amount: 1 });
      if (said) spoken.push({ customer, day: day + 3, ...said });
    }
  }
  const ledger = builtLedger(orders);
  const covered = builtInteractions(ledger, [...covering(AS_OF - 364, AS_OF), ...unused, ...spoken]);
  return {
    after: afterFirstPurchase(ledger, builtItems(ledger, items), covered, AS_OF, from, true),
    heard: listening(builtInteractions(ledger, spoken), AS_OF),
  };
}

function blocksOf({ after, heard }: ReturnType<typeof shopOf>, options: TerminalOptions, language: Language) {
  const style = terminalStyle({ currency: 'EUR' }, options);
  return {
    moment: momentBlock(momentReport(after), style, language),
    things: fiveThingsBlock(fiveThingsReport(after.fiveThings, 'EUR', language), style, language),
    listening: listeningBlock(listeningReport(heard), style, language),
  };
}

const plain = { width: 100, colour: 0, unicode: true } as const;
const open = { type: 'complaint', state: 'open' } as const;
const unequal: readonly Group[] = [
  { people: 84, back: 8, age: 364, category: 'Tea', spoken: { ...open, product: 'Kettle' } },
  { people: 316, back: 98, age: 364, category: 'Tea' },
];

describe('the report as data', () => {
  test('has shares with four decimals, days and null for what is not known', () => {
    const { after } = shopOf([
      { people: 9, back: 4, age: 100 },
      { people: 1, back: 0, age: 10 },
    ]);
    const report = momentReport(after);
    expect(report).toMatchObject({
      from: formatDay(AS_OF - 100),
      left_out: 0,
      first_time_buyers: 10,
      came_back: 4,
      median_days: null,
      days_of_returned: { lower_quartile: 60, median: 60, upper_quartile: 60 },
    });
    // One leaves unknown before day 30; 4 of the other 9 come back on day 60.
    expect(report.within.map(({ days, share, came_back, unknown }) => [days, share, came_back, unknown])).toEqual([
      [30, 0, 0, 1],
      [60, 0.4444, 4, 1],
      [90, 0.4444, 4, 1],
      [180, null, 4, 6],
    ]);
    expect(report.within[3]).toMatchObject({ low: null, high: null });
    expect(report.landmark).toMatchObject({ day: 30, people: 9, back_before: 0, too_recent: 1 });
    expect(report.landmark.groups.map(({ group }) => group)).toEqual(landmarkGroups);
    expect(report.comparisons).toEqual({ level: 0.95, made: [], not_made: 0 });
    expect(report.by_month).toHaveLength(4);
  });

  test('is JSON', () => {
    const { after, heard } = shopOf(unequal);
    for (const part of [momentReport(after), fiveThingsReport(after.fiveThings, 'EUR', 'it'), listeningReport(heard)]) {
      expect(JSON.parse(JSON.stringify(part))).toEqual(part);
    }
  });

  test('says what was left out because the export begins in the middle', () => {
    const { after } = shopOf([...unequal, { people: 7, back: 1, age: 400 }], AS_OF - 364);
    expect(momentReport(after)).toMatchObject({ left_out: 7, from: formatDay(AS_OF - 364), first_time_buyers: 400 });
    expect(blocksOf({ after, heard: shopOf([]).heard }, plain, 'en').moment.join(' ')).toContain(
      '7 people who first bought',
    );
  });

  test('says of whom no interactions were read, and which were not used', () => {
    const last = { type: 'open', isLastAlone: true } as const;
    const survey = Array<Spoken>(9999).fill({ customer: 'nobody', day: AS_OF - 100, type: 'survey' });
    const shop = shopOf(
      [...unequal, { people: 5, back: 0, age: 500 }, { people: 3, back: 0, age: 300, spoken: last }],
      undefined,
      survey,
    );
    const { landmark: found } = momentReport(shop.after);
    expect(found).toMatchObject({
      people: 408,
      outside_interactions: 5,
      last_alone: 3,
      covered: { from: formatDay(AS_OF - 364), to: formatDay(AS_OF) },
      types_not_used: ['survey'],
    });
    expect(found.groups.reduce((sum, { people }) => sum + people, 0)).toBe(403);
    expect(momentReport(shopOf(unequal).after).landmark).toMatchObject({
      outside_interactions: 0,
      last_alone: 0,
      types_not_used: [],
    });
    const [english, italian] = (['en', 'it'] as const).map((language) =>
      blocksOf(shop, { ...plain, width: 170 }, language).moment.join('\n'),
    );
    expect(english).toContain('\n5 people of them in no group: ');
    expect(english).toContain(`the interactions cover ${formatDay(AS_OF - 364)} to ${formatDay(AS_OF)}\n`);
    expect(english).toMatch(/\nnot used here, .*: survey\n/);
    expect(italian).toMatch(/\nnon usati qui .*: survey\n/);
    expect(english).toContain('\n3 interactions not used here: ');
    expect(italian).toContain('\ndi queste 5 persone in nessun gruppo: ');
    expect(italian).toContain('\n3 interazioni non usate qui: ');
    const without = blocksOf(shopOf(unequal), plain, 'en').moment.join('\n');
    expect(without).not.toMatch(/in no group|not used/);
  });
});

describe('a small thing', () => {
  const sentences = (language: Language, groups = unequal) =>
    fiveThingsReport(shopOf(groups).after.fiveThings, 'EUR', language);

  test('is said with its evidence', () => {
    const report = sentences('en');
    // 84 people of 335 days in which somebody could come, 98 / 316 - 8 / 84 of them, 20.50 each: 403.18 EUR.
    expect(report.things.map(({ evidence }) => evidence)).toEqual([
      'first orders with an open complaint come back 10 % within 90 days, those without any contact 31 %; 84 people, about 400 EUR a year',
    ]);
    expect(report.things[0]?.thing).toMatch(/^settle complaints before day 30/);
    expect(report.things[0]).toMatchObject({
      group: 'complaint open',
      against: 'none',
      people: 84,
      people_a_year: 91.5,
      returns_a_year: 19.7,
      value_a_year: 403.18,
      difference: -0.2149,
      claimed: true,
    });
    expect(report.return_value).toBe(20.5);
  });

  test('is said in Italian', () => {
    expect(sentences('it').things.map(({ evidence }) => evidence)).toEqual([
      "dei primi ordini con un reclamo aperto il 10 % torna entro 90 giorni, di quelli senza contatti il 31 %; 84 persone, circa 400 EUR l'anno",
    ]);
    expect(sentences('it').things[0]?.thing).toMatch(/^chiudere i reclami/);
    const unnamed = fiveThingsReport(shopOf(unequal).after.fiveThings, undefined, 'it');
    expect(unnamed.things[0]?.evidence).toMatch(/circa 400 l'anno$/);
  });

  test('without money counts returns', () => {
    const { after } = shopOf(unequal);
    const thing = { ...after.fiveThings.things[0]!, valueAYear: undefined };
    const without = (language: Language) =>
      fiveThingsReport({ ...after.fiveThings, things: [thing], returnValue: undefined }, 'EUR', language);
    expect(without('en').things[0]?.evidence).toMatch(/; 84 people, about 20 returns a year$/);
    expect(without('it').things[0]?.evidence).toMatch(/; 84 persone, circa 20 ritorni l'anno$/);
    expect(without('en')).toMatchObject({ return_value: null, things: [{ value_a_year: null }] });
  });

  test('of a category names it', () => {
    const groups = [
      { people: 100, back: 10, age: 364, category: 'Tea' },
      { people: 100, back: 50, age: 364, category: 'Cups' },
      { people: 100, back: 51, age: 364, category: 'Jars' },
    ];
    expect(sentences('en', groups).things[0]).toMatchObject({
      kind: 'category',
      group: 'Tea',
      against: null,
      evidence: expect.stringMatching(
        /^first orders of Tea come back 10 % within 90 days, the others 51 %; 100 people/,
      ),
    });
    expect(sentences('it', groups).things[0]?.evidence).toMatch(
      /^dei primi ordini di Tea il 10 % torna entro 90 giorni, degli altri il 51 %; 100 persone/,
    );
  });

  test('has words of its own for each kind and direction, in each language', () => {
    const subjects = [
      ...landmarkGroups
        .filter((group) => group !== 'none')
        .map((group) => ({ kind: 'landmark', group, against: 'none' }) as const),
      { kind: 'landmark', group: 'complaint open', against: 'complaint solved' } as const,
      { kind: 'category', category: 'Tea' } as const,
    ];
    for (const subject of subjects) {
      const { group, other } = subjectWords(subject);
      const both = [true, false].map((less) => actionWords(subject, less));
      for (const { en, it } of [...both, group, other]) {
        expect(en).not.toBe('');
        if (!en.startsWith('in ')) expect(it).not.toBe(en);
      }
      expect(both[0]!.en).not.toBe(both[1]!.en);
      expect(both[0]!.it).not.toBe(both[1]!.it);
    }
  });

  test.each([
    ['9 %', 'il 9 %'],
    ['8 %', "l'8 %"],
    ['80 %', "l'80 %"],
    ['1 %', "l'1 %"],
    ['11 %', "l'11 %"],
    ['10 %', 'il 10 %'],
    ['18 %', 'il 18 %'],
    ['100 %', 'il 100 %'],
    ['0,4 %', 'lo 0,4 %'],
  ])('%s has its Italian article: %s', (number, expected) => expect(withArticle(number)).toBe(expected));

  test('has rough numbers', () => {
    expect(roughPercent('en', 0.094)).toBe('9 %');
    expect(roughPercent('it', 0.004)).toBe('0,4 %');
    expect(roughPercent('en', 0)).toBe('0 %');
    expect(roughPercent('en', 0.998)).toBe('99.8 %');
    expect(aboutMoney('en', 28_640_000, 'EUR')).toBe('2,900 EUR');
    expect(aboutMoney('it', 28_640_000, 'EUR')).toBe('2.900 EUR');
    expect(aboutMoney('it', 34_400, undefined)).toBe('3,4');
  });
});

describe('the blocks', () => {
  test('show the shares, the groups and the thing', () => {
    const { moment, things } = blocksOf(shopOf(unequal), plain, 'en');
    expect(moment[1]).toBe(
      `400 first-time buyers since ${formatDay(AS_OF - 364)}, of whom 106 have come back on another day so far`,
    );
    expect(moment.join('\n')).toMatch(/ 90 days +26\.5 % +22\.\d % +31\.\d % +0\n/);
    expect(moment.join('\n')).toMatch(/^Tea +400 +0\.0 % +26\.5 % +26\.5 % +26\.5 % +–$/m);
    expect(moment.join('\n')).toMatch(/^complaint open +84 +9\.5 % /m);
    expect(things[1]).toMatch(/^1 settle complaints/);
    expect(things.join(' ')).toContain('about 400 EUR a year');
    expect(things.join(' ')).toContain('somebody who comes back counts as 20.50 EUR');
  });

  test('say where there is nothing to say', () => {
    const none = blocksOf(shopOf([]), plain, 'en');
    expect(none.moment.slice(1)).toEqual(['no first purchases to follow']);
    expect(none.things[1]).toMatch(/^no two groups are large enough/);
    expect(none.listening.slice(1)).toEqual(['no complaints and no requests in whole weeks']);
    const same = blocksOf(
      shopOf([
        { ...unequal[0]!, people: 50, back: 10 },
        { people: 50, back: 10, age: 364 },
      ]),
      plain,
      'it',
    );
    expect(same.things.slice(1)).toEqual(['niente da segnalare: in 1 confronto nessuna differenza va oltre il caso']);
    expect(listeningBlock(null, terminalStyle({ currency: null }, plain), 'en')).toEqual([]);
  });

  test('name what rose', () => {
    const weekly = (age: number, people: number): Group => ({
      people,
      back: 0,
      age,
      spoken: { ...open, product: 'Kettle' },
    });
    const groups = Array.from({ length: 26 }, (_, week) => weekly(12 + week * 7, week < 4 ? 6 : 1));
    const { listening: lines } = blocksOf(shopOf(groups), plain, 'en');
    expect(lines.slice(1, 3)).toEqual([
      '+ all complaints: 24 in the last 4 weeks, 4.0 in 4 weeks before',
      '+ complaints about Kettle: 24 in the last 4 weeks, 4.0 in 4 weeks before',
    ]);
    expect(lines.join('\n')).toMatch(/^Kettle +\d+ +0 +24$/m);
    const italian = blocksOf(shopOf(groups), plain, 'it').listening;
    expect(italian[2]).toBe('+ reclami su Kettle: 24 nelle ultime 4 settimane, prima 4,0 in 4 settimane');
  });

  const anyGroup = fc.record(
    {
      people: fc.nat(40),
      back: fc.nat(40),
      age: fc.nat(900),
      category: anyText,
      spoken: fc.record(
        {
          type: fc.constantFrom('complaint', 'request', 'return', 'contact'),
          product: anyText,
          state: fc.constantFrom('open', 'closed', 'unknown'),
        },
        { requiredKeys: ['type'] },
      ),
    },
    { requiredKeys: ['people', 'back', 'age'] },
  );

  test('keep to the width, let nothing through, and have a plain form, in each language', () => {
    fc.assert(
      fc.property(
        fc.array(anyGroup, { maxLength: 14 }),
        fc.integer({ min: 60, max: 170 }),
        fc.boolean(),
        fc.constantFrom(...languages),
        (groups, width, unicode, language) => {
          const {
            moment,
            things,
            listening: heard,
          } = blocksOf(shopOf(groups), { width, colour: 0, unicode }, language);
          for (const line of [...moment, ...things, ...heard]) {
            expect(displayWidth(line)).toBeLessThanOrEqual(Math.min(160, width));
            expect(line).not.toMatch(/\p{Cc}/u);
            if (!unicode) expect(line).toMatch(/^[ -~]*$/);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('fit where every number is large, in each language', () => {
    const { after, heard } = shopOf(unequal.map((group) => ({ ...group, category: 'x'.repeat(60) })));
    const million = 123_456_789;
    const all = after.momentOfTruth.all;
    const large = { ...all, people: million, cameBack: million, medianDays: 123_456 };
    const within = all.within.map((one) => ({ ...one, unknown: million }));
    const swollen: AfterFirstPurchase = {
      ...after,
      momentOfTruth: {
        all: { ...large, within },
        byMonth: after.momentOfTruth.byMonth.map((month) => ({ ...month, ...large, within })),
        byCategory: {
          groups: after.momentOfTruth.byCategory!.groups.map((group) => ({ ...group, ...large, within })),
          others: { categories: million, people: million },
          unknown: million,
        },
      },
      landmark: {
        ...after.landmark,
        groups: after.landmark.groups.map((group) => ({ ...group, people: million })),
        outsideInteractions: million,
      },
    };
    for (const language of languages) {
      const lines = blocksOf({ after: swollen, heard }, { width: 60, colour: 0, unicode: true }, language).moment;
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(60);
    }
  });
});
