import type { Report } from '../../report.ts';
import { TRY_NEXT, WRITTEN_TO } from '../../terminal/filesBlock.ts';
import { capped, moreText } from '../capped.ts';
import { html } from '../markup.ts';
import type { Section } from '../page.ts';
import type { PageStyle } from '../pageStyle.ts';
import { table, words } from '../table.ts';

const MOST_FILES = 60;
const MOST_FOLDERS = 20;

/** The files written, by folder; null where nothing was. */
export function filesSection({ files_written: paths, out_dir: out }: Report, style: PageStyle): Section | null {
  if (paths.length === 0) return null;
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const slash = path.lastIndexOf('/') + 1;
    const folder = path.slice(0, slash) || './';
    folders.set(folder, [...(folders.get(folder) ?? []), path.slice(slash)]);
  }
  const { shown } = capped([...folders], MOST_FOLDERS);
  return {
    id: 'files',
    title: style.say(WRITTEN_TO),
    note: style.name(out),
    content: [
      table([
        words(
          style.say({ en: 'Folder', it: 'Cartella' }),
          shown.map(([folder]) => style.name(folder)),
        ),
        words(
          style.say({ en: 'Files', it: 'File' }),
          shown.map(([, files]) => {
            const { shown: named, more } = capped(files, MOST_FILES);
            return [...named.map((file) => style.name(file)), ...(more > 0 ? [moreText(more, style)] : [])].join(', ');
          }),
        ),
      ]),
    ],
  };
}

/** The command to try next. */
export function nextSection({ next }: Pick<Report, 'next'>, style: PageStyle): Section {
  return {
    id: 'next',
    title: style.say(TRY_NEXT),
    note: '',
    content: [
      html`<pre><code>${style.text(next)}</code></pre>
`,
    ],
  };
}
