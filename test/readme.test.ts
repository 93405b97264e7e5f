import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { armChooser } from '../src/campaign/lift/arms.ts';
import { namedCommands } from '../src/cli/commandWords.ts';
import { main } from '../src/cli/main.ts';

import { columnCatalog } from '../src/core/columns.ts';
import { sha256 } from '../src/write/audiences/sha256.ts';
import { testShell } from './shell.ts';

const root = resolve(import.meta.dirname, '..');
const readme = await readFile(join(root, 'README.md'), 'utf8');
const exampleCommand = 'npm ci && npm run build && node bin/rfm.js run fixtures/bakery/orders.csv';
const testCommand = 'npm ci && npm test';

/** The text between `<!-- name -->` and `<!-- /name -->`; with UPDATE_README=1 it is rewritten first. */
async function block(name: string, current: string): Promise<string> {
  const pattern = new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)(<!-- /${name} -->)`);
  if (process.env.UPDATE_README !== undefined) {
    const text = await readFile(join(root, 'README.md'), 'utf8');
    await writeFile(
      join(root, 'README.md'),
      text.replace(pattern, (_, open, __, close) => open + current + close),
    );
    return current;
  }
  return pattern.exec(readme)![2]!;
}

describe('the README', () => {
  test('starts with the two commands, and CI runs the second', async () => {
    const blocks = [...readme.matchAll(/```sh\n([^`]*)\n```/g)].map((match) => match[1]);
    expect(blocks.slice(0, 2)).toEqual([exampleCommand, testCommand]);
    expect((await readFile(join(root, '.ci/run'), 'utf8')).split('\n')).toContain(testCommand);
  });

  test('shows the report that its command prints', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'rfm-readme-'));
    try {
      await cp(join(root, 'fixtures/bakery/orders.csv'), join(cwd, 'fixtures/bakery/orders.csv'), { recursive: true });
      const { shell, out } = testShell({ cwd });
      expect(await main(exampleCommand.split('node bin/rfm.js ')[1]!.split(' '), shell)).toBe(0);
      const report = `\`\`\`text\n${out()}\`\`\`\n`;
      expect(await block('report', report)).toBe(report);
    } finally {
      await rm(cwd, { recursive: true });
    }
  });

  test('lists the columns of the catalog', async () => {
    const rows = columnCatalog.map(({ name, description }) => `| \`${name}\` | ${description} |\n`).join('');
    const table = `| column | what it is |\n|---|---|\n${rows}`;
    expect(await block('columns', table)).toBe(table);
  });

  test('names no flag that no command has', () => {
    const known = new Set(['--help', '--version']);
    for (const { groups, extra } of namedCommands.map(({ definition }) => definition)) {
      const flags = [
        ...Object.values(groups).flatMap((group) => Object.values(group)),
        ...(extra ?? []).map(([flags]) => ({ flags })),
      ];
      for (const { flags: notation } of flags)
        for (const [flag] of notation?.matchAll(/--[a-z-]+/g) ?? []) known.add(flag);
    }
    const named = [...readme.matchAll(/`[^`]*`|```[\s\S]*?```/g)].flatMap(
      ([code]) => code.match(/(?<=[\s`])--[a-z][a-z-]+/g) ?? [],
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((flag) => !known.has(flag))).toEqual([]);
  });

  test('has the arm of its example as the formula gives it', () => {
    const [, seed, campaign, customer, digits, share, arm] =
      /Seed (\d+), campaign `(\w+)`, customer `(\w+)`: `(\w{13})`, (0\.\d{4}), (\w+)\./.exec(readme)!;
    expect(sha256(`${seed}\n${campaign}\n${customer}`).slice(0, 13)).toBe(digits);
    expect((Number(`0x${digits}`) / 2 ** 52).toFixed(4)).toBe(share);
    const armOf = armChooser({ seed: Number(seed), campaign: campaign!, controlShare: 0.1 }, sha256);
    expect(armOf(customer!)).toBe(arm);
  });

  test('shows rules that are some, and configs that are some', async () => {
    const [rules, playbooks, config] = [...readme.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => text!) as [
      string,
      string,
      string,
    ];
    const cwd = await mkdtemp(join(tmpdir(), 'rfm-readme-'));
    try {
      await writeFile(join(cwd, 'rfm.config.json'), config);
      await writeFile(join(cwd, 'orders.csv'), 'Kunde;Datum;Betrag\nanna;2023-01-02;10,50\nbert;2024-03-04;7,00\n');
      const { shell, out, err } = testShell({ cwd });
      expect(await main(['score', 'orders.csv'], shell)).toBe(0);
      expect(err()).toContain('rfm: config rfm.config.json\n');
      await writeFile(join(cwd, 'rfm.config.json'), playbooks);
      const italian = testShell({ cwd });
      expect(await main(['run', 'orders.csv', '--force'], italian.shell)).toBe(0);
      expect(italian.out()).toContain('Amici del forno');
      await writeFile(join(cwd, 'rfm.config.json'), config);
      await writeFile(join(cwd, 'my-rules.json'), rules);
      expect(await main(['rules', 'my-rules.json'], testShell({ cwd }).shell)).toBe(0);
      expect(
        out()
          .split('\n')
          .slice(1, 3)
          .map((line) => line.split(',').slice(0, 2)),
      ).toEqual([
        ['anna', 'Asleep'],
        ['bert', 'Others'],
      ]);
    } finally {
      await rm(cwd, { recursive: true });
    }
  });
});
