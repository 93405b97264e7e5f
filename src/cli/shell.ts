/** The world outside, as a value: what a command may know of the process that it runs in. */
export interface Shell {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly now: () => Date;
  /** Milliseconds since the process began, by a clock that never goes back. */
  readonly elapsedMs: () => number;
  /** Resolves after so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Aborted when the process is told to stop: it ends as soon as those who listen have tidied up. */
  readonly interruption: AbortSignal;
  /** That many bytes that nobody can guess. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** The most resident memory that the process has had, in bytes. */
  readonly peakMemory: () => number;
}

export interface Output {
  /** Resolves when more may be written. */
  readonly write: (data: string | Uint8Array) => Promise<void>;
  readonly isTerminal: boolean;
  /** Columns of the terminal; undefined when it is none. */
  readonly columns: number | undefined;
}
