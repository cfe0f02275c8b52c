import { setupPath } from './exchange-files.ts';
import type { Windows } from './windows.ts';

export type SetupOptions = {
  /** Milliseconds between the last stop and the first start; 3,000 unless told. */
  readonly downMs?: number;
  /** `prerequisites`: Setup ends before it has touched anything. `copy`: it leaves every service stopped and disabled. */
  readonly failAt?: 'prerequisites' | 'copy';
};

/** A Setup that runs. */
export type SetupRun = {
  /** Its exit code; 143 when the server went down under it. Never rejects. */
  readonly ended: Promise<number>;
};

/** Where Setup writes its log, as Windows names it. */
export const setupLogFile = 'C:\\ExchangeSetupLogs\\ExchangeSetup.log';

/** Starts the stand-in of Exchange's Setup (`win32/setup.c`) as an administrator would. */
export const startSetup = (
  windows: Windows,
  { downMs = 3_000, failAt }: SetupOptions = {},
): SetupRun => {
  const ended = windows.run(
    [
      setupPath,
      '/IAcceptExchangeServerLicenseTerms_DiagnosticDataOFF',
      '/Mode:Upgrade',
      `/DownMs:${downMs}`,
      ...(failAt === undefined ? [] : [`/FailAt:${failAt}`]),
    ],
    { timeoutMs: downMs + 180_000, outputFile: windows.logFile('setup') },
  );
  return { ended: ended.then(({ code }) => code) };
};
