import type { Report } from '../report.ts';
import { type ReportStyle, reportStyle } from '../reportStyle.ts';
import { cutText } from '../terminal/displayText.ts';
import { segmentTags } from '../terminal/segmentMarks.ts';

/** What sections and charts of a page need to know to draw themselves. */
export interface PageStyle extends ReportStyle {
  /** A name from data made safe to show, cut where it is no name any more. */
  readonly name: (value: string) => string;
  /** ` EUR`, empty where the currency is unknown. */
  readonly unit: string;
}

const LONGEST_NAME = 80;

export function pageStyle(report: Pick<Report, 'currency' | 'lang'>): PageStyle {
  const style = reportStyle(report, true);
  return {
    ...style,
    name: (value) => cutText(style.text(value), LONGEST_NAME, style.glyphs.ellipsis),
    unit: style.currency === '' ? '' : ` ${style.currency}`,
  };
}

/** How a segment is recognised in tables and charts: its title, a tag of two letters and one of twelve colours. */
export interface SegmentSign {
  readonly title: string;
  readonly tag: string;
  /** Class of the colour; dark text can be read on each. */
  readonly colour: string;
}

/** By the name of the segment, in the order of the rules; colours repeat after twelve segments, tags never. */
export function segmentSigns(
  segments: readonly { readonly segment: string; readonly title: string }[],
  style: PageStyle,
): ReadonlyMap<string, SegmentSign> {
  const tags = segmentTags(segments.map(({ title }) => title));
  return new Map(
    segments.map(({ segment, title }, index) => [
      segment,
      { title: style.name(title), tag: tags[index]!, colour: `c${index % COLOURS}` },
    ]),
  );
}

const COLOURS = 12;
