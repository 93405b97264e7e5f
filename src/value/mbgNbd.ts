import {
  betaGeometricAlive,
  betaGeometricLogLikelihood,
  betaGeometricStarts,
  drawWhileAlive,
} from './betaGeometric.ts';
import { ordersWhileAlive } from './ordersWhileAlive.ts';
import type { PurchaseModel } from './purchaseModel.ts';

/**
 * MBG/NBD: as BG/NBD, but customers may also leave right after their first purchase (Batislam, Denizel, Filiztekin
 * 2007, "Empirical validation and comparison of models for customer base analysis").
 */
export const mbgNbd: PurchaseModel = {
  name: 'mbg-nbd',
  parameters: ['r', 'alpha', 'a', 'b'],
  heterogeneity: { r: 'rate', a: 'dropout', b: 'dropout' },
  logLikelihood: (parameters, groups, gradient) => betaGeometricLogLikelihood(parameters, groups, 1, gradient),
  starts: betaGeometricStarts,
  probabilityAlive: (parameters, x, tx, T) => betaGeometricAlive(parameters, x, tx, T, 1),
  expectedOrders: (parameters, x, tx, T) => {
    const [r, alpha, a, b] = parameters as [number, number, number, number];
    const alive = betaGeometricAlive(parameters, x, tx, T, 1);
    const orders = ordersWhileAlive(r + x, alpha + T, a, b + x + 1);
    return (t) => alive * orders(t);
  },
  expectedFromStart: ([r, alpha, a, b], t) => (b! / (a! + b!)) * ordersWhileAlive(r!, alpha!, a!, b! + 1)(t),
  drawOrders: (parameters, x, tx, T, t, random) => {
    const [r, alpha, a, b] = parameters as [number, number, number, number];
    if (random() >= betaGeometricAlive(parameters, x, tx, T, 1)) return 0;
    return drawWhileAlive(r + x, alpha + T, a, b + x + 1, t, random);
  },
};
