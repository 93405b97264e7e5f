import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

type Json = Readonly<Record<string, unknown>>;

/** A message of Chromium that nobody asked for. */
export interface BrowserEvent {
  readonly method: string;
  readonly params: Json;
}

/** A page of a running Chromium, driven over its pipe. */
export interface BrowserPage {
  readonly send: (method: string, params?: Json) => Promise<Json>;
  /** The value of an expression in the page. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  /** Opens a page and waits until it is loaded. */
  readonly open: (url: string) => Promise<void>;
  /** Everything that was reported so far. */
  readonly events: BrowserEvent[];
}

/** Where Chromium is on this machine: what CHROME names, else the first on the path; undefined without one. */
export function chromiumPath(): string | undefined {
  if (process.env.CHROME !== undefined) return process.env.CHROME;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs Chromium with a profile of its own that goes with it. */
export async function withPage<T>(chromium: string, use: (page: BrowserPage) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'rfm-chromium-'));
  const browser = spawn(
    chromium,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--no-first-run',
      '--disable-background-networking',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    // A group of its own, so that all of its processes end with it.
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true },
  );
  try {
    return await use(await pageOf(browser));
  } finally {
    await stopped(browser);
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function stopped(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.signalCode !== null) return;
  const exit = new Promise((resolve) => browser.once('exit', resolve));
  process.kill(-browser.pid!, 'SIGKILL');
  await exit;
}

async function pageOf(browser: ChildProcess): Promise<BrowserPage> {
  const input = browser.stdio[3] as Writable;
  const output = browser.stdio[4] as Readable;
  const waiting = new Map<number, { resolve: (result: Json) => void; reject: (error: Error) => void }>();
  const events: BrowserEvent[] = [];
  const listeners = new Set<(event: BrowserEvent) => void>();
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
  };
  browser.once('error', fail);
  browser.once('exit', () => fail(new Error('Chromium is gone')));
  input.on('error', fail);

  let text = '';
  output.setEncoding('utf8');
  output.on('data', (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf('\0'); end !== -1; end = text.indexOf('\0')) {
      const { id, method, params, result, error } = JSON.parse(text.slice(0, end));
      text = text.slice(end + 1);
      if (id === undefined) {
        const event = { method, params };
        events.push(event);
        for (const listener of listeners) listener(event);
        continue;
      }
      const { resolve, reject } = waiting.get(id)!;
      waiting.delete(id);
      if (error === undefined) resolve(result);
      else reject(new Error(`${error.message}`));
    }
  });

  let last = 0;
  const request = (method: string, params: Json, session: Json): Promise<Json> =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      input.write(`${JSON.stringify({ id: last, method, params, ...session })}\0`);
    });
  const { targetInfos } = (await request('Target.getTargets', {}, {})) as {
    targetInfos: { type: string; targetId: string }[];
  };
  const targetId = targetInfos.find(({ type }) => type === 'page')!.targetId;
  const { sessionId } = await request('Target.attachToTarget', { targetId, flatten: true }, {});
  const send = (method: string, params: Json = {}) => request(method, params, { sessionId });

  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: T }).value;
  };
  const open = async (url: string): Promise<void> => {
    const loaded = new Promise<void>((resolve) => {
      const listener = ({ method }: BrowserEvent) => {
        if (method !== 'Page.loadEventFired') return;
        listeners.delete(listener);
        resolve();
      };
      listeners.add(listener);
    });
    await send('Page.navigate', { url });
    await loaded;
  };
  for (const domain of ['Page', 'Runtime', 'Log', 'Network', 'Security', 'Audits']) await send(`${domain}.enable`);
  return { send, evaluate, open, events };
}
