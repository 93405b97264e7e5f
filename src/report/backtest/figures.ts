/** A number with so many significant digits, without trailing zeros: `10.578`, `200`, `0.000001`. */
export function significant(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}

/** Tables below each other, a line between them. */
export function apart(lines: readonly string[], index: number): readonly string[] {
  return index === 0 ? lines : ['', ...lines];
}
