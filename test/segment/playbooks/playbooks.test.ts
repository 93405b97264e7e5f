import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import { languages } from '../../../src/core/language.ts';
import { displayWidth } from '../../../src/report/terminal/displayText.ts';
import { en } from '../../../src/segment/playbooks/en.ts';
import { it as italian } from '../../../src/segment/playbooks/it.ts';
import { ownPlaybooksSchema } from '../../../src/segment/playbooks/ownPlaybooks.ts';
import { PROSPECTS, playbooksOf } from '../../../src/segment/playbooks/playbooks.ts';
import { ownSet } from '../../../src/segment/rules.ts';
import { grid } from '../../../src/segment/sets/grid.ts';
import { segmentSets } from '../../../src/segment/sets/index.ts';
import { rRfm } from '../../../src/segment/sets/r-rfm.ts';

const own = ownSet([
  { name: 'Champions', when: { r: 5 }, why: 'here', action: 'call them' },
  { name: 'Altri', when: { r: 4 }, why: '', action: '' },
]);

function failure(step: () => unknown): string {
  try {
    step();
  } catch (error) {
    if (error instanceof Failure) return `${error.message}; ${error.hint}`;
    throw error;
  }
  throw new Error('nothing failed');
}

describe.each(segmentSets.map((set) => [set.name, set] as const))('the playbooks of %s', (_, set) => {
  const segments = [...set.rules.map(({ name }) => name), ...(set.rest === undefined ? [] : [set.rest]), PROSPECTS];

  it.each(languages)('are complete in %s, each part on one line of a report', (language) => {
    const playbooks = playbooksOf(set, language, {});
    expect([...playbooks.keys()]).toEqual(segments);
    for (const [segment, playbook] of playbooks) {
      expect(Object.keys(playbook).sort()).toEqual(['action', 'avoid', 'goal', 'offer', 'title', 'why']);
      for (const [part, text] of Object.entries(playbook)) {
        expect(text, `${segment}.${part}`).toMatch(/^\S(.*\S)?$/);
        // 80 columns less the label; a goal stands behind a tag and its title.
        const room = part === 'goal' ? 75 - displayWidth(playbook.title) : part === 'title' ? 20 : 70;
        expect(displayWidth(text), text).toBeLessThanOrEqual(room);
      }
    }
    expect(new Set([...playbooks.values()].map(({ title }) => title)).size).toBe(segments.length);
  });

  it('say nothing in Italian that they say in English', () => {
    const english = playbooksOf(set, 'en', {});
    for (const [segment, playbook] of playbooksOf(set, 'it', {})) {
      for (const [part, text] of Object.entries(playbook)) {
        expect(text, `${segment}.${part}`).not.toBe(english.get(segment)![part as 'goal']);
      }
    }
  });

  it('have the titles, why and actions of the rules in English', () => {
    const playbooks = playbooksOf(set, 'en', {});
    for (const { name, why, action } of set.rules)
      expect(playbooks.get(name)).toMatchObject({ title: name, why, action });
  });
});

it('no playbook is for a segment that no set has', () => {
  const names = (name: string) => segmentSets.find((set) => set.name === name)?.rules.map((rule) => rule.name) ?? [];
  const all = segmentSets.flatMap(({ name }) => names(name));
  for (const texts of [en, italian]) {
    for (const segment of Object.keys(texts.ruled)) expect(all).toContain(segment);
    for (const [set, bySegment] of Object.entries(texts.bySet)) {
      for (const segment of Object.keys(bySegment)) expect(names(set)).toContain(segment);
    }
  }
});

it('customers are offered no discount for newcomers, the best no discount at all', () => {
  for (const set of segmentSets) {
    for (const [segment, { offer }] of playbooksOf(set, 'en', {})) {
      if (segment !== PROSPECTS) expect(offer).not.toMatch(/newcomer|welcome discount/);
      if (['Champions', 'Loyal', 'Loyal Customers'].includes(segment)) expect(offer).not.toMatch(/discount|price/);
    }
  }
});

describe('rules of one’s own', () => {
  it('have what they say and nothing of a built-in segment of the same name', () => {
    expect(playbooksOf(own, 'en', {}).get('Champions')).toEqual({
      title: 'Champions',
      why: 'here',
      goal: '',
      action: 'call them',
      offer: '',
      avoid: '',
    });
    expect(playbooksOf(own, 'en', {}).get('Others')).toEqual(playbooksOf(rRfm, 'en', {}).get('Others'));
  });

  it('may take the title of a segment that the program fills, which then goes by its name', () => {
    const playbooks = playbooksOf(own, 'it', {});
    expect([...playbooks].map(([name, { title }]) => [name, title])).toEqual([
      ['Champions', 'Champions'],
      ['Altri', 'Altri'],
      ['Others', 'Others'],
      ['Prospects', 'Potenziali clienti'],
    ]);
  });
});

describe('playbooks of one’s own', () => {
  it('replace what they name, in every language, for every kind of segment', () => {
    for (const language of languages) {
      const before = playbooksOf(rRfm, language, {});
      const after = playbooksOf(rRfm, language, {
        Lost: { offer: '', title: 'Away' },
        Others: { goal: 'learn' },
        Prospects: { action: 'ask' },
      });
      expect(after.get('Lost')).toEqual({ ...before.get('Lost'), offer: '', title: 'Away' });
      expect(after.get('Others')).toEqual({ ...before.get('Others'), goal: 'learn' });
      expect(after.get('Prospects')).toEqual({ ...before.get('Prospects'), action: 'ask' });
      expect(after.get('Champions')).toEqual(before.get('Champions'));
    }
    expect(playbooksOf(own, 'en', { Champions: { offer: 'tea' } }).get('Champions')).toMatchObject({
      action: 'call them',
      offer: 'tea',
    });
  });

  it('are for segments of the chosen set', () => {
    expect(failure(() => playbooksOf(grid, 'en', { Champion: {} }))).toBe(
      'playbooks: no segment of grid is named "Champion"; did you mean Champions?',
    );
    expect(failure(() => playbooksOf(grid, 'it', { Campioni: {} }))).toContain(
      'named "Campioni"; did you mean Champions?',
    );
    expect(failure(() => playbooksOf(own, 'en', { Lost: {} }))).toBe(
      'playbooks: no segment of own is named "Lost"; its segments: Champions, Altri, Others, Prospects',
    );
    expect(failure(() => playbooksOf(grid, 'en', { Others: {} }))).toContain('named "Others"');
  });

  it('do not make two segments of one title', () => {
    expect(failure(() => playbooksOf(grid, 'en', { Hibernating: { title: 'Lost' } }))).toBe(
      'playbooks: Hibernating and Lost have one title, "Lost"; rename one',
    );
    expect(playbooksOf(grid, 'en', { Hibernating: { title: 'Lost' }, Lost: { title: 'Gone' } }).size).toBe(12);
  });

  it.each([
    [{ Lost: { offer: 'a\nb' } }, 'write one line, without control or invisible characters'],
    [{ Lost: { goal: 'a\u202eb' } }, 'write one line, without control or invisible characters'],
    [{ Lost: { title: ' ' } }, 'a title needs a letter'],
    [{ Lost: { title: 'x'.repeat(61) } }, 'a title has at most 60 characters'],
    [{ Lost: { ofer: 'x' } }, 'no key is named "ofer"; did you mean offer?'],
    [{ Lost: { why: 'x' } }, 'no key is named "why"; there are title, goal, action, offer, avoid'],
  ])('cannot be %j', (value, message) => {
    expect(ownPlaybooksSchema.safeParse(value).error!.issues[0]!.message).toBe(message);
  });
});
