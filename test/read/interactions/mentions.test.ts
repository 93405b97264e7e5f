import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findMentions } from '../../../src/read/interactions/people/mentions.ts';
import { NONE } from '../../../src/read/rows/rows.ts';

const NUMBERS = 4;
const code = fc.integer({ min: NONE, max: NUMBERS - 1 });

it('every row has a mention of just its identifiers, and none where it names nobody', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(code, code, code), { maxLength: 30 }),
      // An e-mail has one number beside each customer id.
      fc.array(code, { minLength: NUMBERS, maxLength: NUMBERS }),
      fc.boolean(),
      (rows, customerOf, hasPhones) => {
        const email = Int32Array.from(rows, ([, own]) => own);
        const customer = Int32Array.from(rows, ([own], i) => (email[i] === NONE ? own : customerOf[email[i]!]!));
        const phone = Int32Array.from(rows, ([, , own]) => (hasPhones ? own : NONE));
        const sizes = { customer: NUMBERS, email: NUMBERS, phone: hasPhones ? NUMBERS : 0 };
        const mentions = findMentions({ customer, email, phone }, sizes);
        mentions.of.forEach((mention, row) => {
          const own = [customer[row], email[row], phone[row]];
          if (own.every((one) => one === NONE)) expect(mention).toBe(NONE);
          else expect([mentions.customer[mention], mentions.email[mention], mentions.phone[mention]]).toEqual(own);
        });
        expect(mentions.count).toBeLessThanOrEqual(rows.length);
      },
    ),
    { numRuns: 500 },
  );
});
