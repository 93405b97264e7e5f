import { describe, expect, test } from 'vitest';
import { completePhone } from '../../../src/write/audiences/phones.ts';

describe('a phone number with its country code', () => {
  test.each([
    ['+18005550100', '+18005550100'],
    ['+1 (800) 555-0100', '+18005550100'],
    ['0039 055 123456', '+39055123456'],
    [' +39 055/12.34.56 ', '+39055123456'],
    ['+44 (0)20 7946 0000', '+442079460000'],
    ['+49(0)301234567', '+49301234567'],
    // Italy keeps its zero, in brackets, too.
    ['+39 (0)55 123456', '+39055123456'],
  ])('%s', (text, expected) => {
    expect(completePhone(text, undefined)).toBe(expected);
    expect(completePhone(text, '33')).toBe(expected);
  });
});

describe('a phone number without it', () => {
  test.each([
    ['055 123456', '39', '+39055123456'],
    ['347 1234567', '39', '+393471234567'],
    // A mobile number of Italy that begins like its country code.
    ['393 1234567', '39', '+393931234567'],
    ['01 23 45 67 89', '33', '+33123456789'],
    ['0171 1234567', '49', '+491711234567'],
    ['(020) 7946 0000', '44', '+442079460000'],
    ['612 34 56 78', '34', '+34612345678'],
    ['1-800-555-0100', '1', '+18005550100'],
    ['800 555 0100', '1', '+18005550100'],
    ['8 (912) 345-67-89', '7', '+79123456789'],
    ['800 555 35 35', '7', '+78005553535'],
    ['06 20 123 4567', '36', '+36201234567'],
    ['8 029 123-45-67', '375', '+375291234567'],
    ['011 4123-4567', '54', '+541141234567'],
    ['0549 123456', '378', '+3780549123456'],
  ])('%s in the country of +%s', (text, code, expected) => {
    expect(completePhone(text, code)).toBe(expected);
    expect(completePhone(text, undefined)).toBeUndefined();
  });

  test.each([
    // It may have its code, only the + being left out.
    ['39 347 1234567', '39'],
    ['49 171 1234567', '49'],
    ['011 15-2345-6789', '54'],
    ['01 55 1234 5678', '52'],
    ['06 03 12 34', '241'],
    ['00 0', '49'],
    ['12', '49'],
  ])('%s is not completed with +%s', (text, code) => {
    expect(completePhone(text, code)).toBeUndefined();
  });
});

test.each([
  '',
  '+',
  '+0123456789',
  '+39',
  '+39 055 123 ext. 4',
  'none',
  '+1234567890123456',
  '+39 055 123456; 347 1234567',
])('%j is none', (text) => {
  expect(completePhone(text, '39')).toBeUndefined();
});
