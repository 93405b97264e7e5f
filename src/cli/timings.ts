import type { Shell } from './shell.ts';

/** What a command does one after the other; `start` is everything before the first stage, Node's own start included. */
export type Stage =
  | 'start'
  | 'read'
  | 'orders'
  | 'interactions'
  | 'score'
  | 'forecast'
  | 'compare'
  | 'segments'
  | 'audit'
  | 'plan'
  | 'report'
  | 'write';

/** How long each stage of a command takes. */
export interface Timings {
  /** Begins a stage, which ends the one before; a stage that comes again goes on. */
  readonly begin: (stage: Stage) => void;
  /** Bytes of an input, as they are stored. */
  readonly addBytes: (bytes: number) => void;
  /** Writes one line a stage to stderr, then the total with the peak memory. */
  readonly print: () => Promise<void>;
}

const BYTES_A_MIB = 2 ** 20;

/** @param wanted whether anything is measured and printed at all */
export function createTimings(shell: Shell, wanted: boolean | undefined): Timings {
  if (!wanted) return noTimings;
  const spent = new Map<Stage, number>();
  let current: Stage = 'start';
  let since = 0;
  let bytes = 0;
  const begin = (stage: Stage) => {
    const now = shell.elapsedMs();
    spent.set(current, (spent.get(current) ?? 0) + now - since);
    since = now;
    current = stage;
  };
  return {
    begin,
    addBytes: (more) => {
      bytes += more;
    },
    print: async () => {
      begin(current);
      const lines = Array.from(spent, ([stage, ms]) => {
        const rate = stage === 'read' ? ` (${(bytes / 1e6).toFixed(1)} MB, ${rateText(bytes, ms)})` : '';
        return `${stage} ${secondsText(ms)}${rate}`;
      });
      const peak = (shell.peakMemory() / BYTES_A_MIB).toFixed(1);
      lines.push(`total ${secondsText(since)}, peak memory ${peak} MiB`);
      await shell.stderr.write(lines.map((line) => `rfm: timings: ${line}\n`).join(''));
    },
  };
}

const noTimings: Timings = {
  begin: () => undefined,
  addBytes: () => undefined,
  print: async () => undefined,
};

function secondsText(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`;
}

function rateText(bytes: number, ms: number): string {
  return `${(bytes / 1e3 / ms).toFixed(1)} MB/s`;
}
