import type { Phrase } from '../../core/language.ts';
import { roughShareText } from '../../core/numberText.ts';
import { moneyText } from '../reportStyle.ts';
import { padText } from '../terminal/displayText.ts';
import { hanging, heading, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { ordersText, responseText } from './figureWords.ts';
import type { OptionReport } from './planReport.ts';

const words = {
  whom: { en: 'whom', it: 'chi' },
  leftOut: { en: 'left out', it: 'esclusi' },
  figures: { en: 'figures', it: 'cifre' },
  restsOn: { en: 'rests on', it: 'si basa su' },
} as const satisfies Record<string, Phrase>;

/** One option: whom, what it costs and brings, what that rests on, and what speaks for and against it. */
export function optionBlock(option: OptionReport, style: TerminalStyle): string[] {
  const indent = 2 + Math.max(...Object.values(words).map((label) => style.say(label).length));
  const labelled = (label: Phrase, lines: readonly string[]) =>
    lines.flatMap((line, i) =>
      hanging(style, padText(i === 0 ? style.say(label) : '', indent, 'left'), line, style.chalk.dim),
    );
  const judged = (mark: string, texts: readonly string[]) =>
    texts.flatMap((text) => hanging(style, `${mark} `, style.text(text), style.chalk.bold));
  return [
    heading(style, `${option.option} ${style.text(option.title)}`),
    ...labelled(words.whom, whomLines(option, style)),
    ...labelled(words.leftOut, leftOutLines(option, style)),
    ...labelled(words.figures, figureLines(option, style)),
    ...labelled(words.restsOn, option.rests_on.map(style.text)),
    ...judged('+', option.advantages),
    ...judged('-', option.drawbacks),
  ];
}

function whomLines({ whom, segments, empty_because: why }: OptionReport, style: TerminalStyle): string[] {
  const counts = segments.map(({ title, contacts }) => `${style.text(title)} ${style.number(contacts)}`).join(', ');
  return [style.text(whom), ...(counts === '' ? [] : [counts]), ...(why === null ? [] : [style.text(why)])];
}

function leftOutLines(option: OptionReport, style: TerminalStyle): string[] {
  const parts: readonly (readonly [number, Phrase])[] = [
    [option.suppressed, { en: 'must not be contacted now', it: 'da non contattare ora' }],
    [
      option.do_not_pay,
      { en: 'would bring no more than a contact costs', it: 'non portano più di quanto costa un contatto' },
    ],
    [option.beyond_budget, { en: 'beyond the budget', it: 'oltre il budget' }],
  ];
  const shown = parts.filter(([count]) => count > 0);
  return shown.length === 0
    ? []
    : [shown.map(([count, phrase]) => `${style.number(count)} ${style.say(phrase)}`).join('; ')];
}

function figureLines(option: OptionReport, style: TerminalStyle): string[] {
  const { contacts, cost, expected_orders: orders, expected_return: gain, net_return: net, loss_chance: loss } = option;
  const lines: Phrase[] = [];
  const money = (value: number | null) => moneyText(style, value);
  if (contacts > 0) {
    const won = ordersText(style.language, orders.expected);
    const range = { low: style.number(orders.low), high: style.number(orders.high) };
    lines.push({
      en: `${won} orders expected (95 of 100 times ${range.low} to ${range.high}) for ${money(cost)}`,
      it: `${won} ordini attesi (95 volte su 100 da ${range.low} a ${range.high}) per ${money(cost)}`,
    });
    if (gain === null) {
      lines.push({
        en: `an order won costs ${money(option.cost_per_order)}`,
        it: `un ordine in più costa ${money(option.cost_per_order)}`,
      });
    } else {
      lines.push({
        en: `return ${money(gain.expected)} (95 of 100 times ${style.money(gain.low)} to ${style.money(gain.high)}), net ${money(net)}`,
        it: `ritorno ${money(gain.expected)} (95 volte su 100 da ${style.money(gain.low)} a ${style.money(gain.high)}), netto ${money(net)}`,
      });
      if (cost > 0) {
        // None of the draws is not never.
        const chance = roughShareText(Math.max(loss ?? 0, Number.MIN_VALUE), style.language);
        lines.push({
          en: `chance that it brings less than it costs: ${chance}`,
          it: `probabilità che porti meno di quanto costa: ${chance}`,
        });
      }
    }
  }
  lines.push(...breakEvenPhrases(option, style));
  return lines.map((line) => style.text(line[style.language]));
}

function breakEvenPhrases(
  { contacts, break_even_response: all, pays_from_response: first }: OptionReport,
  style: TerminalStyle,
): Phrase[] {
  if (all === null || first === null) return [];
  const [ofAll, ofBest] = [responseText(style.language, all), responseText(style.language, first)];
  if (contacts > 0) {
    return [{ en: `break-even at a response of ${ofAll}`, it: `pareggio con una risposta pari a ${ofAll}` }];
  }
  return [
    {
      en: `break-even at a response of ${ofBest} for the best of them, of ${ofAll} for all whom the budget reaches`,
      it: `pareggio con una risposta pari a ${ofBest} per il migliore di loro, a ${ofAll} per tutti quelli che il budget raggiunge`,
    },
  ];
}
