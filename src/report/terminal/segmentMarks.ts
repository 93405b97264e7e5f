import type { ChalkInstance } from 'chalk';

/** How a segment is recognised in the grid: a tag of two letters and a colour. */
export interface SegmentMark {
  readonly tag: string;
  /** Dark text on the segment's colour. */
  readonly tile: (text: string) => string;
  /** Text or a bar in the segment's colour. */
  readonly ink: (text: string) => string;
}

/** By position in the list of segments; colours repeat after twelve segments, tags never. */
export function segmentMarks(names: readonly string[], chalk: ChalkInstance): SegmentMark[] {
  const tags = segmentTags(names);
  return names.map((_, index) => {
    const { hex, basic } = colours[index % colours.length]!;
    return chalk.level === 1
      ? { tag: tags[index]!, tile: chalk[backgrounds[basic]].black, ink: chalk[basic] }
      : { tag: tags[index]!, tile: chalk.bgHex(hex).hex('#101418'), ink: chalk.hex(hex) };
  });
}

/**
 * Unique two-letter tags: initials where a name has several words, else its first two letters, else the first letter
 * and a later one, else any free pair. Names without Latin letters are counted: `S1`, `S2`.
 */
export function segmentTags(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    for (const tag of candidates(name)) {
      if (taken.has(tag)) continue;
      taken.add(tag);
      return tag;
    }
    return '??';
  });
}

function* candidates(name: string): Generator<string> {
  const plain = name.normalize('NFD').replace(/[^A-Za-z0-9 _-]/g, '');
  const words = plain.split(/[ _-]+/).filter((word) => word !== '');
  const telling = words.filter((word) => !/^[a-z]{1,3}$/.test(word));
  const initials = (telling.length > 1 ? telling : words).map((word) => word[0]!.toUpperCase());
  if (initials.length > 1) yield initials[0]! + initials[1]!;
  const letters = words.join('').toUpperCase();
  for (const letter of letters.slice(1)) yield letters[0]! + letter;
  const first = letters[0] ?? 'S';
  for (const second of LETTERS) yield first + second;
  for (const other of LETTERS) for (const second of LETTERS) yield other + second;
}

const LETTERS = '123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ0';

const colours = [
  { hex: '#3fb950', basic: 'green' },
  { hex: '#2fb8ac', basic: 'cyan' },
  { hex: '#58a6ff', basic: 'blueBright' },
  { hex: '#9ecbff', basic: 'cyanBright' },
  { hex: '#b392f0', basic: 'magentaBright' },
  { hex: '#e3b341', basic: 'yellow' },
  { hex: '#f0883e', basic: 'yellowBright' },
  { hex: '#ff7b72', basic: 'redBright' },
  { hex: '#e06fae', basic: 'magenta' },
  { hex: '#bfa98a', basic: 'white' },
  { hex: '#8b949e', basic: 'blackBright' },
  { hex: '#a3c644', basic: 'greenBright' },
] as const;

const backgrounds = {
  green: 'bgGreen',
  cyan: 'bgCyan',
  blueBright: 'bgBlueBright',
  cyanBright: 'bgCyanBright',
  magentaBright: 'bgMagentaBright',
  yellow: 'bgYellow',
  yellowBright: 'bgYellowBright',
  redBright: 'bgRedBright',
  magenta: 'bgMagenta',
  white: 'bgWhite',
  blackBright: 'bgBlackBright',
  greenBright: 'bgGreenBright',
} as const satisfies Record<(typeof colours)[number]['basic'], string>;
