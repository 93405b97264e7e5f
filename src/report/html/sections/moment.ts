import type { MomentReport } from '../../moment/momentReport.ts';
import {
  landmarkWords,
  lastAloneWords,
  leftOutLines,
  momentWords,
  otherCategoriesLines,
  outsideWords,
  sinceWords,
  timeLines,
  typesNotUsedWords,
} from '../../terminal/momentBlock.ts';
import { andMore, newest } from '../capped.ts';
import type { Markup } from '../markup.ts';
import { type Section, sentence } from '../page.ts';
import type { PageStyle } from '../pageStyle.ts';
import { groupsFigure, landmarkFigure, withinFigure } from './returnFigures.ts';

const MOST_MONTHS = 24;

/** Whether and when first-time buyers come back, also by first category, by month and by what is known on day 30. */
export function momentSection(moment: MomentReport, style: PageStyle): Section {
  const line = (phrase: Parameters<PageStyle['say']>[0]) => [sentence(style.text(style.say(phrase)))];
  const section = {
    id: 'moment-of-truth',
    title: style.say(momentWords.title),
    note: style.say(momentWords.note),
  };
  if (moment.first_time_buyers === 0) {
    return { ...section, content: [...line(momentWords.nobody), ...leftOutMarkup(moment, style)] };
  }
  const months = newest(
    moment.by_month.filter(({ first_time_buyers: people }) => people > 0),
    MOST_MONTHS,
  );
  const categories = moment.by_category?.groups ?? [];
  const { landmark } = moment;
  return {
    ...section,
    content: [
      ...line(sinceWords(moment)),
      ...leftOutMarkup(moment, style),
      withinFigure(moment, style),
      ...timeLines(moment, (phrase) => [style.say(phrase)]).map(sentence),
      ...groupsFigure(
        categories.map((group) => ({ ...group, name: style.name(group.category) })),
        momentWords.category,
        style,
      ),
      ...otherCategoriesLines(moment, (phrase) => [style.say(phrase)]).map(sentence),
      ...groupsFigure(
        months.shown.map((group) => ({ ...group, name: group.month })),
        momentWords.month,
        style,
      ),
      andMore(months.more, style),
      ...landmarkFigure(landmark, style),
      ...(landmark.people === 0 ? [] : line(landmarkWords(landmark))),
      ...(landmark.outside_interactions === 0 ? [] : line(outsideWords(landmark))),
      ...(landmark.types_not_used.length === 0 ? [] : line(typesNotUsedWords(landmark))),
      ...(landmark.last_alone === 0 ? [] : line(lastAloneWords(landmark))),
    ],
  };
}

function leftOutMarkup(moment: MomentReport, style: PageStyle): Markup[] {
  return leftOutLines(moment, (phrase) => [style.say(phrase)]).map(sentence);
}
