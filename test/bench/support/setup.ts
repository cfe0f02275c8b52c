import { rmSync, writeFileSync } from 'node:fs';

import { onDrive, setupPath } from './exchange-files.ts';
import type { Windows } from './windows.ts';

export type SetupOptions = {
  /** Milliseconds between the last stop and the first start; 3,000 unless told. */
  readonly downMs?: number;
  /** It starts no service before `goOn()` is called: for what has to happen meanwhile, however slow the machine is. */
  readonly waits?: boolean;
  /** `prerequisites`: Setup ends before it has touched anything. `copy`: it leaves every service stopped and disabled. */
  readonly failAt?: 'prerequisites' | 'copy';
};

/** A Setup that runs. */
export type SetupRun = {
  /** Its exit code; 143 when the server went down under it. Never rejects. */
  readonly ended: Promise<number>;
  /** Lets a Setup that waits start the services. It does so by itself after two minutes. */
  readonly goOn: () => void;
};

/** Where Setup writes its log, as Windows names it. */
export const setupLogFile = 'C:\\ExchangeSetupLogs\\ExchangeSetup.log';

const goOnPath = 'C:\\bench\\setup-goes-on';

/** Starts the stand-in of Exchange's Setup (`win32/setup.c`) as an administrator would. */
export const startSetup = (
  windows: Windows,
  { downMs = 3_000, failAt, waits = false }: SetupOptions = {},
): SetupRun => {
  const goOnFile = onDrive(windows.driveC, goOnPath);
  rmSync(goOnFile, { force: true });
  const ended = windows.run(
    [
      setupPath,
      '/IAcceptExchangeServerLicenseTerms_DiagnosticDataOFF',
      '/Mode:Upgrade',
      `/DownMs:${downMs}`,
      ...(waits ? [`/HoldUntil:${goOnPath}`] : []),
      ...(failAt === undefined ? [] : [`/FailAt:${failAt}`]),
    ],
    { timeoutMs: downMs + 180_000, outputFile: windows.logFile('setup') },
  );
  return {
    ended: ended.then(({ code }) => code),
    goOn: () => writeFileSync(goOnFile, ''),
  };
};
