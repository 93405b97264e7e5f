/** A point along a direction, and what the function is there. */
export interface Trial {
  readonly length: number;
  readonly point: Float64Array<ArrayBuffer>;
  readonly gradient: Float64Array;
  readonly value: number;
  /** Derivative along the direction of the search. */
  readonly slope: number;
}

/**
 * A step that satisfies the strong Wolfe conditions (Nocedal, Wright 2006, "Numerical optimization", 3.1) or, where
 * rounding hides the fall in value, the approximate ones of Hager and Zhang 2005, "A new conjugate gradient method with
 * guaranteed descent"; the longest one where the value falls all the way; undefined where no step lowers the value.
 * @param from the start of the search, its slope below 0
 */
export function wolfeStep(
  moved: (length: number) => Trial,
  from: Trial,
  first: number,
  longest: number,
): Trial | undefined {
  const SUFFICIENT = 1e-4;
  const FLATTER = 0.9;
  const noise = 1e-13 * Math.max(1, Math.abs(from.value));
  let low = from;
  let high: Trial | undefined;
  let length = first;
  for (let trial = 0; trial < 40; trial++) {
    const at = moved(length);
    const falls = at.value <= from.value + SUFFICIENT * length * from.slope;
    const levels = at.value <= from.value + noise && at.slope <= (2 * SUFFICIENT - 1) * from.slope;
    if (!falls && !levels) high = at;
    else if (Math.abs(at.slope) <= -FLATTER * from.slope) return at;
    else if (at.slope > 0) high = at;
    else if (length >= longest) return at;
    else low = at;
    length = high ? between(low, high) : Math.min(longest, 3 * length);
    if (high && high.length - low.length <= 1e-15 * high.length) break;
  }
  return low.value < from.value ? low : undefined;
}

/** Where the cubic through two trials has its minimum (Nocedal, Wright 2006, 3.59), kept off the ends. */
function between(low: Trial, high: Trial): number {
  const width = high.length - low.length;
  const bend = low.slope + high.slope - (3 * (low.value - high.value)) / (low.length - high.length);
  const root = Math.sqrt(bend * bend - low.slope * high.slope);
  const cubic = high.length - (width * (high.slope + root - bend)) / (high.slope - low.slope + 2 * root);
  if (!Number.isFinite(cubic)) return low.length + width / (high.value === Number.POSITIVE_INFINITY ? 5 : 2);
  return Math.min(high.length - 0.1 * width, Math.max(low.length + 0.1 * width, cubic));
}
