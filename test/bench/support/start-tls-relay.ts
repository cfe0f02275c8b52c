import { inRoot } from '../../../build/support/paths.ts';
import { popAndImapBanners, tlsRelayPorts } from './exchange-services.ts';
import type { TlsRelay } from './tls-relay.ts';
import type { Windows } from './windows.ts';

const fixture = (name: string): string => inRoot(`test/fixtures/talk/${name}`);

/** Starts what does the TLS of the front ends of POP and IMAP; it ends with the bench. */
export const startTlsRelay = (windows: Windows): void => {
  const relays: readonly TlsRelay[] = [
    { port: tlsRelayPorts.pop, banner: popAndImapBanners.Pop3 },
    { port: tlsRelayPorts.imap, banner: popAndImapBanners.Imap4 },
  ];
  const args = [
    inRoot('test/bench/support/tls-relay.ts'),
    fixture('test-only-key.pem'),
    fixture('test-only-certificate.pem'),
    JSON.stringify(relays),
  ];
  windows.startInside(process.execPath, args, windows.logFile('tls-relay'));
};
