import { userInfo } from 'node:os';

import { app, dialog, session } from 'electron';

import { tool } from '../../../shared/tool.ts';
import type { Mode } from '../app/command-line.ts';
import { guardProcess, type OnCrash } from '../app/crash-guard.ts';
import type { Log } from '../app/log.ts';
import type { Paths } from '../app/paths.ts';
import { serveCalls } from '../ipc/serve-calls.ts';
import { serveWizard } from '../security/app-protocol.ts';
import { restrictSession } from '../security/session-policy.ts';
import { openMainWindow } from '../windows/main-window.ts';
import type { Shell } from './shell.ts';

export type WizardMode = Extract<Mode, { kind: 'wizard' }>;

/** A page that has asked for nothing by then has failed, in milliseconds; what stands behind it has to be there all the same. */
const silentMs = 5_000;

/**
 * The window in which an operator works.
 *
 * This thread hands the page its files, so at first it does only that. The rest of this process (`shell.ts`) is read at the page's first call: then the page has them, and is at work with them.
 */
export const runWizard = async (mode: WizardMode, paths: Paths, log: Log): Promise<void> => {
  if (!app.requestSingleInstanceLock()) {
    console.error(`${tool.name} is open already; its window was brought to the front.`);
    app.exit(0);
    return;
  }
  // Until the rest is read, with nothing but what the system has.
  let onCrash: OnCrash = (what) => {
    dialog.showErrorBox(tool.name, what);
    app.exit(70);
  };
  guardProcess(log, (what) => onCrash(what));

  await app.whenReady();
  restrictSession(session.defaultSession, !app.isPackaged);
  serveWizard(session.defaultSession, paths.renderer);
  const about = {
    localTarget: process.platform === 'win32' || mode.namedAgent !== null,
    operator: operatorName(),
  };
  const openWindow = () =>
    openMainWindow({ preload: paths.preload, devTools: !app.isPackaged, about });
  const firstWindow = openWindow();
  let shell: Promise<Shell> | null = null;
  const read = async (): Promise<Shell> => {
    const { startShell } = await import('./shell.ts');
    const setOnCrash = (next: OnCrash): void => {
      onCrash = next;
    };
    return startShell({ mode, paths, log, firstWindow, openWindow, setOnCrash });
  };
  const shellOnce = (): Promise<Shell> => (shell ??= read());
  serveCalls(async (caller, method, params) => (await shellOnce()).answer(caller, method, params));
  setTimeout(() => void shellOnce(), silentMs);
};

const operatorName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
};
