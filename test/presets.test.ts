import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../src/cli/main.ts';
import { presets } from '../src/read/layout/presets/index.ts';
import { mutationsOf } from './fixtures/mutations.ts';
import { rowsOf } from './fixtures/readFixture.ts';
import { testShell } from './shell.ts';

const root = join(import.meta.dirname, '../fixtures/presets');
/** Exports as vendors write them, in a folder that begins with the name of their preset. */
const folders = readdirSync(root);
/** Those whose columns users pick, so that no list holds them. */
const pickedByUsers = ['woocommerce-algolplus-default'];
const formats = join(import.meta.dirname, '../../shared/FORMATS.md');

let temporary: string;
beforeAll(() => {
  temporary = mkdtempSync(join(tmpdir(), 'rfm-presets-'));
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const isExport = (name: string): boolean => /\.(csv|txt)$/.test(name) && name !== 'expected.csv';
const exportsIn = (folder: string): readonly string[] => readdirSync(folder).filter(isExport).sort();

/** What `rfm run` makes of exports, in the columns of expected.csv. */
async function customersOf(cwd: string, files: readonly string[]) {
  const out = join(temporary, 'out');
  rmSync(out, { recursive: true, force: true });
  const { shell, err } = testShell({ cwd });
  const code = await main(['run', ...files, '-o', out, '--max-bad-rows', '0', '--quiet'], shell);
  expect(code, err()).toBe(0);
  const customers = rowsOf(readFileSync(join(out, 'customers.csv'), 'utf8')).map(
    ({ customer_id, orders, revenue, refunded, first_order, last_order }) => ({
      customer_id,
      orders,
      revenue,
      refunded,
      first_order,
      last_order,
    }),
  );
  return customers.sort((a, b) => (a.customer_id! < b.customer_id! ? -1 : 1));
}

/** A header of eBay as it reads in the UK. */
function inBritain(header: string): string {
  const words = {
    'Ship To': 'Post To',
    'Shipping And Handling': 'Postage And Packaging',
    State: 'County',
    Zip: 'Postcode',
  };
  const spelled = Object.entries(words).reduce((text, [here, there]) => text.replaceAll(here, there), header);
  return spelled.replace(/(?<=[a-z] )(?!PayPal)[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}

describe.each(folders)('the export in fixtures/presets/%s', (name) => {
  const folder = join(root, name);
  const files = exportsIn(folder);
  const preset = [...presets]
    .sort((a, b) => b.name.length - a.name.length)
    .find((one) => name === one.name || name.startsWith(`${one.name}-`))!;

  it('is that of a preset, and no other claims it', async () => {
    expect(preset).toBeDefined();
    const { shell, out } = testShell({ cwd: folder });
    await main(['inspect', files[0]!, '--json'], shell);
    expect(out()).toContain(`"${preset.name}: ${preset.title}"`);
  });

  it.skipIf(!existsSync(formats) || pickedByUsers.includes(name))('has headers as the vendor writes them', () => {
    // Where the vendor's list goes on with dots, so may the header; older exports end sooner.
    const known = [...readFileSync(formats, 'utf8').matchAll(/`([^`]+)`/g)].map(([, text]) => text!);
    for (const file of files) {
      const lines = readFileSync(join(folder, file), 'latin1').replace(/^ï»¿/, '').split(/\r?\n/);
      const isHeader = (line: string): boolean =>
        [...known, ...known.map(inBritain)].some((text) => {
          if (line.length > 40 && text.startsWith(`${line},`)) return true;
          const parts = text
            .replaceAll('⇥', '\t')
            .split('…')
            .map((part) => Buffer.from(part).toString('latin1'));
          if (text.length < 40 && parts.length === 1 && text !== line) return false;
          // Names with blanks between them are those that a header has more than another.
          const names = new Set(line.split('\t'));
          if (text.length >= 40 && !/[,;⇥]/.test(text)) return text.split(/[ …]+/).every((name) => names.has(name));
          let at = 0;
          return parts.every((part, i) => {
            const found = line.indexOf(part.replace(/^,|,$/g, ''), at);
            at = found + part.length;
            return i === 0 ? found === 0 : found >= 0;
          });
        });
      expect(lines.slice(0, 10).some(isHeader), `${file}: no line is a header that is known`).toBe(true);
    }
  });

  if (preset?.refusal !== undefined) {
    const { reason, hint } = preset.refusal;
    it('is refused, with the reason', async () => {
      const { shell, err } = testShell({ cwd: folder });
      expect(await main(['score', ...files], shell)).toBe(3);
      expect(err()).toContain(`${files[0]}: ${reason}; ${hint}`);
    });
    return;
  }

  const expected = (): string => readFileSync(join(folder, 'expected.csv'), 'utf8');

  it('comes to what was computed by hand', async () => {
    expect(await customersOf(folder, files)).toEqual(rowsOf(expected()));
  });

  it('comes to it in a script that shares no code', () => {
    expect(execFileSync(process.execPath, [join(folder, 'expected.mjs')], { encoding: 'utf8' })).toBe(expected());
  });

  it('comes to it with its headers in another order, in capitals, with one more, with others in place of those that are not read, and with a byte-order mark', async () => {
    const original = new Map(files.map((file) => [file, readFileSync(join(folder, file))]));
    for (const [mutation, mutate] of Object.entries(mutationsOf(preset))) {
      for (const [file, bytes] of original) writeFileSync(join(temporary, file), mutate(bytes));
      expect(await customersOf(temporary, files), mutation).toEqual(rowsOf(expected()));
    }
  });
});

it('every preset has an export', () => {
  const lacking = presets.filter(
    ({ name }) => name !== 'generic' && !folders.some((folder) => folder === name || folder.startsWith(`${name}-`)),
  );
  expect(lacking.map(({ name }) => name)).toEqual([]);
});

it('contacts come out without the apostrophe that WooCommerce writes before a sign', async () => {
  for (const [folder, id] of [
    ['woocommerce-webtoffee', '17'],
    ['woocommerce-algolplus', 'ada@example.com'],
  ] as const) {
    const { shell, out } = testShell({ cwd: join(root, folder) });
    await main(['score', 'orders.csv', '--model', 'none', '--format', 'json'], shell);
    const customers = JSON.parse(out()) as readonly Record<string, unknown>[];
    const namesOf = (customer: string) => {
      const { phone, first_name, last_name } = customers.find(({ customer_id }) => customer_id === customer)!;
      return [phone, first_name, last_name];
    };
    expect(namesOf(id)).toEqual(['+39 055 246 8101', 'Ada', 'Rossi']);
    expect(namesOf('grace@example.com').slice(1)).toEqual(['-Grace', "O'Neil"]);
    expect(customers.map(({ last_name }) => last_name)).toContain('@Home Ltd');
  }
});
