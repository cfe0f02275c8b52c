import { mailboxServer } from './mailbox-server.ts';
import { popImapOn } from './pop-imap-services.ts';

const base = mailboxServer(popImapOn(9955, 9933));

/** The server of `ports-at-risk`, looked at without elevation while it answers badly: one read hangs, one is refused, two come back in pieces or not at all. */
export const unreadable = {
  ...base,
  header: { ...base.header, elevated: false },
  faults: {
    'netsh.dynamicport.ipv6.tcp': { kind: 'refused', exitCode: 1 },
    'netsh.excludedportrange.ipv4.tcp.persistent': { kind: 'cut-off' },
    'netsh.excludedportrange.ipv6.tcp.active': { kind: 'timed-out', afterMs: 5_000 },
    'registry.adam-ports': {
      kind: 'error',
      code: 'access-denied',
      message: 'RegOpenKeyExW: Win32 error 5, access is denied',
    },
  },
} as const;
