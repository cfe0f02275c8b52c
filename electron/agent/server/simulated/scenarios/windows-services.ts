import { service, system32, tcp, tcpLoopback, udp, unused } from './definitions.ts';
import type { ProcessDefinition, ServiceDefinition } from './scenario.ts';

const svchost = `${system32}svchost.exe`;

/** Processes that Windows starts at the boot. http.sys listens on behalf of IIS, so its ports belong to the kernel (pid 4). */
export const windowsProcesses = (httpPorts: readonly number[]): readonly ProcessDefinition[] => [
  {
    name: 'System',
    pid: 4,
    imagePath: null,
    listens: [...tcp(445, 5985, 47_001, ...httpPorts)],
  },
  { name: 'smss.exe', pid: 392, imagePath: `${system32}smss.exe` },
  { name: 'csrss.exe', pid: 520, imagePath: `${system32}csrss.exe` },
  { name: 'wininit.exe', pid: 624, imagePath: `${system32}wininit.exe` },
  { name: 'services.exe', pid: 768, imagePath: `${system32}services.exe` },
  { name: 'lsass.exe', pid: 788, imagePath: `${system32}lsass.exe` },
  { name: 'svchost.exe RPCSS', pid: 964, imagePath: svchost, listens: tcp(135) },
  { name: 'svchost.exe NetworkService', pid: 1_032, imagePath: svchost, listens: udp(5355) },
  { name: 'svchost.exe LocalService', pid: 1_100, imagePath: svchost, listens: udp(123) },
  { name: 'svchost.exe netsvcs', pid: 1_164, imagePath: svchost, listens: udp(500, 4500) },
];

/** Services of Windows that Exchange needs, or that Setup stops. */
export const windowsServices: readonly ServiceDefinition[] = [
  service('EventLog', 'Windows Event Log', svchost),
  service('RpcSs', 'Remote Procedure Call (RPC)', svchost, { host: 'svchost.exe RPCSS' }),
  service('KeyIso', 'CNG Key Isolation', `${system32}lsass.exe`, {
    host: 'lsass.exe',
    startType: 'manual',
    dependsOn: ['RpcSs'],
  }),
  service('Netlogon', 'Netlogon', `${system32}lsass.exe`, {
    host: 'lsass.exe',
    dependsOn: ['LanmanWorkstation'],
  }),
  service('LanmanWorkstation', 'Workstation', svchost, { host: 'svchost.exe NetworkService' }),
  service('LanmanServer', 'Server', svchost, { host: 'svchost.exe netsvcs' }),
  service('Dnscache', 'DNS Client', svchost, { host: 'svchost.exe NetworkService' }),
  service('W32Time', 'Windows Time', svchost, {
    host: 'svchost.exe LocalService',
    triggerStart: true,
  }),
  service('EventSystem', 'COM+ Event System', svchost, {
    host: 'svchost.exe LocalService',
    dependsOn: ['RpcSs'],
  }),
  service('MpsSvc', 'Windows Defender Firewall', svchost, { dependsOn: ['RpcSs'] }),
  service('Winmgmt', 'Windows Management Instrumentation', svchost, { dependsOn: ['RpcSs'] }),
  service('WinRM', 'Windows Remote Management (WS-Management)', svchost, { dependsOn: ['RpcSs'] }),
  service('RemoteRegistry', 'Remote Registry', svchost, {
    dependsOn: ['RpcSs'],
    triggerStart: true,
  }),
  service('TermService', 'Remote Desktop Services', svchost, {
    startType: 'manual',
    dependsOn: ['RpcSs'],
    listens: [...tcp(3389), ...udp(3389)],
  }),
  service('pla', 'Performance Logs & Alerts', svchost, { ...unused(), dependsOn: ['RpcSs'] }),
  service(
    'NetTcpPortSharing',
    'Net.Tcp Port Sharing Service',
    'C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\SMSvcHost.exe',
    {
      listens: tcpLoopback(808),
    },
  ),
];
