import {
  dynamicRpc,
  installPath,
  service,
  system32,
  tcp,
  tcpLoopback,
  unused,
} from './definitions.ts';
import { popImapServices, type PopImap } from './pop-imap-services.ts';
import type { ServiceDefinition } from './scenario.ts';

const bin = `${installPath}Bin\\`;
const needsTopology = { dependsOn: ['MSExchangeADTopology'] };
const needsTopologyAndSharing = { dependsOn: ['MSExchangeADTopology', 'NetTcpPortSharing'] };

/** Interfaces of the rehearsal server's RPC endpoints; made up, only that they differ matters. */
const rpcInterfaces = {
  store: '0b1c5f8e-5d1a-4f0e-9a54-6d2c7f3a1e01',
  assistants: '0b1c5f8e-5d1a-4f0e-9a54-6d2c7f3a1e02',
};

/** The application pools that open connections of their own. */
const pools = [
  'MSExchangeAutodiscoverAppPool',
  'MSExchangeMapiMailboxAppPool',
  'MSExchangeOWAAppPool',
  'MSExchangeRpcProxyFrontEndAppPool',
  'MSExchangeServicesAppPool',
  'MSExchangeSyncAppPool',
];

/** Services of Exchange on a Mailbox server, with IIS. Dependencies: services-overview.md of the Exchange documentation. */
export const mailboxServices = (popImap: PopImap): readonly ServiceDefinition[] => [
  service(
    'MSExchangeADTopology',
    'Microsoft Exchange Active Directory Topology',
    `${bin}Microsoft.Exchange.Directory.TopologyService.exe`,
    {
      dependsOn: ['Netlogon', 'NetTcpPortSharing'],
      listens: tcpLoopback(890),
    },
  ),
  service(
    'MSExchangeAntispamUpdate',
    'Microsoft Exchange Anti-spam Update',
    `${bin}Microsoft.Exchange.AntispamUpdateSvc.exe`,
    needsTopology,
  ),
  service(
    'MSComplianceAudit',
    'Microsoft Exchange Compliance Audit',
    `${bin}ComplianceAuditService.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeCompliance',
    'Microsoft Exchange Compliance Service',
    `${bin}MSExchangeCompliance.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeDagMgmt',
    'Microsoft Exchange DAG Management',
    `${bin}MSExchangeDagMgmt.exe`,
    needsTopologyAndSharing,
  ),
  service(
    'MSExchangeDelivery',
    'Microsoft Exchange Mailbox Transport Delivery',
    `${bin}MSExchangeDelivery.exe`,
    {
      ...needsTopology,
      listens: tcp(475),
    },
  ),
  service(
    'MSExchangeDiagnostics',
    'Microsoft Exchange Diagnostics',
    `${bin}Microsoft.Exchange.Diagnostics.Service.exe`,
  ),
  service(
    'MSExchangeEdgeSync',
    'Microsoft Exchange EdgeSync',
    `${bin}Microsoft.Exchange.EdgeSyncSvc.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeFastSearch',
    'Microsoft Exchange Search',
    `${bin}Microsoft.Exchange.Search.Service.exe`,
    needsTopology,
  ),
  service(
    'HostControllerService',
    'Microsoft Exchange Search Host Controller',
    `${bin}Search\\Ceres\\HostController\\hostcontrollerservice.exe`,
  ),
  service(
    'SearchExchangeTracing',
    'Tracing Service for Search in Exchange',
    `${bin}Search\\Ceres\\Runtime\\1.0\\tracingservice.exe`,
  ),
  service('FMS', 'Microsoft Filtering Management Service', `${installPath}FIP-FS\\Bin\\FMS.exe`, {
    dependsOn: ['RpcSs'],
  }),
  service(
    'MSExchangeFrontEndTransport',
    'Microsoft Exchange Frontend Transport',
    `${bin}MSExchangeFrontendTransport.exe`,
    {
      ...needsTopology,
      listens: tcp(25, 587, 717),
    },
  ),
  service('MSExchangeHM', 'Microsoft Exchange Health Manager', `${bin}MSExchangeHMHost.exe`, {
    dependsOn: ['EventLog', 'Winmgmt'],
    workers: [{ imagePath: `${bin}MSExchangeHMWorker.exe` }],
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
    'MSExchangeIS',
    'Microsoft Exchange Information Store',
    `${bin}Microsoft.Exchange.Store.Service.exe`,
    {
      dependsOn: ['MSExchangeADTopology', 'LanmanServer', 'LanmanWorkstation', 'EventLog', 'RpcSs'],
      listens: dynamicRpc(6_094, rpcInterfaces.store),
      workers: [
        { imagePath: `${bin}Microsoft.Exchange.Store.Worker.exe`, role: 'DB01' },
        { imagePath: `${bin}Microsoft.Exchange.Store.Worker.exe`, role: 'DB02' },
      ],
    },
  ),
  service(
    'MSExchangeMailboxAssistants',
    'Microsoft Exchange Mailbox Assistants',
    `${bin}MSExchangeMailboxAssistants.exe`,
    { ...needsTopology, listens: dynamicRpc(6_131, rpcInterfaces.assistants) },
  ),
  service(
    'MSExchangeMailboxReplication',
    'Microsoft Exchange Mailbox Replication',
    `${bin}MSExchangeMailboxReplication.exe`,
    needsTopologyAndSharing,
  ),
  service(
    'MSExchangeMitigation',
    'Microsoft Exchange Emergency Mitigation Service',
    `${bin}MSExchangeMitigation.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeRepl',
    'Microsoft Exchange Replication',
    `${bin}msexchangerepl.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeRPC',
    'Microsoft Exchange RPC Client Access',
    `${bin}Microsoft.Exchange.RpcClientAccess.Service.exe`,
    {
      ...needsTopology,
      listens: tcp(6001),
    },
  ),
  service(
    'MSExchangeServiceHost',
    'Microsoft Exchange Service Host',
    `${bin}Microsoft.Exchange.ServiceHost.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeSubmission',
    'Microsoft Exchange Mailbox Transport Submission',
    `${bin}MSExchangeSubmission.exe`,
    needsTopology,
  ),
  service(
    'MSExchangeThrottling',
    'Microsoft Exchange Throttling',
    `${bin}MSExchangeThrottling.exe`,
    needsTopology,
  ),
  service('MSExchangeTransport', 'Microsoft Exchange Transport', `${bin}MSExchangeTransport.exe`, {
    dependsOn: ['FMS', 'MSExchangeADTopology'],
    workers: [{ imagePath: `${bin}EdgeTransport.exe`, listens: tcp(465, 2525) }],
  }),
  service(
    'MSExchangeTransportLogSearch',
    'Microsoft Exchange Transport Log Search',
    `${bin}MSExchangeTransportLogSearch.exe`,
    needsTopology,
  ),
  service(
    'wsbexchange',
    'Microsoft Exchange Server Extension for Windows Server Backup',
    `${bin}wsbexchange.exe`,
    unused(),
  ),
  ...popImapServices(popImap),
  service('WAS', 'Windows Process Activation Service', `${system32}svchost.exe`, {
    startType: 'manual',
    dependsOn: ['RpcSs'],
  }),
  service('W3SVC', 'World Wide Web Publishing Service', `${system32}svchost.exe`, {
    dependsOn: ['WAS'],
    workers: pools.map((role) => ({ imagePath: `${system32}inetsrv\\w3wp.exe`, role })),
  }),
  service('IISADMIN', 'IIS Admin Service', `${system32}inetsrv\\inetinfo.exe`, {
    dependsOn: ['RpcSs'],
  }),
];
