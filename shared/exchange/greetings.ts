import type { MailProtocol } from '../evidence/after-schema.ts';

/** First lines with which a server greets: RFC 1939 section 4, RFC 3501 section 7.1, RFC 5321 section 4.2. `-ERR`, `* BYE`, `421` and `554` refuse the client and are none. */
export const greetings: Readonly<Record<MailProtocol, RegExp>> = {
  pop3: /^\+OK(?: |$)/i,
  imap4: /^\* (?:OK|PREAUTH)(?: |$)/i,
  smtp: /^220(?: |-|$)/,
};
