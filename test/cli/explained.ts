import { expect } from 'vitest';
import { rfm } from './rfm.ts';

/** What `rfm explain` says as JSON. */
export async function explained(folder: string, ...argv: readonly string[]) {
  const { code, out, err } = await rfm(folder, ['explain', ...argv, '--json']);
  expect(code, err).toBe(0);
  return JSON.parse(out);
}

/** A run that goes well. */
export async function run(folder: string, ...argv: readonly string[]): Promise<void> {
  const { code, err } = await rfm(folder, ['run', ...argv, '--quiet']);
  expect(code, err).toBe(0);
}
