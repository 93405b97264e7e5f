import type { Output, Shell } from '../src/cli/shell.ts';

export interface TestShellOptions {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  /** Makes stdout a terminal of this width; without it stdout is a file. stderr never is a terminal. */
  readonly columns?: number;
  /** Replaces the default environment: UTF-8 and no colour. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface TestShell {
  readonly shell: Shell;
  /** All that was written to stdout so far. */
  readonly out: () => string;
  /** All that was written to stderr so far. */
  readonly err: () => string;
}

/** A shell that keeps what is written to it; its clock stands at 2025-01-15 12:00 UTC, its stopwatch moves on a second each time,
 * and its random bytes are all 7. */
export function testShell({ cwd, stdin = '', columns, env = DEFAULT_ENV }: TestShellOptions): TestShell {
  const stdout = collector(columns);
  const stderr = collector(undefined);
  const input = typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin;
  let seconds = 0;
  const shell: Shell = {
    cwd,
    env,
    stdin: once(input),
    stdout: stdout.output,
    stderr: stderr.output,
    now: () => new Date('2025-01-15T12:00:00Z'),
    elapsedMs: () => 1000 * ++seconds,
    sleep: async (ms) => {
      seconds += ms / 1000;
    },
    interruption: new AbortController().signal,
    randomBytes: (count) => new Uint8Array(count).fill(7),
    peakMemory: () => 50.5 * 2 ** 20,
  };
  return { shell, out: stdout.text, err: stderr.text };
}

const DEFAULT_ENV = { LANG: 'en_US.UTF-8', NO_COLOR: '1' } as const;

function collector(columns: number | undefined): { readonly output: Output; readonly text: () => string } {
  const chunks: Uint8Array[] = [];
  const write = async (data: string | Uint8Array) => {
    // A copy, since the writer may use its buffer again.
    chunks.push(typeof data === 'string' ? new TextEncoder().encode(data) : data.slice());
  };
  return {
    output: { write, isTerminal: columns !== undefined, columns },
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}

async function* once(input: Uint8Array): AsyncGenerator<Uint8Array> {
  if (input.length > 0) yield input;
}
