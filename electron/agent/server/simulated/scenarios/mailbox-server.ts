import { mailboxClients, traffic } from './clients.ts';
import {
  addressesOf,
  exchangeRange,
  exclusionsWith,
  installPath,
  rangesWith,
  setupExclusions,
} from './definitions.ts';
import { mailboxConfiguration } from './configuration-files.ts';
import { mailboxServices } from './mailbox-services.ts';
import type { PopImap } from './pop-imap-services.ts';
import type { Scenario } from './scenario.ts';
import { windowsProcesses, windowsServices } from './windows-services.ts';

/** An Exchange 2019 server with the Mailbox role and nothing wrong with it. */
export const mailboxServer = (popImap: PopImap, given: Partial<Scenario> = {}): Scenario => ({
  header: {
    hostName: 'EX01',
    osVersion: '10.0.17763',
    elevated: true,
    exchange: { version: '15.2.1544.4', roles: ['Mailbox'], installPath },
  },
  address: addressesOf(21),
  ranges: rangesWith(exchangeRange),
  exclusions: exclusionsWith(setupExclusions),
  services: [...windowsServices, ...mailboxServices(popImap)],
  processes: windowsProcesses([80, 81, 443, 444]),
  traffic: traffic({ ipv4: 8, ipv6: 1 }, mailboxClients, 0x0e5c01),
  held: [],
  setup: null,
  configuration: mailboxConfiguration(),
  savedBefore: null,
  answers: {},
  adamPorts: { ldap: null, ssl: null },
  faults: {},
  ...given,
});
