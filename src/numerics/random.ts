/** A source of uniform numbers: each call gives the next one. */
export type Random = () => number;

/**
 * Uniform numbers in [0, 1) with 32 random bits: xoshiro128** 1.1 (Blackman, Vigna 2021, "Scrambled linear pseudorandom
 * number generators"), its state filled by {@link splitmix32}. The seed is taken modulo 2^32.
 */
export function seededRandom(seed: number): Random {
  const state = splitmix32(seed);
  const next = xoshiro128StarStar(state(), state(), state(), state());
  return () => next() / 2 ** 32;
}

/** 32-bit words of xoshiro128** from the given state, which must not be all zero: from 1, 2, 3, 4 first 11520. */
export function xoshiro128StarStar(a: number, b: number, c: number, d: number): Random {
  let s0 = a | 0;
  let s1 = b | 0;
  let s2 = c | 0;
  let s3 = d | 0;
  return () => {
    const scrambled = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9);
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3, 11);
    return scrambled >>> 0;
  };
}

/**
 * 32-bit words of a counter that steps by the golden ratio, each mixed by the finalizer of MurmurHash3 (Steele, Lea,
 * Flood 2014, "Fast splittable pseudorandom number generators", in 32 bits): every word once in 2^32 calls.
 */
export function splitmix32(seed: number): Random {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x9e3779b9) | 0;
    let word = counter;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return (word ^ (word >>> 16)) >>> 0;
  };
}

/** An integer from 0 to `below` - 1, for `below` up to 2^32; uneven by less than `below` / 2^32. */
export function randomInteger(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/** An exponential variate with mean 1 / `rate`, by inversion. */
export function randomExponential(random: Random, rate: number): number {
  return -portableLog(1 - random()) / rate;
}

/** A standard normal variate, by the polar method (Marsaglia, Bray 1964). */
export function randomNormal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1;
    const v = 2 * random() - 1;
    const square = u * u + v * v;
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * portableLog(square)) / square);
  }
}

/**
 * A gamma variate with mean `shape` / `rate`, both above 0 (Marsaglia, Tsang 2000, "A simple method for generating
 * gamma variables").
 */
export function randomGamma(random: Random, shape: number, rate: number): number {
  if (shape < 1) {
    const power = portableExp(portableLog(1 - random()) / shape);
    return randomGamma(random, shape + 1, rate) * power;
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = randomNormal(random);
    const root = 1 + c * normal;
    if (root <= 0) continue;
    const cube = root * root * root;
    if (portableLog(1 - random()) < 0.5 * normal * normal + d - d * cube + d * portableLog(cube)) {
      return (d * cube) / rate;
    }
  }
}

/**
 * Natural logarithm from the four operations alone, within 1e-15 relative or absolute: `Math.log` may differ by a last
 * digit between engines, and a seed must give the same numbers everywhere.
 */
export function portableLog(value: number): number {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) return Math.log(value);
  let mantissa = value;
  let exponent = 0;
  for (; mantissa < Math.SQRT1_2 / 2 ** 16; exponent -= 16) mantissa *= 2 ** 16;
  for (; mantissa > Math.SQRT2 * 2 ** 16; exponent += 16) mantissa /= 2 ** 16;
  for (; mantissa < Math.SQRT1_2; exponent--) mantissa *= 2;
  for (; mantissa > Math.SQRT2; exponent++) mantissa /= 2;
  // log m = 2 artanh((m - 1) / (m + 1)), |ratio| <= 0.1716.
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let series = 0;
  for (let odd = 21; odd >= 1; odd -= 2) series = series * square + 1 / odd;
  return exponent * Math.LN2 + 2 * ratio * series;
}

/** e to a power from the four operations alone, within 1e-12 relative; 0 below -700. Why: see {@link portableLog}. */
export function portableExp(power: number): number {
  if (power < -700) return 0;
  const doublings = 32 - Math.clz32(Math.abs(power));
  let scaled = power;
  for (let i = 0; i < doublings; i++) scaled /= 2;
  // Taylor, |scaled| < 1.
  let result = 1;
  for (let term = 18; term >= 1; term--) result = 1 + (result * scaled) / term;
  for (let i = 0; i < doublings; i++) result *= result;
  return result;
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
