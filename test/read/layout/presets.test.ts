import { describe, expect, it } from 'vitest';
import { orderFields } from '../../../src/read/fields.ts';
import { detectPreset, presets } from '../../../src/read/layout/presets/index.ts';
import { normaliseHeader } from '../../../src/read/layout/synonyms.ts';

describe.each(presets.map((preset) => [preset.name, preset] as const))('the preset %s', (_, preset) => {
  it('has a name of its own, in lower case, and a title', () => {
    expect(presets.filter(({ name }) => name === preset.name)).toEqual([preset]);
    expect(preset.name).toMatch(/^[a-z0-9-]+$/);
    expect(preset.title).not.toBe('');
  });

  it('lists headers in normal form, for fields that exist', () => {
    const headers = [...preset.required, ...preset.orderLevelAmounts, ...Object.values(preset.columns).flat()];
    expect(headers.filter((header) => normaliseHeader(header) !== header || header === '')).toEqual([]);
    expect(Object.keys(preset.columns).filter((field) => !orderFields.some((one) => one === field))).toEqual([]);
  });

  it('says who bought, when, and for how much', () => {
    const { customer, email, date, amount, quantity, unit_price: unitPrice } = preset.columns;
    expect(customer ?? email).toBeDefined();
    expect(date).toBeDefined();
    expect(amount ?? (quantity && unitPrice)).toBeDefined();
  });

  it('is detected by its required headers, and no other claims them', () => {
    expect(detectPreset(new Set(preset.required))).toBe(preset);
    expect(detectPreset(new Set([...preset.required, 'somethingelse']))).toBe(preset);
  });

  it('is not detected where one of its headers is missing', () => {
    for (const header of preset.required) {
      expect(detectPreset(new Set(preset.required.filter((one) => one !== header)))).not.toBe(preset);
    }
  });
});
