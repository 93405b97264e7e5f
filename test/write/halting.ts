import { watchDiskSteps } from './diskSteps.ts';

let left = Number.POSITIVE_INFINITY;
let halted = (): void => undefined;
await watchDiskSteps(async () => {
  left -= 1;
  if (left > 0) return;
  halted();
  await new Promise(() => undefined);
});

/** Halts a deed before one of its steps, as if it had been killed; true when it came to its end before that step. */
export function endsBefore(step: number, deed: () => Promise<unknown>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    left = step;
    halted = () => resolve(false);
    deed().then(() => resolve(true), reject);
  });
}
