import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bad, leftOut, lines, notices, read } from './interactions.ts';

it('bakery', async () => {
  const content = readFileSync(new URL('../../../fixtures/bakery/interactions.csv', import.meta.url));
  const got = await read({ 'a.csv': content }, { customers: ['FG-0030'] }, {});
  console.log(
    lines(got.ledger, ['FG-0030']).slice(0, 10),
    leftOut(got),
    notices(got),
    bad(got),
    got.account,
    got.files[0]!.description,
  );
});
