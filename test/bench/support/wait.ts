import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Looks until something is so. Rejects with `what` when it is not within the time. */
export const waitUntil = async (
  what: string,
  look: () => boolean | Promise<boolean>,
  withinMs = 30_000,
): Promise<void> => {
  const deadline = performance.now() + withinMs;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`${what}: not within ${withinMs} ms`);
    await delay(25);
  }
};

export const waitForFile = (file: string, withinMs?: number): Promise<void> =>
  waitUntil(`${file} appears`, () => existsSync(file), withinMs);

/** Arguments of a process, '' when it has gone. */
export const commandLineOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
};
