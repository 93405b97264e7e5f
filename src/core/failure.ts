/**
 * What a user can mend: how the tool was called, what was read, that a quality gate refuses it, that another run is
 * there, or where the output goes.
 */
export type FailureCode = 'usage' | 'input' | 'gate' | 'busy' | 'output';

/** An error with a remedy. Anything else that is thrown is a bug and keeps its stack. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly hint: string | undefined;

  /** @param message lower case, no full stop, names file, line, column and value @param hint the next step to take */
  constructor(code: FailureCode, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
