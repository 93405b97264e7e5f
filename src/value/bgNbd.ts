import {
  betaGeometricAlive,
  betaGeometricLogLikelihood,
  betaGeometricStarts,
  drawWhileAlive,
} from './betaGeometric.ts';
import { ordersWhileAlive } from './ordersWhileAlive.ts';
import type { PurchaseModel } from './purchaseModel.ts';

/**
 * BG/NBD: customers buy at a rate of Gamma(r, alpha) a week and leave after each repeat purchase with a probability of
 * Beta(a, b) (Fader, Hardie, Lee 2005, "Counting your customers the easy way: an alternative to the Pareto/NBD model").
 * Who has not come back cannot have left, so that the probability of being alive says nothing at x = 0.
 */
export const bgNbd: PurchaseModel = {
  name: 'bg-nbd',
  parameters: ['r', 'alpha', 'a', 'b'],
  heterogeneity: { r: 'rate', a: 'dropout', b: 'dropout' },
  logLikelihood: (parameters, groups, gradient) => betaGeometricLogLikelihood(parameters, groups, 0, gradient),
  starts: betaGeometricStarts,
  probabilityAlive: (parameters, x, tx, T) => (x === 0 ? Number.NaN : betaGeometricAlive(parameters, x, tx, T, 0)),
  expectedOrders: (parameters, x, tx, T) => {
    const [r, alpha, a, b] = parameters as [number, number, number, number];
    const alive = betaGeometricAlive(parameters, x, tx, T, 0);
    const orders = ordersWhileAlive(r + x, alpha + T, a, b + x);
    return (t) => alive * orders(t);
  },
  expectedFromStart: ([r, alpha, a, b], t) => ordersWhileAlive(r!, alpha!, a!, b!)(t),
  drawOrders: (parameters, x, tx, T, t, random) => {
    const [r, alpha, a, b] = parameters as [number, number, number, number];
    if (random() >= betaGeometricAlive(parameters, x, tx, T, 0)) return 0;
    return drawWhileAlive(r + x, alpha + T, a, b + x, t, random);
  },
};
