import { groupedNumber } from '../../core/numberText.ts';
import type { Backtest } from '../../value/backtest.ts';
import { flow, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';

const HEIGHT = 10;
const WIDEST_WEEK = 3;
/** From one to eight eighths of a step upwards. */
const RISING = '▁▂▃▄▅▆▇█';

/** Cumulative repeat purchase days week by week: bars happened, dots are what the model expects. */
export function trackingBlock(backtest: Backtest, style: TerminalStyle, unicode: boolean): string[] {
  const { tracking, choice, calibration_end: end } = backtest;
  if (tracking.length < 2) return [];
  const model = choice.name;
  const highest = Math.max(1, ...tracking.map(({ actual, expected }) => Math.max(actual, expectedOf(expected, model))));
  const top = groupedNumber(highest, 0);
  const axis = unicode ? ' ┤' : ' |';
  const room = style.width - top.length - axis.length;
  const each = Math.max(1, Math.min(WIDEST_WEEK, Math.floor(room / tracking.length)));
  const columns = Math.min(room, each * tracking.length);
  const weekAt = (column: number) => tracking[Math.floor((column * tracking.length) / columns)]!;
  const dot = unicode ? '•' : 'o';

  const lines = Array.from({ length: HEIGHT }, (_, line) => {
    const floor = HEIGHT - 1 - line;
    const label = floor === HEIGHT - 1 ? top : floor === 0 ? '0' : '';
    const cells = Array.from({ length: columns }, (_, column) => {
      const { actual, expected, end: day } = weekAt(column);
      const dotted = Math.min(HEIGHT - 1, Math.floor((expectedOf(expected, model) / highest) * HEIGHT));
      if (model !== null && dotted === floor) return style.chalk.bold(dot);
      const bar = risingBar((actual / highest) * HEIGHT - floor, unicode);
      return day <= end ? style.chalk.dim(bar) : bar;
    });
    return `${label.padStart(top.length)}${axis}${cells.join('')}`.trimEnd();
  });

  const indent = ' '.repeat(top.length + axis.length);
  const hidden = Array.from({ length: columns }, (_, column) => column).findIndex((column) => weekAt(column).end > end);
  const right = unicode ? '└ hidden from here on' : '^ hidden from here on';
  const left = unicode ? 'hidden from here on ┘' : 'hidden from here on ^';
  let marker = '';
  if (hidden >= 0 && hidden + right.length <= columns) marker = ' '.repeat(hidden) + right;
  else if (hidden + 1 >= left.length) marker = left.padStart(hidden + 1);
  const legend = [
    `${unicode ? '█' : '#'} happened`,
    ...(model === null ? [] : [`${dot} ${model} expected`]),
    `weeks 1 to ${tracking.length}, hidden after ${end}`,
  ];
  return [
    heading(style, 'Week by week', 'repeat purchase days since the beginning'),
    ...lines,
    ...(marker === '' ? [] : [indent + style.chalk.dim(marker)]),
    ...flow(style, legend, style.glyphs.separator),
  ];
}

function expectedOf(expected: Readonly<Record<string, number>>, model: string | null): number {
  return model === null ? 0 : (expected[model] ?? 0);
}

/** One step of a bar that rises `steps` above its floor. */
function risingBar(steps: number, unicode: boolean): string {
  if (!unicode) return steps >= 0.5 ? '#' : ' ';
  const eighths = Math.min(8, Math.round(steps * 8));
  return eighths > 0 ? RISING[eighths - 1]! : ' ';
}
