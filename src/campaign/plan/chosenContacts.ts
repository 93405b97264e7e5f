/** Those of an option who take part in the campaign: contacted, or kept out of it to compare with. */
export interface ChosenContacts {
  /** The best first. */
  readonly rows: Int32Array;
  /** 1 for whoever is kept out, by position in `rows`. */
  readonly isControl: Uint8Array;
  readonly contacts: number;
}

/**
 * The people of a campaign with a control group: those who pay, the best first, until so many contacts are reached.
 * Whoever is kept out costs nothing, so that the next one may be contacted in their place.
 * @param paying rows, the best first
 * @param most contacts that the budget pays for
 */
export function chosenContacts(paying: Int32Array, most: number, isControl: (row: number) => boolean): ChosenContacts {
  const rows: number[] = [];
  const controls: number[] = [];
  let contacts = 0;
  for (const row of paying) {
    if (contacts >= most) break;
    const isKeptOut = isControl(row);
    rows.push(row);
    controls.push(isKeptOut ? 1 : 0);
    if (!isKeptOut) contacts++;
  }
  return { rows: Int32Array.from(rows), isControl: Uint8Array.from(controls), contacts };
}
