import { availableParallelism, cpus, totalmem } from 'node:os';

/** What the numbers were measured on, and when. */
export function machineLine() {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const day = new Date().toISOString().slice(0, 10);
  const model = cpus()[0]?.model.trim() ?? process.arch;
  return `${model}, ${availableParallelism()} cores, ${memory}; ${process.platform}, Node ${process.version}; ${day}`;
}
