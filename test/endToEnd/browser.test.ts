import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerBaseSections } from '../../src/report/html/audit/customerBaseSections.ts';
import { NOTHING } from '../../src/report/html/markup.ts';
import { page as pageMarkup } from '../../src/report/html/page.ts';
import { pageStyle } from '../../src/report/html/pageStyle.ts';
import { renderHtml } from '../../src/report/html/renderHtml.ts';
import { buildReport, type Report } from '../../src/report/report.ts';
import { fixture, rfm } from '../cli/rfm.ts';
import { fullBase } from '../report/html/builtCustomerBase.ts';
import { inputOf } from '../report/reportInputs.ts';
import { type BrowserPage, chromiumPath, withPage } from './chromium.ts';

const chromium = chromiumPath();
const root = mkdtempSync(join(tmpdir(), 'rfm-browser-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const files = ['report-en', 'report-it', 'week-en', 'wild-it', 'base-en', 'base-it'] as const;
const views = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 360, scheme: 'light' },
  { width: 360, scheme: 'dark' },
] as const;

/** What is wrong with what is seen; every drawing that is shown is looked at. */
const LOOK = `(() => {
  const faults = [];
  const parse = (text) => {
    const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const backgroundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.a > 0) return colour;
    }
    return parse('255 255 255');
  };
  const isSeen = (element) => element.getClientRects().length > 0;
  if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the window: ' + document.documentElement.scrollWidth);
  for (const svg of document.querySelectorAll('svg')) {
    if (!isSeen(svg)) continue;
    const name = svg.querySelector('title').textContent;
    const box = svg.viewBox.baseVal;
    const scale = svg.getBoundingClientRect().width / box.width;
    const texts = [...svg.querySelectorAll('text')];
    const boxes = texts.map((text) => text.getBBox());
    const shapes = [...svg.querySelectorAll('rect')].filter((shape) => getComputedStyle(shape).fill !== 'none');
    texts.forEach((text, i) => {
      const at = boxes[i];
      const what = name + ': "' + text.textContent + '"';
      if (at.width === 0) return;
      if (at.x < -1 || at.y < -1 || at.x + at.width > box.width + 1 || at.y + at.height > box.height + 1) faults.push(what + ' is cut off');
      if (parseFloat(getComputedStyle(text).fontSize) * scale < 11) faults.push(what + ' is too small');
      for (let j = i + 1; j < boxes.length; j++) {
        const other = boxes[j];
        const wide = Math.min(at.x + at.width, other.x + other.width) - Math.max(at.x, other.x);
        const high = Math.min(at.y + at.height, other.y + other.height) - Math.max(at.y, other.y);
        if (wide > 2 && high > 5) faults.push(what + ' covers "' + texts[j].textContent + '"');
      }
      const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
      const below = shapes.filter((shape) => {
        const r = shape.getBBox();
        return x >= r.x && x <= r.x + r.width && y >= r.y && y <= r.y + r.height;
      }).at(-1);
      const hasHalo = getComputedStyle(text).paintOrder.startsWith('stroke');
      const background = below && !hasHalo ? parse(getComputedStyle(below).fill) : backgroundOf(svg);
      const ratio = contrast(parse(getComputedStyle(text).fill), background);
      if (ratio < 4.5) faults.push(what + ' has a contrast of ' + ratio.toFixed(2));
    });
  }
  for (const element of document.querySelectorAll('p,h1,h2,h3,small,a,li,th,td,dt,dd,figcaption,summary,code,footer,.tag,.soft,.note')) {
    if (element.closest('svg') || !isSeen(element)) continue;
    const ratio = contrast(parse(getComputedStyle(element).color), backgroundOf(element));
    if (ratio < 4.5) faults.push(element.tagName + ' "' + element.textContent.slice(0, 30) + '" has a contrast of ' + ratio.toFixed(2));
  }
  return faults;
})()`;

/** Texts in drawings that hold numbers which are not in the table behind. */
const UNTOLD = `[...document.querySelectorAll('figure')].flatMap((figure) => {
  const told = figure.querySelector('details').textContent.replace(/\\s/g, ' ');
  const svg = [...figure.querySelectorAll('svg')].find((one) => one.getClientRects().length > 0);
  return [...svg.querySelectorAll('text.strong,tspan.strong,text.on.strong')]
    .map((text) => text.textContent.replace(/\\s/g, ' ').replace(/^\\+/, ''))
    .filter((text) => /\\d/.test(text) && !/^[RFM]+ \\d+$/.test(text) && !told.includes(text));
})`;

async function writePages(): Promise<void> {
  for (const lang of ['en', 'it'] as const) {
    const folder = join(root, lang);
    mkdirSync(folder);
    const orders = [fixture(folder, 'orders.csv'), '-i', fixture(folder, 'interactions.csv'), '--lang', lang];
    expect((await rfm(folder, ['run', ...orders, '--as-of', '2024-11-30'])).code).toBe(0);
    expect((await rfm(folder, ['run', ...orders])).code).toBe(0);
    copyFileSync(join(folder, 'rfm-output/report.html'), join(root, `report-${lang}.html`));
    const sections = customerBaseSections(fullBase, pageStyle({ currency: 'EUR', lang }));
    writeFileSync(join(root, `base-${lang}.html`), pageMarkup(lang, 'base', NOTHING, sections, ''));
  }
  writeFileSync(join(root, 'wild-it.html'), renderHtml(wildReport(), true));
  const folder = join(root, 'week');
  mkdirSync(folder);
  for (const week of ['week-1.csv', 'week-2.csv']) {
    expect((await rfm(folder, ['run', fixture(folder, week), '-i', fixture(folder, 'interactions.csv')])).code).toBe(0);
  }
  copyFileSync(join(folder, 'rfm-output/report.html'), join(root, 'week-en.html'));
}

/** Long names, wide letters, great numbers and ten bins. */
function wildReport(): Report {
  const names = Array.from({ length: 45 }, (_, index) => `${index} ${'Nome di segmento molto lungo '.repeat(4)}`);
  names[1] = '株式会社ベーカリー'.repeat(8);
  names[2] = 'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW';
  names[3] = 'שלום עולם';
  const buyers = Array.from({ length: 20_000 }, (_, index) => ({
    id: `W${'x'.repeat(50)}${index}`,
    segment: index % 45,
    recency: (index * 37) % 4_000,
    orders: 1 + ((index * 7919) % 90_000),
    revenue: index % 11 === 0 ? -5_000_000 : 99_999_999 / (1 + (index % 97)),
    refunded: 3,
    r: 1 + (index % 10),
    fm: 1 + ((index * 3) % 10),
  }));
  return buildReport(inputOf(buyers, names, { bins: 10, language: 'it', currency: 'WWWWWWWWWWWWWWW' }));
}

async function view(page: BrowserPage, width: number, scheme: string, media = 'screen'): Promise<void> {
  await page.send('Emulation.setDeviceMetricsOverride', {
    width,
    height: 900,
    deviceScaleFactor: 1,
    mobile: width < 500,
  });
  await page.send('Emulation.setEmulatedMedia', { media, features: [{ name: 'prefers-color-scheme', value: scheme }] });
}

const why = chromium === undefined ? ' (skipped: no Chromium on the path, nor in CHROME)' : '';
// A file of skipped tests is one line to the reporter, without their names.
if (chromium === undefined) console.warn(`test/endToEnd/browser.test.ts${why}`);

describe.skipIf(chromium === undefined)(`report.html in Chromium${why}`, () => {
  beforeAll(writePages, 60_000);

  it.each(files)(
    '%s asks for nothing, complains of nothing, and can be read',
    async (file) => {
      const url = pathToFileURL(join(root, `${file}.html`)).href;
      await withPage(chromium!, async (page) => {
        for (const { width, scheme } of views) {
          await view(page, width, scheme);
          await page.open(url);
          expect(await page.evaluate(LOOK), `${width} ${scheme}`).toEqual([]);
          expect(await page.evaluate(UNTOLD), `${width} ${scheme}`).toEqual([]);
        }
        await view(page, 700, 'dark', 'print');
        const [paper] = await page.evaluate<[string, number]>(
          `[getComputedStyle(document.body).backgroundColor, document.querySelectorAll('details').length]`,
        );
        expect(paper).toBe('rgb(253, 252, 250)');
        const hidden = `[...document.querySelectorAll('details table')].filter((table) => !table.checkVisibility({ contentVisibilityAuto: true })).length`;
        expect(await page.evaluate(hidden)).toBe(0);

        const requests = page.events.filter(({ method }) => method === 'Network.requestWillBeSent');
        expect(new Set(requests.map(({ params }) => (params.request as { url: string }).url))).toEqual(new Set([url]));
        const complaints = [
          'Runtime.exceptionThrown',
          'Runtime.consoleAPICalled',
          'Log.entryAdded',
          'Audits.issueAdded',
        ];
        expect(page.events.filter(({ method }) => complaints.includes(method))).toEqual([]);
        expect(requests.length).toBeGreaterThanOrEqual(views.length);
      });
    },
    60_000,
  );

  it('sees what is wrong', async () => {
    const bad = join(root, 'bad.html');
    writeFileSync(
      bad,
      `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><p style="color:#ccc">pale</p><img src="http://127.0.0.1:9/x.png"><svg viewBox="0 0 10 10" width="10"><title>a</title><text x="5" y="5">wide</text></svg>`,
    );
    await withPage(chromium!, async (page) => {
      await page.open(pathToFileURL(bad).href);
      expect(await page.evaluate<string[]>(LOOK)).toContain('a: "wide" is cut off');
      expect(page.events.filter(({ method }) => method === 'Log.entryAdded').length).toBeGreaterThan(0);
    });
  });
});
