import { bgNbd } from './bgNbd.ts';
import { mbgNbd } from './mbgNbd.ts';
import { nbd } from './nbd.ts';
import { paretoNbd } from './paretoNbd.ts';
import type { PurchaseModel } from './purchaseModel.ts';

/** All purchase models, in the order in which they are preferred. */
export const purchaseModels: readonly PurchaseModel[] = [paretoNbd, mbgNbd, bgNbd, nbd];
