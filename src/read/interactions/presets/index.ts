import { brevo } from './brevo.ts';
import { freshdesk } from './freshdesk.ts';
import { generic } from './generic.ts';
import { klaviyo } from './klaviyo.ts';
import { mailchimp } from './mailchimp.ts';
import type { InteractionPreset } from './preset.ts';
import { zendesk } from './zendesk.ts';

/** Every known export of interactions; `generic` takes what no other claims. */
export const interactionPresets: readonly InteractionPreset[] = [
  zendesk,
  freshdesk,
  mailchimp,
  brevo,
  klaviyo,
  generic,
];

/** The preset whose required headers are all there, the one that requires most where several do. */
export function detectInteractionPreset(headers: ReadonlySet<string>): InteractionPreset {
  let best = generic;
  for (const preset of interactionPresets) {
    if (preset.required.length > best.required.length && preset.required.every((header) => headers.has(header))) {
      best = preset;
    }
  }
  return best;
}
