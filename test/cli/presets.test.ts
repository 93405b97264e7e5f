import { describe, expect, test } from 'vitest';
import { type PresetGuide, presetGuides } from '../../src/cli/presetGuide.ts';
import { interactionPresets } from '../../src/read/interactions/presets/index.ts';
import { presets } from '../../src/read/layout/presets/index.ts';
import { folderWith, rfm } from './rfm.ts';

const cwd = process.cwd();
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');
const names = [...new Set([...presets, ...interactionPresets].map(({ name }) => name))];

describe('rfm presets', () => {
  test('lists every format of orders and of interactions with its title, and needs no config', async () => {
    for (const columns of [60, 80]) {
      const { code, out, err } = await rfm(folderWith({ 'rfm.config.json': 'no config' }), ['presets'], { columns });
      expect([code, err]).toEqual([0, '']);
      const [orders = '', interactions = ''] = out.split('Interactions, after -i');
      for (const { name, title, refusal } of presets) {
        const says = refusal === undefined ? title : `${title}; not read as it is`;
        expect(inOneLine(orders)).toContain(` ${name} ${says} `);
      }
      for (const { name, title } of interactionPresets) expect(inOneLine(interactions)).toContain(` ${name} ${title} `);
      expect(out.split('\n').filter((line) => line.length > columns)).toEqual([]);
    }
  });

  test.each(names)('%s: how to export, what is read, which headers tell it, where fields come from', async (name) => {
    const { code, out, err } = await rfm(cwd, ['presets', name], { columns: 80 });
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    const text = inOneLine(out);
    for (const preset of [...presets, ...interactionPresets].filter((one) => one.name === name)) {
      for (const sentence of [...preset.howToExport, ...preset.reads]) expect(text).toContain(inOneLine(sentence));
      const [sets, computed] = 'profile' in preset ? [[preset.required], {}] : [preset.required, preset.computed ?? {}];
      for (const headers of sets) expect(text).toContain(headers.join(', '));
      for (const [field, headers] of Object.entries(preset.columns)) {
        expect(text).toContain(` ${field} ${headers.slice(0, 8).join(', ')}`);
      }
      for (const [field, made] of Object.entries(computed)) expect(text).toContain(` ${field} ${made.name}`);
      if ('refusal' in preset && preset.refusal !== undefined) {
        expect(text).toContain(`Not read as it is ${preset.refusal.reason} ${preset.refusal.hint}`);
      }
    }
  });

  test('shows both formats of a name that orders and interactions share, in any case', async () => {
    const { out } = await rfm(cwd, ['presets', 'Generic']);
    expect(out).toMatch(/^generic: .*an export of orders\n[\s\S]*\n\ngeneric: .*an export of interactions\n/);
  });

  test('says what profiles can say', async () => {
    const { out } = await rfm(cwd, ['presets', 'brevo']);
    expect(out).toContain('  unsubscribe by sms, told by smsblacklisted, without a day\n');
    const mailchimp = await rfm(cwd, ['presets', 'mailchimp']);
    expect(mailchimp.out).toContain('  unsubscribe by email, on the day in unsubtime\n');
  });

  test('prints all of it as data', async () => {
    const all = JSON.parse((await rfm(cwd, ['presets', '--json'])).out) as PresetGuide[];
    expect(all).toEqual(presetGuides());
    expect(all.map(({ name, of }) => `${name} ${of}`)).toEqual([
      ...presets.map(({ name }) => `${name} orders`),
      ...interactionPresets.map(({ name }) => `${name} interactions`),
    ]);
    const freshdesk = JSON.parse((await rfm(cwd, ['presets', 'freshdesk', '--json'])).out) as PresetGuide[];
    expect(freshdesk).toHaveLength(1);
    expect(freshdesk[0]!.fields).toContainEqual({
      field: 'resolved',
      made_of: null,
      headers: ['resolvedtime', 'closedtime'],
    });
  });

  test.each([
    ['shopfy', 'did you mean shopify?'],
    ['mailchmip', 'did you mean mailchimp?'],
    ['ledger', 'rfm presets lists them'],
  ])('%s is no format', async (name, hint) => {
    expect(await rfm(cwd, ['presets', name])).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining(`rfm: no preset is named "${name}"; ${hint}\n`),
    });
  });

  test('takes one name', async () => {
    expect((await rfm(cwd, ['presets', 'stripe', 'square'])).code).toBe(2);
  });
});
