import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { say } from './say.mjs';

const readme = join(import.meta.dirname, '../../README.md');
const NO_RULES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
const BLOCK = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/;

/**
 * @typedef {object} ResultTable
 * @property {string} title
 * @property {readonly string[]} head
 * @property {readonly (readonly string[])[]} rows the first cell names what was measured
 */

/** @param {ResultTable} table */
export function terminalOf({ title, head, rows }) {
  const colAligns = head.map((_, i) => (i === 0 ? 'left' : 'right'));
  const table = new Table({ head: [...head], colAligns, chars: NO_RULES, style: { head: [], border: [] } });
  table.push(...rows.map((row) => [...row]));
  return `${title}\n${table}`;
}

/** @param {ResultTable} table */
export function markdownOf({ title, head, rows }) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [`${title}:`, '', ...[head, rule, ...rows].map(line)].join('\n');
}

/** Puts a text between the markers of the README. */
export function writeReadme(text) {
  const before = readFileSync(readme, 'utf8');
  if (!BLOCK.test(before)) throw new Error('the README has no place for the tables: <!-- bench --> to <!-- /bench -->');
  writeFileSync(
    readme,
    before.replace(BLOCK, (_, open, close) => open + text + close),
  );
  say('the tables are in the README');
}
