import type { TerminalStyle } from './terminalStyle.ts';

/** A bar of a share of the width; whatever is above zero shows at least a sliver. */
export function barText(share: number, width: number, { bar, eighths }: TerminalStyle['glyphs']): string {
  if (!(share > 0)) return '';
  const steps = eighths.length + 1;
  const length = Math.max(1, Math.round(share * width * steps));
  return bar.repeat(Math.floor(length / steps)) + eighths.charAt((length % steps) - 1);
}
