import { describe, expect, it } from 'vitest';
import { coveredDays } from '../../src/audit/coveredDays.ts';
import { type InteractionType, interactionTypes } from '../../src/core/interactions.ts';
import { builtLedger } from '../score/builtLedger.ts';
import { builtInteractions, type Spoken } from './builtInteractions.ts';

const AS_OF = 1000;

function covered(spoken: readonly Omit<Spoken, 'customer'>[]) {
  const interactions = builtInteractions(
    builtLedger([]),
    spoken.map((one) => ({ customer: 'a', ...one })),
  );
  const found = coveredDays(interactions, AS_OF);
  return found && { first: found.first, last: found.last };
}

const visits = (...days: number[]) => days.map((day) => ({ day, type: 'visit' as const }));
const fromTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe('covered days', () => {
  it('are those of the entries without the outermost 1 % at each end', () => {
    // 300 entries, of which 3 at each end are left out.
    expect(covered(visits(...fromTo(501, 800)))).toEqual({ first: 504, last: 797 });
    expect(covered(visits(...fromTo(501, 801)))).toEqual({ first: 505, last: 797 });
    expect(covered(visits(...fromTo(501, 600), ...fromTo(501, 600), ...fromTo(501, 600)))).toEqual({
      first: 502,
      last: 599,
    });
  });

  it('are not stretched by one stray entry, however few there are', () => {
    expect(covered(visits(-9000, 500, 510, 520, 990))).toEqual({ first: 500, last: 520 });
    expect(covered(visits(-9000, ...fromTo(501, 530)))).toEqual({ first: 501, last: 529 });
    expect(covered(visits(500, 600, 700))).toEqual({ first: 600, last: 600 });
    expect(covered(visits(500, 700))).toEqual({ first: 500, last: 700 });
    expect(covered(visits(500))).toEqual({ first: 500, last: 500 });
  });

  it('end with as_of', () => {
    expect(covered(visits(500, 500, AS_OF, AS_OF, AS_OF + 1, AS_OF + 1))).toEqual({ first: 500, last: AS_OF });
    expect(covered(visits(AS_OF + 1))).toBeUndefined();
  });

  it('are told by what customers and the shop did', () => {
    for (const type of ['contact', 'complaint', 'request', 'return', 'open', 'click', 'visit', 'survey'] as const) {
      expect(covered([{ type, day: 7 }]), type).toEqual({ first: 7, last: 7 });
    }
    expect(covered([{ type: 'contact', day: 7, isOutbound: true }])).toEqual({ first: 7, last: 7 });
  });

  it('are not told by states of a channel, by entries without a day or by the last of a kind alone', () => {
    const silent: Omit<Spoken, 'customer'>[] = [
      { type: 'unsubscribe', day: 7 },
      { type: 'bounce', day: 7 },
      { type: 'visit' },
      { type: 'open', day: 7, isLastAlone: true },
      { type: 'contact', isOutbound: true, day: 7, isLastAlone: true },
    ];
    expect(covered([])).toBeUndefined();
    expect(covered(silent)).toBeUndefined();
    expect(covered([...silent, ...visits(100, 200)])).toEqual({ first: 100, last: 200 });
  });

  const many = (type: InteractionType, first: number, last: number) =>
    fromTo(first, last).flatMap((day) => [
      { type, day },
      { type, day },
    ]);
  const coveredBy = (...spoken: readonly Omit<Spoken, 'customer'>[]) => {
    const found = coveredDays(
      builtInteractions(
        builtLedger([]),
        spoken.map((one) => ({ customer: 'a', ...one })),
      ),
      AS_OF,
    )!;
    return { days: [found.first, found.last], unused: interactionTypes.filter((_, type) => found.isUsed[type] === 0) };
  };

  it('are those of which all types tell', () => {
    // Of 200 entries of a type, two a day, 2 are left out at each end.
    expect(coveredBy(...many('open', 101, 200), ...many('request', 121, 220))).toEqual({
      days: [122, 199],
      unused: [],
    });
    // Complaints and returns always count, contacts where they leave half of the days.
    expect(coveredBy(...many('open', 101, 300), ...many('complaint', 281, 340))).toEqual({
      days: [282, 339],
      unused: ['open'],
    });
    expect(coveredBy(...many('return', 101, 200), ...many('complaint', 181, 280))).toEqual({
      days: [182, 199],
      unused: [],
    });
    expect(coveredBy(...many('return', 101, 200), ...many('complaint', 301, 400)).days).toEqual([302, 199]);
  });

  it('are not cut to half by a type of contact, which is not used instead', () => {
    expect(coveredBy(...many('click', 101, 300), ...many('survey', 201, 250))).toEqual({
      days: [103, 298],
      unused: ['survey'],
    });
    // 98 of 196 days are left.
    expect(coveredBy(...many('click', 101, 300), ...many('visit', 200, 320))).toEqual({
      days: [201, 298],
      unused: [],
    });
    expect(coveredBy(...many('click', 101, 300), ...many('visit', 201, 320)).unused).toEqual(['visit']);
  });

  it('are not told by types of fewer than 30 entries, but where there are no others', () => {
    const few = (type: InteractionType, first: number, last: number) =>
      fromTo(first, last).map((day) => ({ type, day }));
    expect(coveredBy(...many('click', 101, 300), ...few('complaint', 151, 179))).toEqual({
      days: [103, 298],
      unused: [],
    });
    expect(coveredBy(...many('click', 101, 300), ...few('complaint', 151, 180)).days).toEqual([152, 179]);
    expect(coveredBy(...few('click', 101, 120), ...few('complaint', 151, 160)).days).toEqual([102, 159]);
  });
});
