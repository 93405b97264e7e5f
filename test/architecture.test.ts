import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnCatalog } from '../src/core/columns.ts';

const root = join(import.meta.dirname, '..');

/** What each folder of src may import besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  numerics: [],
  sample: ['core', 'numerics'],
  read: ['core'],
  score: ['core'],
  value: ['core', 'numerics'],
  segment: ['core', 'score'],
  profile: ['core', 'numerics', 'score', 'value', 'segment'],
  audit: ['core', 'numerics', 'score', 'value', 'segment', 'profile'],
  campaign: ['core', 'numerics', 'value', 'segment', 'profile'],
  report: ['core', 'score', 'value', 'segment', 'profile', 'audit', 'campaign'],
  write: ['core', 'value', 'segment', 'profile'],
  cli: [
    ...['core', 'numerics', 'sample', 'read', 'score', 'value', 'segment', 'profile', 'audit', 'campaign'],
    ...['report', 'write'],
  ],
};

/** Where files, the clock and the terminal may be touched. */
const EDGES = ['src/read/bytes/', 'src/write/', 'src/cli/'];

/** AssemblyScript: another language, compiled into one module for each such folder. */
const ASSEMBLY = /^src\/\w+\/kernel\/assembly\//;

/** What pure code has no use for, each with an example that its pattern must find. */
const impurities: readonly (readonly [what: string, pattern: RegExp, example: string])[] = [
  ['the console', /\bconsole\b/, "console.error('bad row')"],
  ['the process', /\bprocess\s*[.?[]/, 'process.env.TZ'],
  ['the global object', /\bglobalThis\b/, 'globalThis.process'],
  ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date(?!\w|\()|(?<!new )\bDate\(|\bperformance\b/, 'new Date()'],
  ['a random number without a seed', /\bMath\.random\b|\bcrypto\b/, 'Math.random()'],
  ['a timer', /\bset(?:Timeout|Interval|Immediate)\b/, 'setTimeout(done, 10)'],
  ['the network', /\bfetch\(|\bWebSocket\b/, 'fetch(url)'],
  // The tables behind locales change with the version of Node, even where the locale is named.
  ['a locale', /\.toLocale\w+\(|\.localeCompare\(/, 'a.localeCompare(b)'],
  ['the default locale', /\bIntl\.\w+\((?!')/, 'new Intl.NumberFormat()'],
  [
    'the time zone of the machine',
    /\.[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)\(|\bDate\.parse\(|\bnew Date\([^()]*,/,
    'date.getFullYear()',
  ],
];

interface SourceFile {
  /** Path from the root of the project. */
  readonly path: string;
  /** Folder of src. */
  readonly folder: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

interface Import {
  /** As it is written. */
  readonly from: string;
  /** Path from the root of the project; undefined for a package. */
  readonly file: string | undefined;
  readonly isTypeOnly: boolean;
}

const sources = filesBelow('src')
  .filter((path) => path.endsWith('.ts'))
  .map(sourceFile);
const packageJson = JSON.parse(textOf('package.json')) as { readonly dependencies: Readonly<Record<string, string>> };

describe('imports', () => {
  it('are all found', () => {
    for (const { path, code, imports } of sources) {
      expect(imports, path).toHaveLength(code.match(/\bfrom '|\bimport\(|^import '/gm)?.length ?? 0);
    }
    const entry = sources.find(({ path }) => path === 'src/cli/entry.ts');
    expect(entry?.imports).toContainEqual({ from: './main.ts', file: 'src/cli/main.ts', isTypeOnly: false });
    expect(entry?.imports).toContainEqual({ from: './shell.ts', file: 'src/cli/shell.ts', isTypeOnly: true });
  });

  it('name files that exist, in TypeScript', () => {
    for (const { path, imports } of sources) {
      for (const { file, from } of imports) {
        if (file === undefined) continue;
        expect(existsSync(join(root, file)), `${path} imports ${from}`).toBe(true);
        expect(file === 'package.json' || /^src\/.*\.ts$/.test(file), `${path} imports ${from}`).toBe(true);
      }
    }
  });

  it.each(Object.keys(mayImport))('of src/%s go only to the folders below it', (folder) => {
    const allowed = [folder, ...mayImport[folder]!];
    const wrong = sources
      .filter((source) => source.folder === folder)
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ file }) => file?.startsWith('src/') && !allowed.includes(folderOf(file)))
          .map(({ file }) => `${path} imports ${file}`),
      );
    expect(wrong).toEqual([]);
  });

  it('of AssemblyScript and TypeScript never name the other', () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ file }) => file !== undefined && ASSEMBLY.test(file) !== ASSEMBLY.test(path))
        .map(({ from }) => `${path} imports ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('go round in no circle', () => {
    const importsOf = new Map(sources.map(({ path, imports }) => [path, imports.flatMap(({ file }) => file ?? [])]));
    const done = new Set<string>();
    const visit = (path: string, way: readonly string[]): void => {
      expect(way, 'a circle').not.toContain(path);
      if (done.has(path)) return;
      for (const next of importsOf.get(path) ?? []) visit(next, [...way, path]);
      done.add(path);
    };
    for (const { path } of sources) visit(path, []);
  });

  it('of core and numerics name no package', () => {
    for (const { folder, path, imports } of sources) {
      if (folder !== 'core' && folder !== 'numerics') continue;
      expect(imports.filter(({ file }) => file === undefined).map(({ from }) => `${path} imports ${from}`)).toEqual([]);
    }
  });

  it('are of packages that package.json lists, and of each of them', () => {
    const used = sources.flatMap(({ imports }) =>
      imports.filter(({ file, from }) => file === undefined && !from.startsWith('node:')),
    );
    const nameOf = ({ from }: Import) =>
      from
        .split('/')
        .slice(0, from.startsWith('@') ? 2 : 1)
        .join('/');
    const listed = Object.keys(packageJson.dependencies).sort();
    expect([...new Set(used.map(nameOf))].sort()).toEqual(listed);
    expect([...new Set(used.filter(({ isTypeOnly }) => !isTypeOnly).map(nameOf))].sort()).toEqual(listed);
  });
});

describe('the folders of src', () => {
  it('are all named above', () => {
    const folders = readdirSync(join(root, 'src'));
    expect(folders.filter((folder) => mayImport[folder] === undefined)).toEqual([]);
    expect(sources.every(({ path }) => path.split('/').length > 2)).toBe(true);
  });
});

describe('pure code', () => {
  const pure = sources.filter(({ path }) => !EDGES.some((edge) => path.startsWith(edge)));

  it('is most of the code', () => {
    expect(pure.length).toBeGreaterThan(sources.length / 2);
  });

  it('imports nothing of Node, not even types', () => {
    const wrong = pure.flatMap(({ path, imports }) =>
      imports.filter(({ from }) => from.startsWith('node:')).map(({ from }) => `${path} imports ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(impurities)('knows nothing of %s', (_, pattern, example) => {
    expect(example).toMatch(pattern);
    expect(pure.filter(({ code }) => pattern.test(code)).map(({ path }) => path)).toEqual([]);
  });
});

describe('the process', () => {
  it('is touched by src/cli/entry.ts alone, but for the numbers of those that hold an output folder', () => {
    const pattern = /\bprocess\s*[.?[]|\bglobalThis\b|\bconsole\b|'(?:node:)?process'/;
    expect(sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path)).toEqual([
      'src/cli/entry.ts',
      'src/write/folder/owner.ts',
      'src/write/folder/processMark.ts',
    ]);
  });

  it.each(['the time zone of the machine', 'a locale', 'the default locale'])('is not asked for %s', (what) => {
    const [, pattern] = impurities.find(([name]) => name === what)!;
    expect(sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path)).toEqual([]);
  });
});

describe('the files of the project', () => {
  const ignored = textOf('.gitignore')
    .split('\n')
    .map((line) => line.replace(/\/$/, ''));
  const tracked = filesBelow('.', ['.git', ...ignored]);

  it('name no path of a machine', () => {
    const pattern = /\/(?:home|Users|root|work|workspace|mnt|var\/folders)\/[\w.-]|\b[A-Z]:\\+Users\b/;
    expect(`"${['', 'home', 'ada', 'orders.csv'].join('/')}"`).toMatch(pattern);
    expect(tracked).toContain('test/architecture.test.ts');
    expect(tracked.filter((path) => pattern.test(textOf(path)))).toEqual([]);
  });

  it.each(['package-lock.json', 'test/bench/package-lock.json'])(
    'lock packages without their addresses: %s',
    (path) => {
      const { packages } = JSON.parse(textOf(path)) as { packages: Record<string, object> };
      expect(Object.keys(packages).length).toBeGreaterThan(10);
      for (const [name, locked] of Object.entries(packages))
        expect(Object.keys(locked), name).not.toContain('resolved');
      expect(textOf(path)).not.toMatch(/\.tgz/);
    },
  );

  it('have at most 300 lines each in src', () => {
    const long = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
    expect(long.filter(({ lines }) => lines > 300)).toEqual([]);
  });
});

describe('the column catalog', () => {
  it.each(columnCatalog.map((column) => [column.name, column] as const))('tells what %s is', (name, column) => {
    expect(name).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
    expect(column.label.trim()).not.toBe('');
    expect(column.description.trim()).not.toBe('');
    expect(column.description).not.toMatch(/\.$/);
  });

  it('names each column once', () => {
    const names = columnCatalog.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

function filesBelow(folder: string, without: readonly string[] = []): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !without.includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path, without) : [path];
    });
}

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function sourceFile(path: string): SourceFile {
  const text = textOf(path);
  const code = text.replace(/\/\*\*?[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const imports = [...code.matchAll(/(?:^(import|export) (type )?(?:[^'"();]*? from )?|\bimport\()'([^']+)'/gm)].map(
    ([, , type, from]): Import => ({
      from: from!,
      file: from!.startsWith('.') ? relative(root, join(root, dirname(path), from! + endingOf(path))) : undefined,
      isTypeOnly: type !== undefined,
    }),
  );
  return { path, folder: folderOf(path), text, code, imports };
}

/** What AssemblyScript leaves out where it imports. */
function endingOf(path: string): string {
  return ASSEMBLY.test(path) ? '.ts' : '';
}

function folderOf(path: string): string {
  return path.split('/')[1]!;
}
