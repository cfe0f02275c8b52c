import { analyzeEvidence } from '../../shared/report/build-report.ts';
import type { Report, Waiver } from '../../shared/report/schema.ts';
import { afterReport, oneServiceDown, signedReport } from './after-report.ts';
import {
  commandItem,
  connection,
  errorItem,
  evidenceOf,
  excludedEverywhere,
  installPath,
  listeners,
  pop3be,
  service,
  type ServerUnderTest,
} from './evidence.ts';
import { updateReport } from './update-report.ts';

/** When the reports of a test were made. */
export const reportedAt = new Date('2026-11-24T03:05:00.000Z');

/** When the reports of the After phase were made. */
const verifiedAt = new Date('2026-11-24T04:35:00.000Z');

const imap4be = () =>
  service('MSExchangeIMAP4BE', {
    pid: 4300,
    imagePath: `${installPath}ClientAccess\\PopImap\\Microsoft.Exchange.Imap4service.exe`,
  });

const transport = () => service('MSExchangeTransport', { pid: 5000 });

/** The analysis of a server as a test describes it. */
export const reportOn = (given: ServerUnderTest = {}): Report =>
  analyzeEvidence(evidenceOf(given), reportedAt);

const waiver: Waiver = {
  findingId: 'PORT-001',
  subject: 'MSExchangePOP3BE tcp/9955',
  reason: 'POP3 is retired this week; nobody reads mail by it.',
  by: 'A. Operator',
  at: '2026-11-24T03:02:00.000Z',
  until: '2026-11-25T03:00:00.000Z',
};

/** A run with everything that a report can carry: waiver, gate decision, applied plan, timeline. */
const fullReport = (): Report => ({
  ...reportOn({ services: [pop3be(), imap4be()], endpoints: bothBackEnds }),
  run: {
    id: '20261124T030000Z-a1b2c3',
    phase: 'before',
    startedAt: '2026-11-24T03:00:00.000Z',
    finishedAt: '2026-11-24T03:00:11.000Z',
    target: 'sim:ports-at-risk',
    rehearsal: true,
    collectedAt: '2026-11-24T03:00:00.000Z',
    printedAt: reportedAt.toISOString(),
  },
  waivers: [waiver],
  gate: {
    decision: 'stop',
    by: 'A. Operator',
    verdict: 'no-go',
    at: '2026-11-24T03:04:00.000Z',
  },
  timeline: [
    { at: '2026-11-24T03:00:00.000Z', kind: 'run', text: 'Run started on sim:ports-at-risk.' },
    { at: '2026-11-24T03:02:00.000Z', kind: 'waiver', text: 'A. Operator waived PORT-001.' },
    { at: '2026-11-24T03:03:00.000Z', kind: 'remediation', text: 'Running: Stop-Service x' },
  ],
  remediations: [appliedPlan, { kind: 'a plan of a later version', note: 'kept <as it is>' }],
});

const appliedPlan = {
  plan: {
    id: 'plan-1',
    kind: 'protect-ports',
    service: 'MSExchangeIMAP4BE',
    ports: [9933],
    title: 'Protect ports of MSExchangeIMAP4BE: tcp/9933',
    why: 'An administered exclusion keeps Windows from handing the port out.',
    cost: 'MSExchangeIMAP4BE is down for a few seconds.',
    undo: 'Each exclusion can be deleted again.',
    steps: [
      {
        id: 'step-1',
        action: { kind: 'stop-service', service: 'MSExchangeIMAP4BE' },
        title: 'Stop MSExchangeIMAP4BE',
        command: 'Stop-Service MSExchangeIMAP4BE',
        why: 'Windows refuses the exclusion while the service uses the port.',
        undo: 'Start-Service MSExchangeIMAP4BE',
      },
      {
        id: 'step-2',
        action: { kind: 'reserve-port', family: 'ipv4', protocol: 'tcp', port: 9933 },
        title: 'Exclude tcp/9933 in IPv4, persistently',
        command:
          'netsh int ipv4 add excludedportrange protocol=tcp startport=9933 numberofports=1 store=persistent',
        why: 'A collision in one family alone is enough.',
        undo: 'netsh int ipv4 delete excludedportrange protocol=tcp startport=9933 numberofports=1 store=persistent',
      },
      {
        id: 'step-3',
        action: { kind: 'start-service', service: 'MSExchangeIMAP4BE' },
        title: 'Start MSExchangeIMAP4BE',
        command: 'Start-Service MSExchangeIMAP4BE',
        why: 'It ran before, so it has to run again.',
        undo: null,
      },
    ],
    obstacles: [],
    hash: 'f'.repeat(64),
  },
  confirmedBy: 'A. Operator',
  steps: [
    {
      stepId: 'step-1',
      rollback: false,
      command: 'Stop-Service MSExchangeIMAP4BE',
      startedAt: '2026-11-24T03:03:00.000Z',
      outcome: 'done',
      detail: 'The service has stopped.',
      exitCode: 0,
      output: '',
    },
    {
      stepId: 'step-2',
      rollback: false,
      command:
        'netsh int ipv4 add excludedportrange protocol=tcp startport=9933 numberofports=1 store=persistent',
      startedAt: '2026-11-24T03:03:02.000Z',
      outcome: 'failed',
      detail: 'The port is in use.',
      exitCode: 1,
      output: 'The process cannot access the file because it is being used by another process.\r\n',
    },
    {
      stepId: 'step-1',
      rollback: true,
      command: 'Start-Service MSExchangeIMAP4BE',
      startedAt: '2026-11-24T03:03:04.000Z',
      outcome: 'done',
      detail: 'The service runs.',
      exitCode: 0,
      output: '',
    },
  ],
  outcome: 'rolled-back',
  detail: 'Step 2 failed; what was done before it was taken back.',
  finishedAt: '2026-11-24T03:03:06.000Z',
};

const bothBackEnds = [...listeners(9955, 4120), ...listeners(9933, 4300)];

/** One report per situation that a reader can meet. */
export const sampleReports: Readonly<Record<string, () => Report>> = {
  'ports at risk': () =>
    reportOn({ services: [pop3be(), imap4be(), transport()], endpoints: bothBackEnds }),
  'no port at risk': () =>
    reportOn({
      services: [pop3be(), imap4be(), transport()],
      endpoints: [
        ...listeners(1995, 4120),
        ...listeners(1993, 4300),
        ...listeners(2525, 5000),
        ...listeners(9955, 5000),
      ],
      exclusions: excludedEverywhere(9955),
    }),
  'a captured port': () =>
    reportOn({
      services: [pop3be({ state: 'stopped', win32ExitCode: 10_048 }), imap4be()],
      endpoints: [connection(9955, 612), ...listeners(9933, 4300)],
      processes: [
        { pid: 612, startedAt: '2026-11-20T01:00:00.000Z', imagePath: 'C:\\Windows\\lsass.exe' },
        { pid: 4300, startedAt: '2026-11-20T01:00:00.000Z', imagePath: imap4be().imagePath },
      ],
    }),
  'unreadable tables': () =>
    reportOn({
      elevated: false,
      replace: [
        errorItem('netsh.dynamicport.ipv6.tcp'),
        commandItem('netsh.excludedportrange.ipv4.tcp.active', 'Zugriff verweigert', 1),
      ],
      without: ['netsh.excludedportrange.ipv6.tcp.persistent'],
    }),
  'everything at once': fullReport,
  'an update under way': () => updateReport(reportOn(), reportedAt),
  'an outage after the update': () =>
    afterReport(updateReport(reportOn(), reportedAt), verifiedAt, 'outage', oneServiceDown),
  'a server given back': () => signedReport(reportOn(), verifiedAt),
};
