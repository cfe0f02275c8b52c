import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { _electron, type ElectronApplication } from 'playwright';

import { launchAttemptMs } from '../../build/support/launch-limit.ts';

/** What is the same in each attempt. */
export type LaunchRequest = {
  readonly executablePath: string;
  /** Arguments before and after that of the user-data folder. */
  readonly application: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

const attempts = 3;

/**
 * Starts Electron with a new user-data folder, and once more when it does not come up.
 *
 * When two start at once on a machine without a graphics card, Chromium's GPU process sometimes fails in such a way that the start hangs for good. That is nothing the application could do about; each repetition is said aloud.
 */
export const launchInAttempts = async (
  request: LaunchRequest,
): Promise<{ readonly app: ElectronApplication; readonly userData: string }> => {
  for (let attempt = 1; ; attempt += 1) {
    const userData = mkdtempSync(join(tmpdir(), 'cu-preflight-window-'));
    try {
      return { app: await launch(request, userData), userData };
    } catch (thrown) {
      endProcessesOf(userData);
      rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      if (attempt === attempts) throw thrown;
      console.warn(
        `ELECTRON DID NOT START, attempt ${attempt} of ${attempts}: ${String(thrown).slice(0, 2_000)}`,
      );
    }
  }
};

const launch = (
  { executablePath, application, args, env }: LaunchRequest,
  userData: string,
): Promise<ElectronApplication> =>
  _electron.launch({
    executablePath,
    args: [...application, `--user-data-dir=${userData}`, ...args],
    env: { ...env },
    // Chromium refuses to sandbox its processes for root; everyone else tests with the sandbox on.
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: launchAttemptMs,
  });

/**
 * Playwright ends what it started; this ends what was left of it all the same, known by the folder that nobody else has. Where there is no `/proc`, Playwright's word is taken for it.
 */
const endProcessesOf = (userData: string): void => {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${userData}`))
        process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
};
