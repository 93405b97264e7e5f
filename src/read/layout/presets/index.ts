import { bigcommerce } from './bigcommerce.ts';
import { generic } from './generic.ts';
import { magento } from './magento.ts';
import { onlineRetail } from './onlineRetail.ts';
import type { Preset } from './preset.ts';
import { prestashop } from './prestashop.ts';
import { shopify } from './shopify.ts';
import { squarespace } from './squarespace.ts';
import { woocommerce } from './woocommerce.ts';
import { woocommerceAlgolplus } from './woocommerceAlgolplus.ts';
import { woocommerceWebtoffee } from './woocommerceWebtoffee.ts';

/** Every known export format; `generic` takes what no other claims. */
export const presets: readonly Preset[] = [
  shopify,
  woocommerce,
  woocommerceWebtoffee,
  woocommerceAlgolplus,
  magento,
  prestashop,
  bigcommerce,
  squarespace,
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
