import { capital } from '../../../core/capital.ts';
import { roughShareText } from '../../../core/numberText.ts';
import type { GridCell } from '../../grid.ts';
import { italianShare } from '../../headlineWords.ts';
import type { Report } from '../../report.ts';
import { gridWords } from '../../terminal/gridBlock.ts';
import { segmentWords } from '../../terminal/segmentColumns.ts';
import { gridTiles } from '../charts/grid.ts';
import { figure } from '../figure.ts';
import type { Section } from '../page.ts';
import type { PageStyle } from '../pageStyle.ts';
import { numbers, table, words } from '../table.ts';
import type { Signs } from './segments.ts';

/** Segments named of one cell in the table. */
const MOST_NAMED = 8;

/** Where the customers are: recency upwards, frequency and money to the right. */
export function gridSection(report: Report, signs: Signs, style: PageStyle): Section {
  const { grid, bins } = report;
  const columnName = report.bin_sizes.m === null ? 'F' : 'FM';
  const placed = grid.reduce((sum, { customers }) => sum + customers, 0);
  const fullest = grid.reduce((best, cell) => (cell.customers > best.customers ? cell : best), grid[0]!);
  const share = placed === 0 ? 0 : fullest.customers / placed;
  const tile = `R ${fullest.r}, ${columnName} ${fullest.fm}`;
  const title =
    placed === 0
      ? { en: 'Nobody has scores', it: 'Nessuno ha punteggi' }
      : {
          en: `The fullest tile is ${tile}, with ${roughShareText(share)} of customers`,
          it: `La casella più piena è ${tile}, con ${italianShare(share)} dei clienti`,
        };
  const present = (cell: GridCell) => Object.entries(cell.segments).sort((a, b) => b[1] - a[1]);
  const filled = grid.filter(({ customers }) => customers > 0);
  return {
    id: 'grid',
    title: style.say(gridWords.grid),
    note: style.say(columnName === 'F' ? gridWords.byFrequency : gridWords.byFrequencyAndMoney),
    content: [
      figure(
        {
          title: style.say(title),
          description: style.say({
            en: 'Tiles by score, the newest customers at the top, the most frequent at the right, each with its count and its largest segments.',
            it: 'Caselle per punteggio, in alto i clienti più recenti, a destra i più frequenti, ognuna con il numero e i segmenti maggiori.',
          }),
          draw: gridTiles(
            grid.map((cell) => ({
              r: cell.r,
              fm: cell.fm,
              count: style.number(cell.customers),
              signs: present(cell).map(([segment]) => signs.get(segment)!),
            })),
            bins,
            columnName,
          ),
        },
        legend(filled, signs),
        table([
          words(
            style.say({ en: 'Tile', it: 'Casella' }),
            filled.map(({ r, fm }) => `R ${r}, ${columnName} ${fm}`),
          ),
          numbers(
            style.say(segmentWords.customers),
            filled.map(({ customers }) => style.number(customers)),
          ),
          words(
            capital(style.say(segmentWords.segment)),
            filled.map((cell) =>
              present(cell)
                .slice(0, MOST_NAMED)
                .map(([segment, count]) => `${signs.get(segment)!.title} ${style.number(count)}`)
                .join(', '),
            ),
          ),
        ]),
        style,
      ),
    ],
  };
}

/** `CH Champions, LO Loyal`: the segments that tiles name. */
function legend(cells: readonly GridCell[], signs: Signs): string {
  const named = [...signs].filter(([segment]) => cells.some(({ segments }) => Object.hasOwn(segments, segment)));
  const shown = named.slice(0, LEGEND).map(([, { tag, title }]) => `${tag} ${title}`);
  return `${shown.join(' · ')}${named.length > LEGEND ? ' …' : ''}`;
}

const LEGEND = 24;
