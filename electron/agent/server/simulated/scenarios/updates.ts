import { mailboxServer } from './mailbox-server.ts';
import { popImapOn } from './pop-imap-services.ts';
import type { Scenario, ScriptedCapture, SetupScript } from './scenario.ts';
import { mailboxConfiguration } from './configuration-files.ts';
import { system32, unused } from './definitions.ts';

const minuteMs = 60_000;
/** A worker process that WAS has started for net.tcp. Setup stops W3SVC and not WAS, so it lives on and goes on connecting. */
export const gateway = 'w3wp.exe ArchiveGatewayAppPool';

/** An ordinary update. */
export const update: SetupScript = {
  from: '15.2.1544.4',
  to: '15.2.1748.10',
  ending: 'succeeds',
  silentMs: 0,
  captures: [],
};

/** 9955 is gone soon after POP3 back end was stopped, and for longer than the update takes; 9933 for some seconds only, so that IMAP4 back end starts again. */
const captures: readonly ScriptedCapture[] = [
  {
    whenStopped: 'MSExchangePOP3BE',
    afterMs: 6_000,
    lastsMs: 75 * minuteMs,
    family: 'ipv4',
    port: 9955,
    by: gateway,
    remoteAddress: '10.0.0.5',
    remotePort: 3268,
  },
  {
    whenStopped: 'MSExchangeIMAP4BE',
    afterMs: 40_000,
    lastsMs: 7_000,
    family: 'ipv6',
    port: 9933,
    by: 'lsass.exe',
    remoteAddress: 'fd00:10::5',
    remotePort: 88,
  },
];

/** A server on which the gateway lives and whose ports are at risk; somebody has changed configuration files that Setup overwrites. */
export const serverWithGateway = (script: SetupScript): Scenario => {
  const base = mailboxServer(popImapOn(9955, 9933));
  return {
    ...base,
    processes: [...base.processes, { name: gateway, imagePath: `${system32}inetsrv\\w3wp.exe` }],
    configuration: mailboxConfiguration(true),
    setup: script,
  };
};

const updated = serverWithGateway({ ...update, captures });

/** Ports at risk, and an update in which one of them is captured. */
export const capturedDuringUpdate = updated;

/** The same server and the same clients. What makes the difference is the protection that the operator authorises before. */
export const deferredProtection = updated;

/** No port is at risk, and nobody uses IMAP; Setup fails and leaves the services behind, stopped and disabled. */
export const setupFails: Scenario = {
  ...mailboxServer(popImapOn(1995, 1993, { imapBackEnd: unused(), imapFrontEnd: unused() })),
  setup: { ...update, ending: 'fails' },
};

/** No port is at risk; Setup seems to hang and goes on in the end. */
export const setupStuck: Scenario = {
  ...mailboxServer(popImapOn(1995, 1993)),
  setup: { ...update, silentMs: 40 * minuteMs },
};
