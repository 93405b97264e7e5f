/** A record or value that could not be read. It goes to rejects.csv; the command decides how many are too many. */
export interface BadRow {
  readonly file: string;
  /** The line on which the record starts, from 1. */
  readonly line: number;
  /** The header of the column; empty where the whole record is at fault. */
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}
