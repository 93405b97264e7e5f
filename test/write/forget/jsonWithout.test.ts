import { describe, expect, it } from 'vitest';
import { soughtCustomers } from '../../../src/write/forget/customers.ts';
import { jsonWithout } from '../../../src/write/forget/jsonWithout.ts';

describe('jsonWithout', () => {
  const sought = soughtCustomers(['EUR', 'a'], ['Ada@x.it', '0']);

  it('takes out entries and sentences that name a customer, and ids elsewhere', () => {
    const value = {
      currency: 'EUR',
      top: [
        { customer_id: 'a', n: 1 },
        { customer_id: 'b', inner: { customer_id: 'EUR', n: 2 } },
      ],
      notices: ['customer "a" looks like', 'a row', 'write to ada@X.it', 'nada@x.it'],
      best: { email: 'ADA@x.it', phone: '0' },
      n: [0.1, null, true],
    };
    expect(jsonWithout(value, sought)).toEqual({
      value: {
        currency: 'EUR',
        top: [{ customer_id: 'b', inner: { customer_id: null, n: 2 } }],
        notices: ['a row', 'nada@x.it'],
        best: { email: null, phone: '0' },
        n: [0.1, null, true],
      },
      removed: 5,
    });
  });
});
