import { amazon } from './amazon.ts';
import { amazonNewOrders } from './amazonNewOrders.ts';
import { amazonUnshipped } from './amazonUnshipped.ts';
import { bigcommerce } from './bigcommerce.ts';
import { ebay } from './ebay.ts';
import { ebayDe } from './ebayDe.ts';
import { etsy } from './etsy.ts';
import { etsyItems } from './etsyItems.ts';
import { generic } from './generic.ts';
import { magento } from './magento.ts';
import { olist } from './olist.ts';
import { onlineRetail } from './onlineRetail.ts';
import { paypal } from './paypal.ts';
import type { LookupTable, Preset } from './preset.ts';
import { prestashop } from './prestashop.ts';
import { shopify } from './shopify.ts';
import { square } from './square.ts';
import { squareItems } from './squareItems.ts';
import { squarespace } from './squarespace.ts';
import { stripe } from './stripe.ts';
import { stripeInvoices } from './stripeInvoices.ts';
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
  etsy,
  etsyItems,
  amazon,
  amazonNewOrders,
  amazonUnshipped,
  stripe,
  stripeInvoices,
  square,
  squareItems,
  paypal,
  ebay,
  ebayDe,
  onlineRetail,
  olist,
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

/** The table of a preset that has such headers, where they are not those of a preset itself. */
export function detectTable(
  headers: ReadonlySet<string>,
): { readonly preset: Preset; readonly table: LookupTable } | undefined {
  if (detectPreset(headers) !== generic) return undefined;
  for (const preset of presets) {
    const table = preset.tables?.find(({ required }) => required.every((header) => headers.has(header)));
    if (table !== undefined) return { preset, table };
  }
  return undefined;
}
