import { mailboxServer } from './mailbox-server.ts';
import { popImapOn } from './pop-imap-services.ts';
import type { Scenario } from './scenario.ts';
import { update } from './updates.ts';

/** Ports at risk that are protected in time, and an update after which everything is as before. */
export const allWell: Scenario = { ...mailboxServer(popImapOn(9955, 9933)), setup: update };
