import type { Window } from '../../campaign/lift/outcomes.ts';

/** What a lift is of, besides its figures. */
export interface LiftSubject {
  readonly window: Window;
  readonly split: string;
  readonly currency: string | undefined;
  readonly mattersShare: number;
  /** Rows of the split that name a customer again. */
  readonly repeats: number;
  /** Whether there are orders after the window. */
  readonly isOver: boolean;
}
