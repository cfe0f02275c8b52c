import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

import { app } from 'electron';

import { assertNever } from '../../shared/assert-never.ts';
import { parseCommandLine, type Mode } from './app/command-line.ts';
import { guardProcess } from './app/crash-guard.ts';
import { harden } from './app/harden.ts';
import { openLog, type Log } from './app/log.ts';
import { pathsOf, type Paths } from './app/paths.ts';

const wrongUsage = 64;
const internalError = 70;

/** Modes without a window share nothing with one that may be open: Chromium's files go into a folder that is gone afterwards. */
const withoutWindow = async (work: () => Promise<number>, log: Log): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-once-'));
  app.setPath('userData', folder);
  app.on('window-all-closed', () => undefined);
  const end = (code: number): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    app.exit(code);
  };
  guardProcess(log, (what) => {
    console.error(what);
    end(internalError);
  });
  try {
    end(await work());
  } catch (thrown) {
    log.unexpected('main', thrown);
    console.error(thrown instanceof Error ? thrown.message : String(thrown));
    end(internalError);
  }
};

/** Each mode reads its own part of the program, and no other. */
const start = async (mode: Mode, paths: Paths): Promise<void> => {
  const log = openLog(join(paths.data, mode.kind === 'wizard' ? 'logs' : `logs-${mode.kind}`));
  harden(log);
  switch (mode.kind) {
    case 'wizard':
      app.setPath('userData', paths.userData);
      return (await import('./modes/wizard.ts')).runWizard(mode, paths, log);
    case 'rehearse':
      return withoutWindow(async () => {
        const { rehearse } = await import('./modes/rehearse.ts');
        await rehearse(mode.scenario, mode.out, paths, log);
        return 0;
      }, log);
    case 'print-pdf':
      return withoutWindow(async () => {
        const { printFile } = await import('./modes/print-file.ts');
        return printFile(mode.source, mode.out);
      }, log);
    case 'agent-host':
      return withoutWindow(async () => {
        const { hostAgent } = await import('./modes/agent-host.ts');
        return hostAgent(mode.args, paths, log);
      }, log);
    default:
      return assertNever(mode);
  }
};

const mode = parseCommandLine(process.argv.slice(1));
if (mode.ok) {
  const paths = pathsOf({
    appPath: app.getAppPath(),
    platform: process.platform,
    env: process.env,
    home: homedir(),
    chosenUserData: app.commandLine.hasSwitch('user-data-dir') ? app.getPath('userData') : null,
  });
  void start(mode.value, paths);
} else {
  console.error(mode.error.message);
  app.exit(wrongUsage);
}
