import type { Family } from '../../../../../shared/ports/vocabulary.ts';
import { addressesOf } from './definitions.ts';
import type { Client, Traffic } from './scenario.ts';

const firstCatalog = addressesOf(5);
const secondCatalog = addressesOf(6);
const otherServer = addressesOf(22);
const outside: Readonly<Record<Family, string>> = {
  ipv4: '203.0.113.25',
  ipv6: '2001:db8:25::25',
};

const client = (
  from: string,
  weight: number,
  remotes: Client['remotes'],
  remotePort: number,
): Client => ({ from, weight, remotes, remotePort });

/** What connects on a Mailbox server: most of it goes to a global catalog (3268) or a domain controller. */
export const mailboxClients: readonly Client[] = [
  client('w3wp.exe MSExchangeAutodiscoverAppPool', 4, firstCatalog, 3268),
  client('w3wp.exe MSExchangeMapiMailboxAppPool', 6, firstCatalog, 3268),
  client('w3wp.exe MSExchangeServicesAppPool', 5, secondCatalog, 3268),
  client('w3wp.exe MSExchangeRpcProxyFrontEndAppPool', 6, otherServer, 444),
  client('w3wp.exe MSExchangeSyncAppPool', 3, firstCatalog, 389),
  client('MSExchangeADTopology', 3, firstCatalog, 3268),
  client('MSExchangeMailboxAssistants', 2, secondCatalog, 3268),
  client('MSExchangeRepl', 2, otherServer, 135),
  client('EdgeTransport.exe', 3, otherServer, 475),
  client('EdgeTransport.exe', 1, outside, 25),
  client('MSExchangeHMWorker.exe', 4, addressesOf(21), 443),
  client('lsass.exe', 3, firstCatalog, 88),
  client('svchost.exe NetworkService', 1, secondCatalog, 53),
  client('Winmgmt', 1, secondCatalog, 135),
];

/** An Edge server knows no domain controllers: it sends mail and talks to its own directory. */
export const edgeClients: readonly Client[] = [
  client('EdgeTransport.exe', 6, outside, 25),
  client('EdgeTransport.exe', 3, addressesOf(21), 25),
  client('svchost.exe NetworkService', 1, addressesOf(5), 53),
];

export const traffic = (
  perSecond: Traffic['perSecond'],
  clients: readonly Client[],
  seed: number,
): Traffic => ({ perSecond, clients, seed });
