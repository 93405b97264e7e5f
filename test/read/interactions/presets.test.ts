import { describe, expect, it } from 'vitest';
import { interactionFields } from '../../../src/read/interactions/fields.ts';
import { detectInteractionPreset, interactionPresets } from '../../../src/read/interactions/presets/index.ts';
import { normaliseHeader } from '../../../src/read/layout/synonyms.ts';

describe.each(interactionPresets.map((preset) => [preset.name, preset] as const))('the preset %s', (_, preset) => {
  it('has a name of its own, in lower case, and a title', () => {
    expect(interactionPresets.filter(({ name }) => name === preset.name)).toEqual([preset]);
    expect(preset.name).toMatch(/^[a-z0-9-]+$/);
    expect(preset.title).not.toBe('');
  });

  it('lists headers in normal form, for fields that exist', () => {
    const dates = preset.profile?.states.flatMap(({ date }) => date) ?? [];
    const headers = [...preset.required, ...preset.resolvedElse, ...dates, ...Object.values(preset.columns).flat()];
    expect(headers.filter((header) => normaliseHeader(header) !== header || header === '')).toEqual([]);
    expect(Object.keys(preset.columns).filter((field) => !interactionFields.some((one) => one === field))).toEqual([]);
  });

  it('says who it was, when, and what', () => {
    const { customer, email, date, type } = preset.columns;
    expect(customer ?? email).toBeDefined();
    if (preset.profile === undefined) expect([date, type]).not.toContain(undefined);
    else expect(preset.profile.states.length).toBeGreaterThan(0);
  });

  it('says how to export and what is read', () => {
    expect(preset.howToExport.length).toBeGreaterThan(0);
    expect(preset.reads.length).toBeGreaterThan(0);
  });

  it('is detected by its required headers, and not where one is missing', () => {
    expect(detectInteractionPreset(new Set([...preset.required, 'somethingelse']))).toBe(preset);
    for (const header of preset.required) {
      const others = preset.required.filter((one) => one !== header);
      expect(detectInteractionPreset(new Set(others))).not.toBe(preset);
    }
  });
});
