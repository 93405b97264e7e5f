/** Values of a function of x at every x that occurs, by x: a logarithm of a gamma function for each is affordable. */
export function tabulatedByCount(x: Float64Array, value: (count: number) => number): Float64Array {
  let greatest = 0;
  for (let i = 0; i < x.length; i++) if (x[i]! > greatest) greatest = x[i]!;
  const occurs = new Uint8Array(greatest + 1);
  for (let i = 0; i < x.length; i++) occurs[x[i]!] = 1;
  const table = new Float64Array(greatest + 1);
  for (let count = 0; count <= greatest; count++) if (occurs[count]) table[count] = value(count);
  return table;
}
