import type { Report } from '../../shared/report/schema.ts';
import { captureOf } from './capture.ts';

const at = (second: number): string =>
  new Date(Date.parse('2026-11-24T03:10:00.000Z') + second * 1_000).toISOString();

const attempt = (second: number) => ({
  stepId: 'step-1',
  rollback: false,
  command: 'netsh int ipv4 add excludedportrange protocol=tcp startport=9933 numberofports=1',
  startedAt: at(second),
  outcome: 'failed' as const,
  detail: 'The port is in use.',
  exitCode: 1,
  output: '',
});

/** A report of the During phase with everything that it can carry: captures, gaps, Setup's errors, a deferred plan that waits, a long timeline. */
export const updateReport = (before: Report, printedAt: Date): Report => ({
  ...before,
  verdict: 'no-go',
  run: {
    ...before.run,
    phase: 'during',
    startedAt: at(-600),
    finishedAt: at(-580),
    printedAt: printedAt.toISOString(),
  },
  captures: [
    captureOf({
      holder: {
        pid: 612,
        image: 'C:\\Windows\\System32\\lsass.exe',
        service: 'KeyIso',
        remote: '10.0.0.5:3268',
        state: 'established',
      },
      firstSeenAt: at(0),
    }),
    {
      id: 'capture-2',
      service: 'MSExchangeIMAP4BE',
      protocol: 'tcp',
      port: 9933,
      family: 'ipv6',
      holder: { pid: 0, image: null, service: null, remote: '[fd00::5]:88', state: 'time-wait' },
      firstSeenAt: at(20),
      lastSeenAt: at(80),
    },
  ],
  watch: {
    status: 'running',
    startedAt: at(-60),
    startedBy: 'N. <Operator>',
    endedAt: null,
    intervalMs: 200,
    slowedWhy:
      'Reading the tables takes longer than 100 ms (last: 180 ms), so the watch looks every 200 ms.',
    gaps: [{ from: at(100), to: at(160) }],
    rate: { ipv4: 7.25, ipv6: 0.5, seconds: 30 },
    bootTask: { command: 'schtasks /Create', detail: 'A boot task takes the watch up.' },
    expectation: {
      seconds: 900,
      chance: {
        ever: { random: 0.104, sequential: 0.11 },
        heldAtRestart: { optimistic: 0.01, pessimistic: 0.02 },
      },
      ports: 2,
      captured: 2,
    },
  },
  setup: {
    status: 'failed',
    version: '15.2.1748.10',
    mode: 'BuildToBuildUpgrade',
    phase: 'Ended',
    component: 'Configuring the Mailbox role: Transport service.',
    errors: 30,
    warnings: 1,
    longestPauseSeconds: 40,
    grewAt: at(300),
    notes: Array.from({ length: 30 }, (_, index) => ({
      kind: 'error',
      logTime: '11.24.2026 03:14:00.0001',
      text: `[ERROR] The certificate <${index}> is expired.`,
      reference: index % 2 === 0 ? `BridgeheadRoleSetter___${index}` : null,
      what: 'A certificate that Setup needs has expired.',
      remedy: 'Replace the certificate, restart, run Setup again.',
    })),
  },
  remediations: [
    {
      plan: {
        id: 'plan-1',
        kind: 'defer-protection',
        service: 'MSExchangeIMAP4BE',
        ports: [9933],
        title: 'Protect ports of MSExchangeIMAP4BE when Setup has stopped it: tcp/9933',
        why: 'An exclusion can only be added while nobody uses the port.',
        cost: 'Nothing is stopped for it.',
        undo: 'The exclusion is deleted.',
        steps: [
          {
            id: 'step-1',
            action: { kind: 'reserve-port', family: 'ipv4', protocol: 'tcp', port: 9933 },
            title: 'Exclude tcp/9933 in IPv4, persistently',
            command: attempt(0).command,
            why: 'A collision in one family alone is enough.',
            undo: 'netsh int ipv4 delete excludedportrange protocol=tcp startport=9933 numberofports=1',
          },
        ],
        obstacles: [],
        hash: 'a'.repeat(64),
      },
      confirmedBy: 'N. Operator',
      steps: Array.from({ length: 40 }, (_, index) => attempt(30 + index)),
      outcome: null,
      detail: '',
      finishedAt: null,
    },
  ],
  timeline: [
    { at: at(-60), kind: 'run', text: 'N. Operator started the watch.' },
    ...Array.from({ length: 300 }, (_, index) => ({
      at: at(index),
      kind: 'service' as const,
      text: `MSExchangeService${index}: stopped (manual).`,
    })),
    { at: at(301), kind: 'port', text: 'MSExchangePOP3BE tcp/9955 IPv4: captured by lsass.exe.' },
    ...Array.from({ length: 300 }, (_, index) => ({
      at: at(310 + index),
      kind: 'setup' as const,
      text: `Starting service ${index}.`,
    })),
    { at: at(900), kind: 'setup', text: 'error: [ERROR] The certificate is expired.' },
  ],
});
