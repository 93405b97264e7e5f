import { amazon } from './amazon.ts';
import { amazonNewOrders } from './amazonNewOrders.ts';
import { amazonUnshipped } from './amazonUnshipped.ts';
import { ebay } from './ebay.ts';
import { ebayDe } from './ebayDe.ts';
import { etsy } from './etsy.ts';
import { etsyItems } from './etsyItems.ts';
import { generic } from './generic.ts';
import { onlineRetail } from './onlineRetail.ts';
import type { Preset } from './preset.ts';
import { shopify } from './shopify.ts';

/** Every known export format; `generic` takes what no other claims. */
export const presets: readonly Preset[] = [
  shopify,
  etsy,
  etsyItems,
  amazon,
  amazonNewOrders,
  amazonUnshipped,
  ebay,
  ebayDe,
  onlineRetail,
  generic,
];

/** The preset of which a set of headers is all there, the larger set where there are several. */
export function detectPreset(headers: ReadonlySet<string>): Preset {
  let best = generic;
  let most = 0;
  for (const preset of presets) {
    for (const required of preset.required) {
      if (required.length <= most || !required.every((header) => headers.has(header))) continue;
      best = preset;
      most = required.length;
    }
  }
  return best;
}
