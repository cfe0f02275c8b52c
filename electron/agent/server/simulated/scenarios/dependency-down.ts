import { mailboxServer } from './mailbox-server.ts';
import { popImapOn } from './pop-imap-services.ts';
import type { Scenario } from './scenario.ts';
import { update } from './updates.ts';

/** The update leaves Net.Tcp Port Sharing disabled (CSS-Exchange issue 830): the directory service of Exchange cannot start, and nothing that needs it. */
export const dependencyDown: Scenario = {
  ...mailboxServer(popImapOn(1995, 1993)),
  setup: { ...update, afterUpdate: { NetTcpPortSharing: { kind: 'left-disabled' } } },
};
