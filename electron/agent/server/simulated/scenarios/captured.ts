import { mailboxServer } from './mailbox-server.ts';
import { popImapOn } from './pop-imap-services.ts';

const minuteMs = 60_000;

/** An application pool was given 9955 for a connection to a global catalog while POP3 back end was down. It lets go after some minutes, and the port waits in TIME_WAIT after that. */
export const captured = mailboxServer(
  popImapOn(9955, 9933, { popBackEnd: { running: false, win32ExitCode: 10_048 } }),
  {
    held: [
      {
        family: 'ipv4',
        port: 9955,
        by: 'w3wp.exe MSExchangeAutodiscoverAppPool',
        remoteAddress: '10.0.0.5',
        remotePort: 3268,
        endsAfterMs: 10 * minuteMs,
      },
    ],
  },
);
