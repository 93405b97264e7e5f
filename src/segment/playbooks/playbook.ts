/** What a segment is called and what to do with it, each in one line. An empty text says nothing. */
export interface Playbook {
  /** What people call the segment; files and columns have its name. */
  readonly title: string;
  /** What its customers have in common. */
  readonly why: string;
  /** What is to be reached. */
  readonly goal: string;
  /** What to do for them. */
  readonly action: string;
  /** What to offer them: a cell of a CSV file. */
  readonly offer: string;
  /** What not to do. */
  readonly avoid: string;
}

/** Segments that no rule of a set makes, and that the program fills itself. */
type FilledSegment = 'Others' | 'Prospects';

/** Segments of the built-in sets. */
export type RuledSegment =
  | 'Champions'
  | 'Loyal'
  | 'Loyal Customers'
  | 'Potential Loyalist'
  | 'New'
  | 'New Customers'
  | 'Promising'
  | 'Need Attention'
  | 'About to Sleep'
  | 'About To Sleep'
  | 'At Risk'
  | "Can't Lose Them"
  | 'Hibernating'
  | 'Lost';

/**
 * The playbooks of a language. English has its actions, and why, in the rules of the sets, which snapshots record; another
 * language has them here, by set where the sets differ.
 */
export interface PlaybookTexts {
  readonly ruled: Readonly<Record<RuledSegment, Pick<Playbook, 'goal' | 'offer' | 'avoid'> & Partial<Playbook>>>;
  /** By name of the set and segment, before what holds in every set. */
  readonly bySet: Readonly<Record<string, Readonly<Partial<Record<RuledSegment, Partial<Playbook>>>>>>;
  readonly filled: Readonly<Record<FilledSegment, Playbook>>;
}
