import { generic } from './generic.ts';
import { onlineRetail } from './onlineRetail.ts';
import type { Preset } from './preset.ts';

/** Every known export format; `generic` takes what no other claims. */
export const presets: readonly Preset[] = [onlineRetail, generic];

/** The preset whose required headers are all there, the one that requires most where several do. */
export function detectPreset(headers: ReadonlySet<string>): Preset {
  let best = generic;
  for (const preset of presets) {
    if (preset.required.length > best.required.length && preset.required.every((header) => headers.has(header))) {
      best = preset;
    }
  }
  return best;
}
