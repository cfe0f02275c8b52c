import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { onTestFinished } from 'vitest';

const prlimit = '/usr/bin/prlimit';

/** Why files of this process cannot be kept from growing; null when they can. */
export const whyNoFileSizeLimit = (): string | null =>
  process.platform === 'linux' && existsSync(prlimit)
    ? null
    : 'prlimit is missing, with which files are kept from growing';

const set = (limit: string): void => {
  execFileSync(prlimit, [`--fsize=${limit}:`, '--pid', String(process.pid)], { stdio: 'pipe' });
};

/**
 * From now on no file of this process grows beyond this many bytes, as on a full disk: a write goes as far as it can and the next one fails (EFBIG). The answer makes room again; the end of the test does so too.
 */
export const limitFileSize = (bytes: number): (() => void) => {
  set(String(bytes));
  const release = (): void => set('unlimited');
  onTestFinished(release);
  return release;
};
