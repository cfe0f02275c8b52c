import type { BenchOptions, ServiceKnobs } from './options.ts';

/** A service of the bench, as it is written into the registry. */
export type BenchService = {
  readonly name: string;
  readonly displayName: string;
  /** Windows path of its program. */
  readonly path: string;
  readonly start: 'automatic' | 'manual' | 'disabled';
  readonly dependsOn: readonly string[];
  /** Where it listens, in the words of `service.c`. */
  readonly listen?: string;
  /** First line that a client gets. */
  readonly banner?: string;
  /** Port of the program that does the TLS of its ports of scope `tls`. */
  readonly tlsRelay?: number;
  readonly knobs?: ServiceKnobs;
  readonly account: 'LocalSystem' | 'NT AUTHORITY\\NetworkService';
};

/** Where Exchange lies on a bench. */
export const exchangeFolder = 'C:\\Program Files\\Microsoft\\Exchange Server\\V15';
const bin = `${exchangeFolder}\\Bin`;
const backEnd = `${exchangeFolder}\\ClientAccess\\PopImap`;
const frontEnd = `${exchangeFolder}\\FrontEnd\\PopImap`;

/** The port of the global catalog, to which everything on an Exchange server keeps connections. */
export const directoryPort = 3268;
/** Where the TLS of the front ends is done: outside of Windows and below the dynamic range. */
export const tlsRelayPorts = { pop: 4_895, imap: 4_893 } as const;
/** Ports of the back ends on a bench: inside Exchange's dynamic range, as in the field report. */
export const backEndPorts = { pop: 9955, imap: 9933 } as const;

const service = (
  name: string,
  displayName: string,
  path: string,
  given: Partial<BenchService> = {},
): BenchService => ({
  name,
  displayName,
  path,
  start: 'automatic',
  dependsOn: [],
  account: 'LocalSystem',
  ...given,
});

const needsTopology = { dependsOn: ['MSExchangeADTopology'] } as const;
const needsSharing = { dependsOn: ['MSExchangeADTopology', 'NetTcpPortSharing'] } as const;

/** What Exchange depends on and Wine does not have, and the directory server. */
const windowsServices: readonly BenchService[] = [
  service(
    'DirectoryStandIn',
    'Directory Service (stand-in of the bench)',
    'C:\\bench\\directory\\directory.exe',
    { listen: `loopback:${directoryPort}` },
  ),
  service('LanmanWorkstation', 'Workstation', 'C:\\bench\\windows\\workstation.exe'),
  service('Netlogon', 'Netlogon', 'C:\\bench\\windows\\netlogon.exe', {
    dependsOn: ['LanmanWorkstation'],
  }),
  service(
    'NetTcpPortSharing',
    'Net.Tcp Port Sharing Service',
    'C:\\windows\\Microsoft.NET\\Framework64\\v4.0.30319\\SMSvcHost.exe',
    { listen: 'loopback:808' },
  ),
  // Setup stops and disables these beside Exchange's own; WinMgmt is Wine's. HTTP.SYS would have their ports.
  service('RemoteRegistry', 'Remote Registry', 'C:\\bench\\windows\\remote-registry.exe'),
  service('IISADMIN', 'IIS Admin Service', 'C:\\windows\\system32\\inetsrv\\inetinfo.exe'),
  service('W3SVC', 'World Wide Web Publishing Service', 'C:\\bench\\windows\\w3svc.exe'),
  service('pla', 'Performance Logs & Alerts', 'C:\\bench\\windows\\pla.exe', { start: 'manual' }),
];

/** Short names, dependencies and start types: services-overview.md of the Exchange documentation. POP and IMAP are in use. */
const exchangeServices = (dag: boolean): readonly BenchService[] => [
  service(
    'MSExchangeADTopology',
    'Microsoft Exchange Active Directory Topology',
    `${bin}\\Microsoft.Exchange.Directory.TopologyService.exe`,
    { dependsOn: ['Netlogon', 'NetTcpPortSharing'], listen: 'loopback:890' },
  ),
  service(
    'MSExchangeAntispamUpdate',
    'Microsoft Exchange Anti-spam Update',
    `${bin}\\Microsoft.Exchange.AntispamUpdateSvc.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeDagMgmt',
    'Microsoft Exchange DAG Management',
    `${bin}\\MSExchangeDagMgmt.exe`,
    needsSharing,
  ),
  service(
    'MSExchangeDelivery',
    'Microsoft Exchange Mailbox Transport Delivery',
    `${bin}\\MSExchangeDelivery.exe`,
    { ...needsTopology, listen: 'any:475', banner: smtp('Delivery') },
  ),
  service(
    'MSExchangeDiagnostics',
    'Microsoft Exchange Diagnostics',
    `${bin}\\Microsoft.Exchange.Diagnostics.Service.exe`,
  ),
  service(
    'MSExchangeEdgeSync',
    'Microsoft Exchange EdgeSync',
    `${bin}\\Microsoft.Exchange.EdgeSyncSvc.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeFastSearch',
    'Microsoft Exchange Search',
    `${bin}\\Microsoft.Exchange.Search.Service.exe`,
    needsTopology,
  ),
  service(
    'HostControllerService',
    'Microsoft Exchange Search Host Controller',
    `${bin}\\Search\\Ceres\\HostController\\hostcontrollerservice.exe`,
    { dependsOn: ['HTTP'] },
  ),
  service(
    'FMS',
    'Microsoft Filtering Management Service',
    `${exchangeFolder}\\FIP-FS\\Bin\\FMS.exe`,
    { dependsOn: ['RpcSs'] },
  ),
  service(
    'MSExchangeFrontEndTransport',
    'Microsoft Exchange Frontend Transport',
    `${bin}\\MSExchangeFrontendTransport.exe`,
    { ...needsTopology, listen: 'any:25 any:587 any:717', banner: smtp('Frontend') },
  ),
  service('MSExchangeHM', 'Microsoft Exchange Health Manager', `${bin}\\MSExchangeHMHost.exe`, {
    dependsOn: ['Eventlog', 'Winmgmt'],
  }),
  service(
    'MSExchangeHMRecovery',
    'Microsoft Exchange Health Manager Recovery',
    `${bin}\\MSExchangeHMRecovery.exe`,
    { dependsOn: ['Eventlog', 'Winmgmt'] },
  ),
  service(
    'MSExchangeIS',
    'Microsoft Exchange Information Store',
    `${bin}\\Microsoft.Exchange.Store.Service.exe`,
    {
      dependsOn: ['MSExchangeADTopology', 'LanmanServer', 'LanmanWorkstation', 'Eventlog', 'RpcSs'],
    },
  ),
  service(
    'MSExchangeMailboxAssistants',
    'Microsoft Exchange Mailbox Assistants',
    `${bin}\\MSExchangeMailboxAssistants.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeMailboxReplication',
    'Microsoft Exchange Mailbox Replication',
    `${bin}\\MSExchangeMailboxReplication.exe`,
    needsSharing,
  ),
  service(
    'MSExchangeMitigation',
    'Microsoft Exchange Emergency Mitigation Service',
    `${bin}\\MSExchangeMitigation.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeRepl',
    'Microsoft Exchange Replication',
    `${bin}\\msexchangerepl.exe`,
    dag ? { ...needsTopology, listen: 'any:64327' } : needsTopology,
  ),
  service(
    'MSExchangeRPC',
    'Microsoft Exchange RPC Client Access',
    `${bin}\\Microsoft.Exchange.RpcClientAccess.Service.exe`,
    { ...needsTopology, listen: 'any:6001' },
  ),
  service(
    'MSExchangeServiceHost',
    'Microsoft Exchange Service Host',
    `${bin}\\Microsoft.Exchange.ServiceHost.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeSubmission',
    'Microsoft Exchange Mailbox Transport Submission',
    `${bin}\\MSExchangeSubmission.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeThrottling',
    'Microsoft Exchange Throttling',
    `${bin}\\MSExchangeThrottling.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeTransport',
    'Microsoft Exchange Transport',
    `${bin}\\MSExchangeTransport.exe`,
    {
      dependsOn: ['FMS', 'MSExchangeADTopology'],
      listen: 'any:465 any:2525',
      banner: smtp('Transport'),
    },
  ),
  service(
    'MSExchangeTransportLogSearch',
    'Microsoft Exchange Transport Log Search',
    `${bin}\\MSExchangeTransportLogSearch.exe`,
    needsTopology,
  ),
  service(
    'wsbexchange',
    'Microsoft Exchange Server Extension for Windows Server Backup',
    `${bin}\\wsbexchange.exe`,
    { start: 'manual' },
  ),
  ...popAndImap,
];

const smtp = (role: string): string => `220 EX01.bench.example Microsoft ESMTP MAIL ${role}`;

export const popAndImapBanners = {
  Pop3: '+OK The Microsoft Exchange POP3 service is ready.',
  Imap4: '* OK The Microsoft Exchange IMAP4 service is ready.',
} as const;

const popOrImap = (
  name: string,
  displayName: string,
  folder: string,
  file: 'Pop3' | 'Imap4',
  listen: string,
  account: BenchService['account'] = 'NT AUTHORITY\\NetworkService',
): BenchService =>
  service(name, displayName, `${folder}\\Microsoft.Exchange.${file}service.exe`, {
    ...needsTopology,
    listen,
    account,
    tlsRelay: file === 'Pop3' ? tlsRelayPorts.pop : tlsRelayPorts.imap,
    banner: popAndImapBanners[file],
  });

/** Front end and back end have the same program names in different folders. */
const popAndImap: readonly BenchService[] = [
  popOrImap('MSExchangePop3', 'Microsoft Exchange POP3', frontEnd, 'Pop3', 'any:110 tls:995'),
  popOrImap(
    'MSExchangePOP3BE',
    'Microsoft Exchange POP3 Backend',
    backEnd,
    'Pop3',
    `any:${backEndPorts.pop}`,
  ),
  popOrImap(
    'MSExchangeImap4',
    'Microsoft Exchange IMAP4',
    frontEnd,
    'Imap4',
    'any:143 tls:993',
    'LocalSystem',
  ),
  popOrImap(
    'MSExchangeIMAP4BE',
    'Microsoft Exchange IMAP4 Backend',
    backEnd,
    'Imap4',
    `any:${backEndPorts.imap}`,
  ),
];

/** Only its presence matters: it makes the server a member of a database availability group. */
const clusterService = service('ClusSvc', 'Cluster Service', 'C:\\Windows\\Cluster\\clussvc.exe', {
  listen: 'any:3343',
});

/** All services that are registered on a bench beside Wine's own. In a DAG the replication service listens too. */
export const benchServices = ({
  dag = false,
  services: changes = {},
}: Pick<BenchOptions, 'dag' | 'services'>): readonly BenchService[] => {
  const all = [...windowsServices, ...exchangeServices(dag), ...(dag ? [clusterService] : [])];
  const unknown = Object.keys(changes).filter((name) => !all.some((each) => each.name === name));
  if (unknown.length > 0) throw new Error(`no such service: ${unknown.join(', ')}`);
  return all.map((each) => ({ ...each, ...changes[each.name] }));
};
