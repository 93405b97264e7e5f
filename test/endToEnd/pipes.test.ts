import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bakeryOrders, rfm, sampleFile, shellLine } from './binary.ts';
import { expectStatedHashes } from './results.ts';

const folder = mkdtempSync(join(tmpdir(), 'rfm-pipes-'));
let first: string;
let second: string;
beforeAll(() => {
  first = basename(sampleFile(folder, 1200, 1));
  second = basename(sampleFile(folder, 300, 2));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lines on stderr that rfm did not write as its messages: `exit N` of the shell line among them. */
function otherLines(err: string): string[] {
  return err.split('\n').filter((line) => line !== '' && !line.startsWith('rfm: '));
}

describe('a closed pipe', { timeout: 30_000 }, () => {
  it('ends score quietly', () => {
    const { out, err } = shellLine(folder, `cat ${first} ${second} | { rfm score; echo "exit $?" >&2; } | head -1`);
    expect(out).toMatch(/^customer_id,segment,[^\n]*\n$/);
    expect(otherLines(err)).toEqual(['exit 0']);
    // More than a pipe holds, so that the end of it was noticed.
    expect(rfm(folder, ['score', first, second]).out.length).toBeGreaterThan(130_000);
  });

  it('ends sample quietly', () => {
    const { out, err } = shellLine(folder, '{ rfm sample --customers 300000; echo "exit $?" >&2; } | head -1');
    expect(out).toMatch(/^order_id,[^\n]*\n$/);
    expect(otherLines(err)).toEqual(['exit 0']);
  });

  it.each([
    ['by head', 'head-1', 'rfm run FILE -o OUT', 'head -1'],
    ['before the report', 'before', 'rfm run FILE -o OUT', 'true'],
    ['before the report as JSON', 'json', 'rfm run FILE -o OUT --json', 'true'],
    ['of the messages', 'messages', 'rfm run FILE -o OUT 2>&1 >&3', 'true'],
    ['of report and messages', 'both', 'rfm run FILE -o OUT 2>&1', 'true'],
  ])('takes nothing away from the files of a run: closed %s', (_, out, command, reader) => {
    const line = `exec 3>/dev/null; { ${command}; echo "exit $?" > ${out}.code; } | ${reader}`;
    const { err } = shellLine(folder, line.replace('FILE', second).replace('OUT', out));
    expect(otherLines(err)).toEqual([]);
    expect(shellLine(folder, `while ! [ -s ${out}.code ]; do sleep 0.1; done; cat ${out}.code`).out).toBe('exit 0\n');
    expectStatedHashes(join(folder, out));
  });
});

describe('the real program', { timeout: 30_000 }, () => {
  it('writes data to stdout and messages to stderr', () => {
    const { code, out, err } = rfm(folder, ['score', bakeryOrders]);
    expect(code).toBe(0);
    expect(out.split('\n')).toHaveLength(1 + 133 + 1);
    expect(otherLines(err)).toEqual([]);
  });

  it.each([
    [0, ['--version']],
    [2, ['score', '--bin', '4']],
    [2, ['skore']],
    [3, ['score', 'missing.csv']],
    [6, ['run', bakeryOrders, '-o', bakeryOrders]],
  ])('exits with %i: %s', (code, argv) => {
    expect(rfm(folder, argv).code).toBe(code);
  });

  it('reads stdin to its end where it comes slowly', () => {
    const { out } = shellLine(
      folder,
      `{ head -c 100000 ${second}; sleep 0.3; tail -c +100001 ${second}; } | rfm score -`,
    );
    expect(out).toBe(rfm(folder, ['score', second]).out);
  });

  it.each([
    ['a file', 'rfm score - < FILE'],
    ['a pipe', 'cat FILE | rfm score -'],
  ])('reads %s as stdin like the file by its name', (_, line) => {
    const { code, out } = shellLine(folder, line.replace('FILE', first));
    expect(code).toBe(0);
    expect(out).toBe(rfm(folder, ['score', first]).out);
  });

  it('ends when it fails, though the pipe that it reads stays open', () => {
    const { err } = shellLine(
      folder,
      `failing() { rfm score -; echo "exit $?" >&2; touch ended; }
       waiting() { for _ in $(seq 100); do [ -e ended ] && return; sleep 0.1; done; echo "had to wait" >&2; }
       { yes unknown,columns | head -c 262144; waiting; } | failing`,
    );
    expect(err).toMatch(/^rfm: -:1: no column for customer, date, amount/m);
    expect(otherLines(err)).toEqual(['exit 3']);
  });
});
