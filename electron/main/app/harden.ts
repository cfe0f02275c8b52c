import { app, Menu } from 'electron';

import { registerScheme } from '../security/app-protocol.ts';
import { restrictAllContents } from '../security/contents-policy.ts';
import type { Log } from './log.ts';

/** What holds for every mode of the program, before anything is shown. Has to run before the application is ready. */
export const harden = (log: Log): void => {
  if (!isRootWithoutSandbox()) app.enableSandbox();
  registerScheme();
  // No page has anything to ask of a network; names are not even looked up.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('no-pings');
  Menu.setApplicationMenu(null);
  restrictAllContents(app, (what, address) => {
    log.write('refused', `${what} ${address.slice(0, 200)}`);
  });
};

/**
 * Chromium refuses to sandbox its processes for root on Linux and to start at all without `--no-sandbox`; `enableSandbox` takes that switch away again, and then no utility process starts. Only the command line can ask for this; every window still says `sandbox: true`.
 */
const isRootWithoutSandbox = (): boolean =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  app.commandLine.hasSwitch('no-sandbox');
