import { userInfo } from 'node:os';

import { app, dialog, session, shell, type BrowserWindow } from 'electron';

import { tool } from '../../../shared/tool.ts';
import type { Connection } from '../../../shared/ipc/contract.ts';
import { languageFor, type Language } from '../../../shared/texts/language.ts';
import { say } from '../../../shared/texts/stored.ts';
import { textsIn, type Texts } from '../../../shared/texts/texts.ts';
import { createConnections, type Connections } from '../agent/connections.ts';
import { openAgentOf } from '../agent/open-target.ts';
import { targetText } from '../agent/target.ts';
import type { Mode } from '../app/command-line.ts';
import { guardProcess } from '../app/crash-guard.ts';
import type { Log } from '../app/log.ts';
import type { Paths } from '../app/paths.ts';
import { createAttention } from '../attention/attention.ts';
import { systemAttention } from '../attention/system-attention.ts';
import { createAnswer } from '../ipc/answer.ts';
import { createHandlers } from '../ipc/handlers.ts';
import { createPublisher } from '../ipc/publisher.ts';
import { serveCalls } from '../ipc/serve-calls.ts';
import { saveReport } from '../report/save-report.ts';
import { serveWizard } from '../security/app-protocol.ts';
import { restrictSession } from '../security/session-policy.ts';
import { isTrustedCaller } from '../security/trusted-sender.ts';
import { showCrashWindow } from '../windows/crash-window.ts';
import { openMainWindow } from '../windows/main-window.ts';

type Wizard = Extract<Mode, { kind: 'wizard' }>;

/** The window in which an operator works. */
export const runWizard = async (mode: Wizard, paths: Paths, log: Log): Promise<void> => {
  if (!app.requestSingleInstanceLock()) {
    console.error(`${tool.name} is open already; its window was brought to the front.`);
    app.exit(0);
    return;
  }
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
    if (window === null) open();
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
  const crash = (what: string): void => {
    failed = true;
    window?.destroy();
    showCrashWindow(what, texts(), (choice) => {
      if (choice === 'open-log') void shell.openPath(log.path);
      else if (choice === 'quit') app.quit();
      else relaunch(connections);
    });
  };
  guardProcess(log, (what) => {
    if (app.isReady()) crash(what);
    else app.exit(70);
  });

  await app.whenReady();
  restrictSession(session.defaultSession, !app.isPackaged);
  serveWizard(session.defaultSession, paths.renderer);
  const answer = createAnswer({
    isTrusted: (caller) => isTrustedCaller(caller, (id) => id === window?.webContents.id),
    log,
    handlers: createHandlers({
      connections,
      info: {
        version: tool.version,
        platform: process.platform,
        electron: process.versions['electron'] ?? '',
        localTarget: process.platform === 'win32' || mode.namedAgent !== null,
        operator: operatorName(),
      },
      setLanguage: (chosen) => {
        language = chosen;
      },
      openExternal: (address) => shell.openExternal(address),
      saveReport: (wanted) =>
        saveReport(
          {
            connections,
            window: () => window,
            documents: app.getPath('documents'),
            saveTo: mode.saveTo,
            texts: texts(),
          },
          wanted,
        ),
    }),
  });
  serveCalls(async (caller, method, params) => {
    const result = await answer(caller, method, params);
    // The page subscribes before it calls.
    publisher.ready();
    return result;
  });

  const open = (): void => {
    const opened = openMainWindow({ preload: paths.preload, devTools: !app.isPackaged });
    window = opened;
    // The first load has begun inside openMainWindow(), before anybody could listen for its beginning.
    publisher.attach(opened.webContents);
    opened.webContents.on('did-start-loading', () => publisher.attach(opened.webContents));
    opened.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit') return;
      const what = say('shell-error.window-gone', { reason, code: exitCode });
      log.write('crash', what);
      failed = true;
      opened.destroy();
      showCrashWindow(what, texts(), (choice) => {
        if (choice === 'open-log') void shell.openPath(log.path);
        else if (choice === 'quit') app.quit();
        else {
          // Everything that counts is in this process and in the agent, so a new window finds it as it was.
          failed = false;
          open();
        }
      });
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
  open();
  if (mode.target !== null) {
    const opened = await connections.open(targetText(mode.target));
    if (!opened.ok) tellRefusal(window, opened.error.message, texts(), log);
  }
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

const operatorName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
};
