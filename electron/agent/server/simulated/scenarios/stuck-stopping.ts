import { mailboxServer } from './mailbox-server.ts';
import { popImapOn } from './pop-imap-services.ts';
import type { Scenario } from './scenario.ts';
import { update } from './updates.ts';

/** Soon after the update the host of the search is told to stop, and stays in stop-pending. */
export const stuckStopping: Scenario = {
  ...mailboxServer(popImapOn(1995, 1993)),
  setup: {
    ...update,
    afterUpdate: { HostControllerService: { kind: 'never-stops', afterMs: 20_000 } },
  },
};
