import { printableJson } from '../../core/printable.ts';
import type { Flags } from '../config.ts';
import { guidesNamed, presetGuides } from '../presetGuide.ts';
import { renderPreset, renderPresetList } from '../presetGuideText.ts';
import type { Shell } from '../shell.ts';
import { terminalOptions } from '../terminal.ts';

/** `rfm presets`: the export formats that are known, or how to export in one of them and what is read. */
export async function presets([name]: readonly string[], flags: Flags, shell: Shell): Promise<number> {
  const guides = name === undefined ? presetGuides() : guidesNamed(name);
  const options = terminalOptions(shell, flags.color === false ? false : undefined);
  const text = (): string =>
    name === undefined
      ? renderPresetList(guides, options)
      : guides.map((guide) => renderPreset(guide, options)).join('\n');
  await shell.stdout.write(flags.json === true ? printableJson(guides) : text());
  return 0;
}
