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
    const { required, orderLevelAmounts, rowRefunds = [], columns, computed = {}, firstRowOnly } = preset;
    const headers = [
      ...required.flat(),
      ...orderLevelAmounts,
      ...rowRefunds,
      ...Object.values(columns).flat(),
      ...Object.values(computed).flatMap(({ from }) => from),
      ...(firstRowOnly === undefined ? [] : [firstRowOnly.order, ...firstRowOnly.items]),
    ];
    expect(headers.filter((header) => normaliseHeader(header) !== header || header === '')).toEqual([]);
    const fields = [...Object.keys(columns), ...Object.keys(computed)];
    expect(fields.filter((field) => !orderFields.some((one) => one === field))).toEqual([]);
    expect(Object.keys(computed).filter((field) => field in columns)).toEqual([]);
  });

  it('says who bought, when, and for how much, or why nobody can know', () => {
    const {
      customer,
      email,
      date,
      amount,
      quantity,
      unit_price: unitPrice,
    } = { ...preset.columns, ...preset.computed };
    const says = [customer ?? email, date, amount ?? (quantity && unitPrice)].every((one) => one !== undefined);
    expect(says).toBe(preset.refusal === undefined);
  });

  it('says how to export and what is read', () => {
    expect(preset.howToExport.length).toBeGreaterThan(0);
    expect(preset.reads.length).toBeGreaterThan(0);
  });

  it('is detected by its required headers, and no other claims them', () => {
    if (preset.required.length === 0) expect(detectPreset(new Set())).toBe(preset);
    for (const required of preset.required) {
      expect(detectPreset(new Set(required))).toBe(preset);
      expect(detectPreset(new Set([...required, 'somethingelse']))).toBe(preset);
    }
  });

  it('is not detected where one of its headers is missing', () => {
    for (const required of preset.required) {
      for (const header of required) {
        expect(detectPreset(new Set(required.filter((one) => one !== header)))).not.toBe(preset);
      }
    }
  });
});
