import type { Health } from '../../shared/after/schema.ts';
import { verdictOfHealth } from '../../shared/after/health.ts';
import { actionsOf } from '../../shared/report/actions.ts';
import type { Finding, Report } from '../../shared/report/schema.ts';

const at = (second: number): string =>
  new Date(Date.parse('2026-11-24T04:30:00.000Z') + second * 1_000).toISOString();

/** A finding of the After phase with everything that a test does not care about filled in. */
export const afterFinding = (
  id: string,
  subject: string,
  given: Partial<Finding> = {},
): Finding => ({
  id,
  subject,
  outcome: 'pass',
  impact: 'outage',
  title: `${subject} is as before`,
  summary: `${subject} was compared.`,
  evidence: ['services'],
  remediation: [],
  docs: [],
  ...given,
});

const holder = {
  pid: 5120,
  image: 'C:\\Windows\\System32\\inetsrv\\w3wp.exe',
  service: 'W3SVC',
  remote: '10.0.0.5:3268',
  state: 'established' as const,
};

/** `MSExchangePOP3BE` down because its port is taken. */
export const portTaken: Finding = afterFinding('SVC-101', 'MSExchangePOP3BE', {
  outcome: 'fail',
  title: 'MSExchangePOP3BE ran before the update and is stopped now',
  summary: 'Its last start ended with 10048: the port was taken.',
  remediation: [
    {
      kind: 'plan',
      text: 'Recover MSExchangePOP3BE',
      service: 'MSExchangePOP3BE',
      plan: 'recover-service',
    },
    { kind: 'hint', text: 'The plan frees and excludes the port before it starts the service.' },
  ],
  cause: {
    kind: 'port-taken',
    service: 'MSExchangePOP3BE',
    first: 'MSExchangePOP3BE',
    text: 'Port tcp/9955 was in other hands when the service was started (10048).',
    proof: [
      { text: 'Exit code 10048 of the last start.', evidence: ['services'] },
      { text: 'The endpoint table shows <w3wp.exe> on tcp/9955.', evidence: ['endpoints'] },
    ],
    port: 9955,
    family: 'ipv4',
    holder,
    heldNow: true,
  },
});

/** A service that only waits for another one. */
export const waitsFor = (service: string, first: string): Finding =>
  afterFinding('SVC-101', service, {
    outcome: 'fail',
    title: `${service} ran before the update and is stopped now`,
    cause: {
      kind: 'dependency-down',
      service,
      first,
      text: `It needs ${first}, which does not run.`,
      proof: [{ text: `${service} depends on ${first}.`, evidence: ['services'] }],
      port: null,
      family: null,
      holder: null,
      heldNow: null,
    },
  });

/** A service that Setup left disabled. */
export const leftDisabled = (service: string): Finding =>
  afterFinding('SVC-101', service, {
    outcome: 'fail',
    title: `${service} ran before the update and is stopped now`,
    remediation: [{ kind: 'plan', text: 'Restore services', service, plan: 'restore-services' }],
    cause: {
      kind: 'disabled',
      service,
      first: service,
      text: 'Setup left it disabled.',
      proof: [{ text: 'Start type disabled, automatic before.', evidence: ['services'] }],
      port: null,
      family: null,
      holder: null,
      heldNow: null,
    },
  });

/** Everything that can be found, in an order that is not that of the way back. */
export const everythingWrong: readonly Finding[] = [
  afterFinding('PORT-102', 'MSExchangePOP3BE tcp/9955', {
    outcome: 'fail',
    impact: 'degraded',
    title: 'MSExchangePOP3BE tcp/9955 is not excluded',
  }),
  afterFinding('CONF-001', 'web.config', {
    outcome: 'manual',
    impact: 'degraded',
    title: 'C:\\Exchange\\web.config was changed',
    summary: 'Its hash is another one.',
  }),
  afterFinding('CERT-101', 'CN=mail.example', {
    outcome: 'fail',
    impact: 'degraded',
    title: 'The certificate CN=mail.example has expired',
  }),
  afterFinding('NET-101', 'MSExchangeFrontEndTransport smtp tcp/25', {
    outcome: 'fail',
    title: 'MSExchangeFrontEndTransport does not greet',
    summary: 'No answer within 10 s.',
  }),
  waitsFor('MSExchangeTransportLogSearch', 'MSExchangeADTopology'),
  portTaken,
  leftDisabled('MSExchangeIS'),
  afterFinding('SVC-102', 'MSExchangeIS', {
    outcome: 'fail',
    impact: 'degraded',
    title: 'MSExchangeIS is disabled and was automatic',
  }),
  afterFinding('SVC-101', 'MSExchangeIMAP4BE', {
    outcome: 'fail',
    title: 'MSExchangeIMAP4BE ran before the update and is stopped now',
    cause: {
      kind: 'port-excluded',
      service: 'MSExchangeIMAP4BE',
      first: 'MSExchangeIMAP4BE',
      text: 'A system exclusion covers tcp/9933 (10013).',
      proof: [],
      port: 9933,
      family: 'ipv6',
      holder: null,
      heldNow: null,
    },
  }),
  afterFinding('SVC-103', 'MSExchangePOP3BE tcp/9955', {
    outcome: 'fail',
    title: 'MSExchangePOP3BE tcp/9955: nobody of its own listens',
  }),
  afterFinding('SETUP-002', 'Exchange version', {
    outcome: 'error',
    impact: 'update-fails',
    title: 'It is not known which version is installed',
  }),
  afterFinding('SVC-101', 'MSExchangeADTopology', {
    outcome: 'fail',
    title: 'MSExchangeADTopology ran before the update and is stopped now',
  }),
  afterFinding('NET-101', 'MSExchangePop3 pop3 tcp/995', { title: 'MSExchangePop3 greets' }),
];

/** The incident that the program is about: one port taken, one service down. */
export const oneServiceDown: readonly Finding[] = [
  afterFinding('CONF-001', 'web.config', {
    outcome: 'manual',
    impact: 'degraded',
    title: 'C:\\Exchange\\web.config was changed',
    summary: 'Its hash is another one.',
  }),
  portTaken,
  afterFinding('SVC-103', 'MSExchangePOP3BE tcp/9955', {
    outcome: 'fail',
    title: 'MSExchangePOP3BE tcp/9955: nobody of its own listens',
  }),
  afterFinding('NET-101', 'MSExchangePop3 pop3 tcp/995', { title: 'MSExchangePop3 greets' }),
];

const row = (
  subject: string,
  field: string,
  before: string | null,
  after: string | null,
  judged: Report['before_after'][number]['judged'],
  why = '',
): Report['before_after'][number] => ({
  kind: 'service',
  subject,
  field,
  before,
  after,
  judged,
  why,
});

/** A report of the After phase; everything that it can carry, where nothing else is given. */
export const afterReport = (
  before: Report,
  printedAt: Date,
  health: Health = 'outage',
  findings: readonly Finding[] = everythingWrong,
): Report => {
  const after: NonNullable<Report['after']> = {
    status: 'finished',
    health,
    startedAt: at(0),
    startedBy: 'N. <Operator>',
    finishedAt: at(80),
    baseline: {
      usable: true,
      code: 'ok',
      why: null,
      collectedAt: at(-7_200),
      sha256: 'b'.repeat(64),
    },
    settled: {
      outcome: 'limit-reached',
      waitedSeconds: 60.4,
      left: [{ name: 'MSExchangeIS', state: 'start-pending' }],
      flapping: ['MSExchangeMitigation'],
    },
    answers: [
      {
        service: 'MSExchangePop3',
        place: 'front-end',
        protocol: 'pop3',
        tls: 'implicit',
        family: 'ipv4',
        address: '127.0.0.1',
        port: 995,
        outcome: 'answered',
        said: '+OK The Microsoft Exchange POP3 service is ready. [<token>]\r\n',
        secure: true,
        certificate: {
          subject: 'CN=mail.example',
          issuer: 'CN=<Own CA>',
          notBefore: at(-100_000),
          notAfter: at(-1_000),
        },
        error: null,
        durationMs: 41,
      },
      {
        service: 'MSExchangePOP3BE',
        place: 'back-end',
        protocol: 'pop3',
        tls: 'either',
        family: 'ipv6',
        address: '::1',
        port: 9955,
        outcome: 'refused',
        said: '',
        secure: false,
        certificate: null,
        error: 'ECONNREFUSED',
        durationMs: 1,
      },
    ],
    signOff: null,
    hashes: [
      { name: 'baseline.json', sha256: 'b'.repeat(64) },
      { name: 'journal.ndjson', sha256: 'c'.repeat(64) },
    ],
  };
  const { capture: _, ...rest } = before;
  const verdict = verdictOfHealth(health);
  return {
    ...rest,
    verdict,
    run: {
      ...before.run,
      phase: 'after',
      startedAt: at(-7_300),
      finishedAt: at(80),
      printedAt: printedAt.toISOString(),
    },
    findings: [...findings],
    after,
    before_after: [
      row('MSExchangeIS', 'state', 'running', 'running', 'same'),
      row('MSExchangeIS', 'start type', 'automatic', 'automatic', 'same'),
      row('MSExchangePOP3BE', 'image', 'a.exe', 'a.exe', 'same'),
      row('Exchange', 'version', '15.2.1544.4', '15.2.1748.10', 'expected', 'The update.'),
      row('MSExchangePOP3BE', 'state', 'running', 'stopped', 'worse', 'See SVC-101.'),
      row('MSExchangePOP3BE', 'start type', 'automatic', null, 'unknown', 'It was not read.'),
      row('MSExchangeMitigation', 'state', 'running', 'stopped', 'noted', 'It stops by <design>.'),
    ],
    actions: actionsOf({
      verdict,
      findings: [...findings],
      ports: before.ports,
      waivers: before.waivers,
      run: { phase: 'after' },
      now: printedAt,
      after,
    }),
  };
};

/** The same server, healthy and signed for. */
export const signedReport = (before: Report, printedAt: Date): Report => {
  const report = afterReport(before, printedAt, 'healthy', [
    afterFinding('SVC-101', 'Services', { title: 'Every service that ran before runs' }),
    afterFinding('NET-101', 'MSExchangePop3 pop3 tcp/995', { title: 'MSExchangePop3 greets' }),
  ]);
  const { after } = report;
  if (after === undefined) return report;
  return {
    ...report,
    before_after: report.before_after.filter(({ judged }) => ['same', 'expected'].includes(judged)),
    after: {
      ...after,
      settled: { outcome: 'settled', waitedSeconds: 12, left: [], flapping: [] },
      answers: after.answers.filter(({ outcome }) => outcome === 'answered'),
      signOff: {
        by: 'N. <Operator>',
        role: 'Messaging operator',
        note: 'Mail flow was tried from outside.',
        decision: 'accepted',
        health: 'healthy',
        at: at(120),
      },
    },
  };
};
