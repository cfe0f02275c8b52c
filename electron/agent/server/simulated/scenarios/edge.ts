import { edgeConfiguration } from './configuration-files.ts';
import { edgeClients, traffic } from './clients.ts';
import {
  addressesOf,
  exclusionsWith,
  installPath,
  rangesWith,
  service,
  tcp,
  udp,
  windowsRange,
} from './definitions.ts';
import type { Scenario, ServiceDefinition } from './scenario.ts';
import { windowsProcesses, windowsServices } from './windows-services.ts';

const bin = `${installPath}Bin\\`;
const needsDirectory = { dependsOn: ['ADAM_MSExchange'] };

/** Services of the Edge Transport role. They need the Edge directory as those of a Mailbox server need the topology service. */
const edgeServices: readonly ServiceDefinition[] = [
  service('ADAM_MSExchange', 'Microsoft Exchange ADAM', 'C:\\Windows\\ADAM\\dsamain.exe', {
    dependsOn: ['EventSystem'],
    listens: [...tcp(50_389, 50_636), ...udp(50_389)],
  }),
  service(
    'MSExchangeAntispamUpdate',
    'Microsoft Exchange Anti-spam Update',
    `${bin}Microsoft.Exchange.AntispamUpdateSvc.exe`,
    needsDirectory,
  ),
  service(
    'MSExchangeDiagnostics',
    'Microsoft Exchange Diagnostics',
    `${bin}Microsoft.Exchange.Diagnostics.Service.exe`,
  ),
  service(
    'MSExchangeEdgeCredential',
    'Microsoft Exchange Credential Service',
    `${bin}EdgeCredentialSvc.exe`,
    needsDirectory,
  ),
  service('MSExchangeHM', 'Microsoft Exchange Health Manager', `${bin}MSExchangeHMHost.exe`, {
    dependsOn: ['EventLog', 'Winmgmt'],
  }),
  service(
    'MSExchangeHMRecovery',
    'Microsoft Exchange Health Manager Recovery',
    `${bin}MSExchangeHMRecovery.exe`,
    {
      dependsOn: ['EventLog', 'Winmgmt'],
    },
  ),
  service(
    'MSExchangeServiceHost',
    'Microsoft Exchange Service Host',
    `${bin}Microsoft.Exchange.ServiceHost.exe`,
    needsDirectory,
  ),
  service('MSExchangeTransport', 'Microsoft Exchange Transport', `${bin}MSExchangeTransport.exe`, {
    ...needsDirectory,
    workers: [{ imagePath: `${bin}EdgeTransport.exe`, listens: tcp(25) }],
  }),
  service(
    'MSExchangeTransportLogSearch',
    'Microsoft Exchange Transport Log Search',
    `${bin}MSExchangeTransportLogSearch.exe`,
    needsDirectory,
  ),
];

/** An Edge Transport server outside the domain, with the range that Windows has by itself. */
export const edge: Scenario = {
  header: {
    hostName: 'EDGE01',
    osVersion: '10.0.17763',
    elevated: true,
    exchange: { version: '15.2.1544.4', roles: ['Edge Transport'], installPath },
  },
  address: addressesOf(31),
  ranges: rangesWith(windowsRange),
  exclusions: exclusionsWith(),
  services: [...windowsServices.filter(({ name }) => name !== 'Netlogon'), ...edgeServices],
  processes: windowsProcesses([]),
  traffic: traffic({ ipv4: 3, ipv6: 0.5 }, edgeClients, 0x0ed6e1),
  held: [],
  setup: null,
  configuration: edgeConfiguration(),
  savedBefore: null,
  answers: {},
  adamPorts: { ldap: 50_389, ssl: 50_636 },
  faults: {},
};
