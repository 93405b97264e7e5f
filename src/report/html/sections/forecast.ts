import { capital } from '../../../core/capital.ts';
import { roughShareText } from '../../../core/numberText.ts';
import type { IntervalReport } from '../../forecastReport.ts';
import { englishNames, italianNames, italianShare } from '../../headlineWords.ts';
import type { Report, SegmentReport } from '../../report.ts';
import { atRisk, expectedProfit, expectedRevenue, forecastWords, intervalText } from '../../terminal/forecastBlock.ts';
import { andMore, capped } from '../capped.ts';
import { intervals } from '../charts/intervals.ts';
import { figure } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { type Section, sentence } from '../page.ts';
import type { PageStyle } from '../pageStyle.ts';
import { numbers, table, words } from '../table.ts';
import { type Signs, tagged } from './segments.ts';
import { leadersOf } from './shareSentences.ts';

const MOST_SEGMENTS = 40;

/** What is expected, of whom, by which model, and how sure it is. */
export function forecastSection(report: Report, signs: Signs, style: PageStyle): Section {
  const { forecast } = report;
  const say = (text: string) => sentence(style.text(text));
  const correlation = forecast.value_model?.correlation ?? null;
  const rejected = forecast.value_model !== null && !forecast.value_model.accepted;
  const named = style.say(report.monetary === 'profit' ? expectedProfit : expectedRevenue);
  const { expected_revenue: expected, value_at_risk: risk } = forecast;
  return {
    id: 'forecast',
    title: style.say(forecastWords.forecast),
    note: forecast.model === null ? '' : style.text(forecast.units),
    content: [
      ...(expected === null
        ? []
        : [
            say(`${named} ${intervalText(expected, style)}`),
            say(risk === null ? style.say(forecastWords.riskUnknown) : atRisk(risk, forecast.gone ?? 0, style)),
            ...(forecast.parameters_vary === false ? [say(style.say(forecastWords.chanceAlone))] : []),
            ...segmentFigures(report, named, signs, style),
          ]),
      html`<p>${style.text(forecast.words)}</p>
`,
      ...(forecast.tried.length > 0 ? [triedTable(forecast.tried, style)] : []),
      ...(rejected ? [say(`${style.say(forecastWords.valuesPerOrder)}: ${forecast.value_model!.reason}`)] : []),
      ...(correlation === null ? [] : [say(`${style.say(forecastWords.correlation)} ${style.number(correlation, 2)}`)]),
      ...(expected === null && forecast.model === null && report.totals.revenue !== null
        ? [say(style.say(forecastWords.broughtSoFar))]
        : []),
    ],
  };
}

function triedTable(tried: Report['forecast']['tried'], style: PageStyle): Markup {
  const column = (title: string, of: (fit: (typeof tried)[number]) => number) =>
    numbers(
      title,
      tried.map((fit) => (Number.isFinite(of(fit)) ? style.number(of(fit), 1) : style.glyphs.unknown)),
    );
  return table([
    words(
      style.say(forecastWords.model),
      tried.map(({ name }) => name),
    ),
    column(style.say(forecastWords.likelihood), (fit) => fit.log_likelihood),
    column('BIC', (fit) => fit.bic),
    words(
      '',
      tried.map(({ accepted, reason }) =>
        style.text(`${style.say(accepted ? forecastWords.accepted : forecastWords.refused)}: ${reason}`),
      ),
    ),
  ]);
}

/** One chart of what is expected, and one of what is at risk where the model can tell. */
function segmentFigures(report: Report, named: string, signs: Signs, style: PageStyle): (Markup | null)[] {
  const { shown, more } = capped(
    report.segments
      .filter(({ customers }) => customers > 0)
      .toSorted((a, b) => (b.expected_revenue?.expected ?? 0) - (a.expected_revenue?.expected ?? 0)),
    MOST_SEGMENTS,
  );
  const kinds = [
    { total: report.forecast.expected_revenue, of: (one: SegmentReport) => one.expected_revenue, look: '', named },
    {
      total: report.forecast.value_at_risk,
      of: (one: SegmentReport) => one.value_at_risk,
      look: '-warm',
      named: style.say({ en: 'value at risk', it: 'valore a rischio' }),
    },
  ] as const;
  return [
    ...kinds.flatMap((kind) => {
      const { total } = kind;
      if (total === null) return [];
      return [
        figure(
          {
            title: title(shown, kind.of, total, kind.named, style),
            description: style.say({
              en: 'A dot a segment for what is expected, with a line over the interval that holds it in 80 of 100 cases.',
              it: 'Un punto per segmento per quanto è atteso, con una linea sull’intervallo che lo contiene in 80 casi su 100.',
            }),
            draw: intervals(
              shown.map((segment) => ({
                name: signs.get(segment.segment)!.title,
                sign: signs.get(segment.segment)!,
                figure: dot(kind.of(segment)),
                text: style.money(kind.of(segment)?.expected ?? null, 0),
              })),
              (value) => style.number(value, value !== 0 && Math.abs(value) < 5 ? 2 : 0),
              kind.look,
            ),
          },
          style.say({
            en: `The lines hold what happens in 80 of 100 cases${style.unit === '' ? '' : `; money in${style.unit}`}.`,
            it: `Le linee contengono ciò che accade in 80 casi su 100${style.unit === '' ? '' : `; importi in${style.unit}`}.`,
          }),
          intervalTable(shown, kind.of, kind.named, signs, style),
          style,
        ),
      ];
    }),
    andMore(more, style),
  ];
}

function title(
  segments: readonly SegmentReport[],
  of: (segment: SegmentReport) => IntervalReport | null,
  total: IntervalReport,
  named: string,
  style: PageStyle,
): string {
  const whole = `${style.money(total.expected, 0)}${style.unit}`;
  const leaders =
    total.expected > 0
      ? leadersOf(
          segments.map((segment) => ({
            name: style.name(segment.title),
            share: segment.share,
            worth: (of(segment)?.expected ?? 0) / total.expected,
          })),
        )
      : [];
  if (leaders.length === 0) return `${capital(named)}: ${whole}`;
  const names = leaders.map(({ name }) => name);
  const share = leaders.reduce((sum, { worth }) => sum + (worth ?? 0), 0);
  return style.say({
    en: `${capital(named)}: ${roughShareText(share)} of ${whole} is in ${englishNames(names)}`,
    it: `${capital(named)}: ${italianShare(share)} di ${whole} è in ${italianNames(names)}`,
  });
}

function dot(interval: IntervalReport | null) {
  return interval === null ? null : { value: interval.expected, low: interval.low, high: interval.high };
}

function intervalTable(
  segments: readonly SegmentReport[],
  of: (segment: SegmentReport) => IntervalReport | null,
  named: string,
  signs: Signs,
  style: PageStyle,
): Markup {
  const column = (head: string, part: keyof IntervalReport) =>
    numbers(
      head,
      segments.map((segment) => style.money(of(segment)?.[part] ?? null, 0)),
    );
  return table([
    words(
      style.say(forecastWords.segment),
      segments.map(({ segment }) => tagged(signs.get(segment)!)),
    ),
    column(capital(named), 'expected'),
    column(style.say(forecastWords.from), 'low'),
    column(style.say({ en: '80 % to', it: '80 % a' }), 'high'),
  ]);
}
