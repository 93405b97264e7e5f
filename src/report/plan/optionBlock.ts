import type { Phrase } from '../../core/language.ts';
import { hanging, heading, moneyText, type TerminalStyle } from '../terminal/terminalStyle.ts';
import { ordersText, responseText } from './figureWords.ts';
import type { OptionReport } from './planReport.ts';

const words = {
  whom: { en: 'whom      ', it: 'chi       ' },
  leftOut: { en: 'left out  ', it: 'esclusi   ' },
  brings: { en: 'brings    ', it: 'porta     ' },
  restsOn: { en: 'rests on  ', it: 'si basa su' },
} as const satisfies Record<string, Phrase>;

/** One option: whom, what it costs and brings, what that rests on, and what speaks for and against it. */
export function optionBlock(option: OptionReport, style: TerminalStyle): string[] {
  const labelled = (label: Phrase, lines: readonly string[]) =>
    lines.flatMap((line, i) =>
      hanging(style, i === 0 ? style.say(label) : ' '.repeat(style.say(label).length), line, style.chalk.dim),
    );
  const judged = (mark: string, texts: readonly string[]) =>
    texts.flatMap((text) => hanging(style, `${mark} `, style.text(text), style.chalk.bold));
  return [
    heading(style, `${option.option} ${style.text(option.title)}`),
    ...labelled(words.whom, whomLines(option, style)),
    ...labelled(words.leftOut, leftOutLines(option, style)),
    ...labelled(words.brings, figureLines(option, style)),
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
      const chance = style.share(loss ?? 0);
      lines.push({
        en: `return ${money(gain.expected)} (95 of 100 times ${style.money(gain.low)} to ${style.money(gain.high)}), net ${money(net)}; with a chance of ${chance} it brings less than it costs`,
        it: `ritorno ${money(gain.expected)} (95 volte su 100 da ${style.money(gain.low)} a ${style.money(gain.high)}), netto ${money(net)}; con probabilità ${chance} porta meno di quanto costa`,
      });
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
  const share = (value: number) => responseText(style.language, value);
  const earns = share(all);
  if (contacts > 0) {
    return [
      {
        en: `earns its cost from a response of ${earns} on`,
        it: `ripaga il suo costo da una risposta di ${earns} in su`,
      },
    ];
  }
  return [
    {
      en: `break-even of all whom the budget reaches: a response of ${earns}; of the best of them ${share(first)}`,
      it: `pareggio di tutti quelli che il budget raggiunge: una risposta di ${earns}; del migliore di loro ${share(first)}`,
    },
  ];
}
