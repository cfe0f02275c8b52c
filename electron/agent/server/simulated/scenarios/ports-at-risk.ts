import { mailboxServer } from './mailbox-server.ts';
import { popImapOn } from './pop-imap-services.ts';

/** Both back ends listen inside the dynamic range, and nothing keeps their ports. */
export const portsAtRisk = mailboxServer(popImapOn(9955, 9933));
