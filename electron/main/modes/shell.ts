import { app, dialog, shell, type BrowserWindow } from 'electron';

import { tool } from '../../../shared/tool.ts';
import type { Connection } from '../../../shared/ipc/contract.ts';
import { languageFor, type Language } from '../../../shared/texts/language.ts';
import { say } from '../../../shared/texts/stored.ts';
import { textsIn, type Texts } from '../../../shared/texts/texts.ts';
import { createConnections, type Connections } from '../agent/connections.ts';
import { openAgentOf } from '../agent/open-target.ts';
import { targetText, type Target } from '../agent/target.ts';
import type { OnCrash } from '../app/crash-guard.ts';
import type { Log } from '../app/log.ts';
import type { Paths } from '../app/paths.ts';
import { createAttention } from '../attention/attention.ts';
import { systemAttention } from '../attention/system-attention.ts';
import { createAnswer, type Answer } from '../ipc/answer.ts';
import { createHandlers } from '../ipc/handlers.ts';
import { createPublisher } from '../ipc/publisher.ts';
import { isTrustedCaller } from '../security/trusted-sender.ts';
import { showCrashWindow } from '../windows/crash-window.ts';
import type { WizardMode } from './wizard.ts';

export type ShellOptions = {
  readonly mode: WizardMode;
  readonly paths: Paths;
  readonly log: Log;
  /** Open already, while its page loads. */
  readonly firstWindow: BrowserWindow;
  readonly openWindow: () => BrowserWindow;
  /** What is done from now on about something that nobody expected. */
  readonly setOnCrash: (onCrash: OnCrash) => void;
};

/** Answers what the page asks. */
export type Shell = { readonly answer: Answer };

/** Starts what stands behind the window: the agent, the answers to the page, notifications, and what closing it means. */
export const startShell = ({
  mode,
  paths,
  log,
  firstWindow,
  openWindow,
  setOnCrash,
}: ShellOptions): Shell => {
  let window: BrowserWindow | null = null;
  let failed = false;
  let language: Language | null = null;
  /** Before the window has told its own, in that of the system. */
  const texts = (): Texts => textsIn(language ?? languageFor(app.getLocale()));
  const publisher = createPublisher();
  const connections = createConnections({
    openAgent: openAgentOf({ paths, log, namedAgent: mode.namedAgent }),
    onChange: (connection) => {
      publisher.publish('connection', connection);
      void followWatch(connection);
    },
    onEvent: (event) => {
      publisher.publish('run-event', event);
      attention.onEvent(event);
      if (window === null && event.body.type === 'watch-ended') app.quit();
    },
  });
  const showWindow = (): void => {
    if (window === null) adopt(openWindow());
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  };
  const attention = createAttention(
    systemAttention({ window: () => window, show: showWindow, log, texts }),
    texts,
  );
  /** An agent that was found may be watching already. */
  const followWatch = async ({ status }: Connection): Promise<void> => {
    if (status !== 'connected') return attention.onGone();
    const snapshot = await connections.request('run.snapshot', {});
    if (snapshot.ok) attention.onState(snapshot.value.state);
  };
  /** Puts a notice in the place of a window that shows nothing any more; `resume` opens the next. */
  const endWindow = (ended: BrowserWindow | null, what: string, resume: () => void): void => {
    failed = true;
    ended?.destroy();
    showCrashWindow(what, texts(), (choice) => {
      if (choice === 'open-log') void shell.openPath(log.path);
      else if (choice === 'quit') app.quit();
      else resume();
    });
  };
  setOnCrash((what) => endWindow(window, what, () => relaunch(connections)));

  const answer = createAnswer({
    isTrusted: (caller) => isTrustedCaller(caller, (id) => id === window?.webContents.id),
    log,
    handlers: createHandlers({
      connections,
      setLanguage: (chosen) => {
        language = chosen;
      },
      onFault: ({ message, stack, ends }) => {
        log.write('window', stack);
        if (ends && window !== null) loseWindow(window, message);
      },
      openExternal: (address) => shell.openExternal(address),
      saveReport: async (wanted) => {
        const { saveReport } = await import('../report/save-report.ts');
        return saveReport(
          {
            connections,
            window: () => window,
            documents: app.getPath('documents'),
            saveTo: mode.saveTo,
            texts: texts(),
          },
          wanted,
        );
      },
    }),
  });
  const loseWindow = (lost: BrowserWindow, what: string): void => {
    log.write('crash', what);
    endWindow(lost, what, () => {
      // Everything that counts is in this process and in the agent, so a new window finds it as it was.
      failed = false;
      adopt(openWindow());
    });
  };
  const adopt = (opened: BrowserWindow): void => {
    window = opened;
    // Its first load has begun already, before anybody could listen for the beginning.
    publisher.attach(opened.webContents);
    opened.webContents.on('did-start-loading', () => publisher.attach(opened.webContents));
    opened.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason !== 'clean-exit')
        loseWindow(opened, say('shell-error.window-gone', { reason, code: exitCode }));
    });
    opened.on('close', (event) => {
      if (connections.changing() && !mayClose(opened, texts())) event.preventDefault();
    });
    opened.on('closed', () => {
      if (window === opened) window = null;
    });
  };
  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => {
    // The watch goes on without a window; starting the program again opens one.
    if (attention.watching()) attention.onWindowGone();
    else if (!failed) app.quit();
  });
  quitInOrder(connections);
  // It may have been closed already, and then the program ends.
  if (!firstWindow.isDestroyed()) {
    adopt(firstWindow);
    if (firstWindow.webContents.isCrashed())
      loseWindow(firstWindow, say('shell-error.window-gone', { reason: 'crashed', code: 0 }));
  }
  const openTarget = async (target: Target): Promise<void> => {
    const opened = await connections.open(targetText(target));
    if (!opened.ok) tellRefusal(window, opened.error.message, texts(), log);
  };
  if (mode.target !== null) void openTarget(mode.target);
  return {
    answer: async (caller, method, params) => {
      const result = await answer(caller, method, params);
      publisher.ready();
      return result;
    },
  };
};

const tellRefusal = (
  window: BrowserWindow | null,
  message: string,
  { retell }: Texts,
  log: Log,
): void => {
  log.write('connection', message);
  console.error(message);
  if (window !== null)
    void dialog.showMessageBox(window, {
      type: 'error',
      message: retell(message),
      title: tool.name,
    });
};

/** Asked while a remediation plan is being applied. */
const mayClose = (window: BrowserWindow, { say }: Texts): boolean =>
  dialog.showMessageBoxSync(window, {
    type: 'warning',
    title: tool.name,
    message: say('shell.applying'),
    detail: say('shell.applying-detail'),
    buttons: [say('shell.keep-open'), say('shell.close-anyway')],
    defaultId: 0,
    cancelId: 0,
  }) === 1;

/** Lets the agent go before this program ends, so that it gives back the run's lock. */
const quitInOrder = (connections: Connections): void => {
  let done = false;
  app.on('will-quit', (event) => {
    if (done) return;
    event.preventDefault();
    void connections.close().finally(() => {
      done = true;
      // A quit that is asked for while this one is still being refused is not heard.
      setTimeout(() => app.quit(), 0);
    });
  });
};

const relaunch = (connections: Connections): void => {
  // The agent, if it can, waits for the window that comes.
  connections.abandon();
  app.relaunch();
  app.exit(0);
};
