import type { LeverEffects, LeverSide, Levers } from '../../audit/base/levers.ts';
import { addedUp, toStep } from './addedUp.ts';
import type { LeverEffectsReport, LeverSideReport, LeversReport } from './customerBaseReport.ts';
import { ratioFigure, type TurnoverFigure } from './turnoverFigure.ts';

/** The three levers with changes and effects that add up as they are printed: none is rounded on its own. */
export function leversReport({ groups, ...levers }: Levers, figures: TurnoverFigure): LeversReport {
  const { earlier, later, effects } = levers;
  const { step, figure } = figures;
  const [before, after] = [toStep(earlier.turnover, step), toStep(later.turnover, step)];
  const others = toStep(later.others, step) - toStep(earlier.others, step);
  const turnovers = (period: 'earlier' | 'later', whole: number) =>
    addedUp(
      groups.map((group) => group[period].turnover),
      whole,
      step,
    );
  const [befores, afters] = [turnovers('earlier', before), turnovers('later', after)];
  return {
    earlier: sideReport(earlier, figures),
    later: sideReport(later, figures),
    change: figure(after - before + others),
    effects: effectsReport(effects, after - before, figures),
    refunds_to_others_effect: figure(others),
    groups: groups
      .map(({ group, earlier, later, effects }, i) => ({
        group,
        customers: Math.max(earlier.customers, later.customers),
        earlier: { orders: earlier.orders, turnover: figure(befores[i]!) },
        later: { orders: later.orders, turnover: figure(afters[i]!) },
        change: figure(afters[i]! - befores[i]!),
        effects: effectsReport(effects, afters[i]! - befores[i]!, figures),
      }))
      // Nobody can have where the periods adjoin.
      .filter(({ group, customers }) => group !== 'paused' || customers > 0),
  };
}

function sideReport({ customers, orders, turnover, others }: LeverSide, figures: TurnoverFigure): LeverSideReport {
  return {
    customers,
    orders,
    turnover: figures.figure(turnover),
    orders_per_customer: customers === 0 ? null : ratioFigure(orders / customers),
    value_per_order: figures.hasMoney ? figures.average(turnover, orders) : null,
    refunds_to_others: figures.figure(others),
  };
}

/** @param change what they add up to, a multiple of the step */
function effectsReport(
  effects: LeverEffects | undefined,
  change: number,
  { step, figure, hasMoney }: TurnoverFigure,
): LeverEffectsReport | null {
  if (effects === undefined) return null;
  const { customers, ordersPerCustomer, valuePerOrder } = effects;
  const parts = addedUp(
    hasMoney ? [customers, ordersPerCustomer, valuePerOrder] : [customers, ordersPerCustomer],
    change,
    step,
  );
  return {
    customers: figure(parts[0]!),
    orders_per_customer: figure(parts[1]!),
    value_per_order: parts[2] === undefined ? null : figure(parts[2]),
  };
}
