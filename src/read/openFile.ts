import { type Inputs, openSource, type Source } from './bytes/source.ts';
import { detectLayout, type Layout, type LayoutChoices } from './layout/layout.ts';

/** A file whose start was looked at, and whose rows are still to come. */
export interface OpenedFile {
  readonly source: Source;
  readonly layout: Layout;
}

export async function openFile(path: string, choices: LayoutChoices, inputs: Inputs): Promise<OpenedFile> {
  const source = await openSource(path, inputs);
  return { source, layout: detectLayout(path, source.sample, source.sampleIsWhole, choices) };
}
