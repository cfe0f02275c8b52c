import { mailboxServer } from './mailbox-server.ts';
import { popImapOn } from './pop-imap-services.ts';

/** POP and IMAP are used, on ports below the dynamic range. */
export const healthy = mailboxServer(popImapOn(1995, 1993));
