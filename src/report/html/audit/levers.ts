import type { Phrase } from '../../../core/language.ts';
import { signedText } from '../../../core/numberText.ts';
import { periodsPhrase } from '../../audit/auditStyle.ts';
import { baseWords, leverGroupWords } from '../../audit/baseWords.ts';
import type { CustomerBaseReport, LeverEffectsReport, LeversReport } from '../../audit/customerBaseReport.ts';
import { type Step, waterfall } from '../charts/waterfall.ts';
import { figure } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { type Section, sentence } from '../page.ts';
import { numbers, table, words } from '../table.ts';
import type { BaseStyle } from './baseStyle.ts';

const leverWords = {
  customers: { en: 'Customers', it: 'Clienti' },
  orders_per_customer: { en: 'Orders per customer', it: 'Ordini per cliente' },
  value_per_order: { en: 'Value per order', it: 'Valore per ordine' },
  refunds: { en: 'Refunds to others', it: 'Rimborsi ad altri' },
} as const satisfies Record<string, Phrase>;

/** What changed turnover from the earlier to the later period. */
export function leversSection({ levers, periods }: CustomerBaseReport, style: BaseStyle): Section {
  const section = {
    id: 'levers',
    title: style.say(baseWords.levers),
    note: '',
  };
  if (levers === null || periods.earlier === null) {
    return {
      ...section,
      content: [
        sentence(
          style.say({
            en: 'the orders do not reach back through a whole earlier period, so nothing is compared',
            it: 'gli ordini non coprono un intero periodo precedente, quindi non c’è confronto',
          }),
        ),
      ],
    };
  }
  return {
    ...section,
    note: style.say(periodsPhrase(periods)),
    content: [changeFigure(levers, style), groupsMarkup(levers, style)],
  };
}

function changeFigure(levers: LeversReport, style: BaseStyle): Markup {
  const { earlier, change } = levers;
  const share = wholeOf(earlier) > 0 ? ` (${signedText(style.share(change / wholeOf(earlier)))})` : '';
  const amount = style.turnover(Math.abs(change));
  const verb =
    change === 0
      ? style.changed.same
      : change < 0
        ? {
            en: `${style.changed.what.en} fell by ${amount}${share}`,
            it: `${style.changed.what.it}: ${amount}${share} in meno`,
          }
        : {
            en: `${style.changed.what.en} rose by ${amount}${share}`,
            it: `${style.changed.what.it}: ${amount}${share} in più`,
          };
  const why = largestLever(levers, style);
  const content = sidesTable(levers, style);
  const steps = stepsOf(levers, style);
  if (steps === null) return html`${sentence(style.say(verb))}${content}`;
  return figure(
    {
      title: `${style.say(verb)}${why}`,
      description: style.say({
        en: 'Bars from the turnover of the earlier period through what each lever added or took to that of the later.',
        it: 'Barre dal fatturato del periodo precedente, attraverso quanto ogni leva ha aggiunto o tolto, a quello successivo.',
      }),
      draw: waterfall(steps),
    },
    '',
    content,
    style,
  );
}

/** All turnover of a period. */
function wholeOf(side: LeversReport['earlier']): number {
  return side.turnover + side.refunds_to_others;
}

/** The greatest part, where it is more than half of the change. */
function largestLever({ effects, change, refunds_to_others_effect: refunds }: LeversReport, style: BaseStyle): string {
  if (effects === null) return '';
  const parts = { ...effects, refunds };
  const keys = ['customers', 'orders_per_customer', 'value_per_order', 'refunds'] as const;
  const towards = (key: (typeof keys)[number]) => (parts[key] ?? 0) * Math.sign(change);
  const most = keys.reduce((best, key) => (towards(key) > towards(best) ? key : best));
  if (towards(most) <= Math.abs(change) / 2) return '';
  const name = style.say(leverWords[most]).toLowerCase();
  const part = parts[most] ?? 0;
  return style.say({
    en: `, above all by ${name} (${signedText(style.figure(part))})`,
    it: `, soprattutto per ${name} (${signedText(style.figure(part))})`,
  });
}

/** Null where the change cannot be told apart. */
function stepsOf(
  { earlier, later, effects, refunds_to_others_effect: refunds }: LeversReport,
  style: BaseStyle,
): Step[] | null {
  if (effects === null) return null;
  const whole = (name: Phrase, value: number): Step => ({
    name: style.say(name),
    value,
    isWhole: true,
    text: style.figure(value),
  });
  const part = (name: Phrase, value: number): Step => ({
    name: style.say(name),
    value,
    isWhole: false,
    text: signedText(style.figure(value)),
  });
  return [
    whole({ en: 'Earlier', it: 'Prima' }, wholeOf(earlier)),
    part(leverWords.customers, effects.customers),
    part(leverWords.orders_per_customer, effects.orders_per_customer),
    ...(effects.value_per_order === null ? [] : [part(leverWords.value_per_order, effects.value_per_order)]),
    ...(refunds === 0 ? [] : [part(leverWords.refunds, refunds)]),
    whole({ en: 'Later', it: 'Dopo' }, wholeOf(later)),
  ];
}

function sidesTable(
  { earlier, later, change, effects, refunds_to_others_effect: refunds }: LeversReport,
  style: BaseStyle,
): Markup {
  const dash = style.glyphs.unknown;
  const ratio = (value: number | null) => (value === null ? dash : style.number(value, 2));
  const effect = (value: number | null | undefined) =>
    value === null || value === undefined ? dash : signedText(style.figure(value));
  const rows = [
    [
      style.say(leverWords.customers),
      style.number(earlier.customers),
      style.number(later.customers),
      effect(effects?.customers),
    ],
    [
      style.say(leverWords.orders_per_customer),
      ratio(earlier.orders_per_customer),
      ratio(later.orders_per_customer),
      effect(effects?.orders_per_customer),
    ],
    [
      style.say(leverWords.value_per_order),
      style.money(earlier.value_per_order),
      style.money(later.value_per_order),
      effect(effects?.value_per_order),
    ],
    [style.turnoverTitle, style.figure(earlier.turnover), style.figure(later.turnover), ''],
    [
      style.say(leverWords.refunds),
      style.figure(earlier.refunds_to_others),
      style.figure(later.refunds_to_others),
      effect(refunds),
    ],
    [
      style.say({ en: 'Together', it: 'In tutto' }),
      style.figure(wholeOf(earlier)),
      style.figure(wholeOf(later)),
      effect(change),
    ],
  ] as const;
  return table([
    words(
      '',
      rows.map(([name]) => name),
    ),
    numbers(
      style.say({ en: 'Earlier', it: 'Prima' }),
      rows.map(([, before]) => before),
    ),
    numbers(
      style.say({ en: 'Later', it: 'Dopo' }),
      rows.map(([, , after]) => after),
    ),
    numbers(
      style.say({ en: 'Effect', it: 'Effetto' }),
      rows.map(([, , , part]) => part),
    ),
  ]);
}

function groupsMarkup({ groups }: LeversReport, style: BaseStyle): Markup {
  const column = (title: Phrase, of: (group: LeversReport['groups'][number]) => string) =>
    numbers(style.say(title), groups.map(of));
  const effect = (title: Phrase, of: (effects: LeverEffectsReport) => number | null) =>
    column(title, ({ effects }) => {
      const value = effects === null ? null : of(effects);
      return value === null ? style.glyphs.unknown : signedText(style.figure(value));
    });
  const hasValue = groups.some(({ effects }) => effects?.value_per_order != null);
  return html`<h3>${style.say({ en: 'Who changed it', it: 'Chi l’ha cambiato' })}</h3>
${table([
  words(
    '',
    groups.map(({ group }) => style.say(leverGroupWords[group])),
  ),
  column(leverWords.customers, ({ customers }) => style.number(customers)),
  column({ en: 'Earlier', it: 'Prima' }, ({ earlier }) => style.figure(earlier.turnover)),
  column({ en: 'Later', it: 'Dopo' }, ({ later }) => style.figure(later.turnover)),
  column({ en: 'Change', it: 'Variazione' }, ({ change }) => signedText(style.figure(change))),
  ...(groups.every(({ effects }) => effects === null)
    ? []
    : [
        effect({ en: 'Through customers', it: 'Per i clienti' }, ({ customers }) => customers),
        effect({ en: 'Through frequency', it: 'Per la frequenza' }, (one) => one.orders_per_customer),
        ...(hasValue
          ? [effect({ en: 'Through order value', it: 'Per il valore ordine' }, (one) => one.value_per_order)]
          : []),
      ]),
])}`;
}
