import type { MailProtocol } from '../../../shared/evidence/after-schema.ts';
import { greetings } from '../../../shared/exchange/greetings.ts';

/** A greeting is one short line; what is longer than this is none. */
export const mostGreetingBytes = 512;

/** What the bytes that came so far are. `said` is safe to show. */
export type Heard =
  | { readonly kind: 'incomplete'; readonly said: string }
  | { readonly kind: 'greeting'; readonly said: string }
  | { readonly kind: 'unexpected'; readonly said: string };

/** Judges the beginning of what a server said. Further lines are waited for only where the first one announces them (`220-`). */
export const hear = (protocol: MailProtocol, bytes: Buffer): Heard => {
  const text = bytes.subarray(0, mostGreetingBytes).toString('latin1');
  const lines = text.split('\n');
  const whole = lines.slice(0, -1).map((line) => line.replace(/\r$/, ''));
  const [first] = whole;
  const isFull = bytes.length >= mostGreetingBytes;
  if (first === undefined)
    return { kind: isFull ? 'unexpected' : 'incomplete', said: visible(text) };
  if (!greetings[protocol].test(first)) return { kind: 'unexpected', said: visible(first) };
  if (protocol !== 'smtp') return { kind: 'greeting', said: visible(first) };
  const last = whole.findIndex((line) => !line.startsWith('220-'));
  if (last < 0) return { kind: isFull ? 'unexpected' : 'incomplete', said: visible(text) };
  const said = whole.slice(0, last + 1);
  const kind = said.every((line) => greetings.smtp.test(line)) ? 'greeting' : 'unexpected';
  return { kind, said: visible(said.join('\r\n')) };
};

const named: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t' };

/** Bytes of a stranger as printable ASCII: no control character and nothing that turns text around reaches a screen or a report. */
export const visible = (latin1: string): string =>
  latin1.replaceAll(
    /[^\x20-\x7e]/g,
    (character) =>
      named[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );

/** How one takes leave of a server that has greeted. */
export const farewells: Readonly<Record<MailProtocol, string>> = {
  pop3: 'QUIT\r\n',
  imap4: 'a LOGOUT\r\n',
  smtp: 'QUIT\r\n',
};
