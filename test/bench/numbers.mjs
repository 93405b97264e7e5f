/** `12,345` */
export function groupedNumber(value) {
  return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function mebibytes(bytes) {
  return (bytes / 2 ** 20).toFixed(0);
}

/** How many times as long, or nothing where there is nothing to compare with. */
export function ratio(seconds, other) {
  return other === undefined ? '–' : (seconds / other).toFixed(2);
}
