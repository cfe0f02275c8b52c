import type { BeforeAfterRow, RootCause } from '../../shared/after/schema.ts';
import type { AfterState } from '../../shared/after/state.ts';
import type { ProtocolAnswer } from '../../shared/evidence/after-schema.ts';
import type { Finding } from '../../shared/report/schema.ts';

export const startedAt = '2026-11-24T05:00:00.000Z';
export const finishedAt = '2026-11-24T05:01:10.000Z';

export const portTaken: RootCause = {
  kind: 'port-taken',
  service: 'MSExchangePOP3BE',
  first: 'MSExchangePOP3BE',
  text: 'tcp/9955 was taken by w3wp.exe (process 4711) while POP3 back end was down, so it was refused its port (10048).',
  proof: [
    { text: 'The service ended with error 10048: address already in use.', evidence: ['services'] },
    {
      text: 'w3wp.exe (process 4711) has tcp/9955 in IPv4, connected to 10.0.0.5:3268.',
      evidence: ['endpoints', 'processes'],
    },
    {
      text: 'The watch saw the capture begin at 04:12:07, while the service was stopped.',
      evidence: [],
    },
  ],
  port: 9_955,
  family: 'ipv4',
  holder: {
    pid: 4_711,
    image: 'C:\\Windows\\System32\\inetsrv\\w3wp.exe',
    service: null,
    remote: '10.0.0.5:3268',
    state: 'established',
  },
  heldNow: true,
};

export const finding = (given: Partial<Finding> & Pick<Finding, 'id' | 'subject'>): Finding => ({
  outcome: 'fail',
  impact: 'outage',
  title: `${given.subject} is not as before`,
  summary: 'It ran before the update and does not run now.',
  evidence: ['services'],
  remediation: [],
  docs: [],
  ...given,
});

export const popDown = finding({
  id: 'SVC-101',
  subject: 'MSExchangePOP3BE',
  title: 'MSExchangePOP3BE is stopped; it ran before the update',
  summary: 'Nobody can fetch mail by POP3: the front end has no back end to hand the session to.',
  evidence: ['services', 'endpoints'],
  cause: portTaken,
  remediation: [
    {
      kind: 'plan',
      plan: 'recover-service',
      service: 'MSExchangePOP3BE',
      text: 'Free tcp/9955, exclude it, start the service, and prove that it greets.',
    },
  ],
});

export const leftDisabled = (service: string): Finding =>
  finding({
    id: 'SVC-101',
    subject: service,
    title: `${service} is disabled and stopped; it was automatic and ran`,
    cause: {
      kind: 'disabled',
      service,
      first: service,
      text: 'Setup disabled it and did not give the start type back.',
      proof: [{ text: 'Start type disabled, was automatic.', evidence: ['services'] }],
      port: null,
      family: null,
      holder: null,
      heldNow: null,
    },
    remediation: [
      { kind: 'plan', plan: 'restore-services', text: 'Restore what the baseline says.' },
    ],
  });

export const configChanged = finding({
  id: 'CONF-001',
  subject: 'EdgeTransport.exe.config',
  outcome: 'manual',
  impact: 'degraded',
  title: 'EdgeTransport.exe.config is not as it was before Setup overwrote it',
  summary: 'Only you can say whether a change of yours was lost.',
  evidence: ['file.configuration'],
});

export const passed = finding({
  id: 'SETUP-002',
  subject: 'Exchange',
  outcome: 'pass',
  title: 'Another version is installed than before',
});

export const row = (given: Partial<BeforeAfterRow>): BeforeAfterRow => ({
  kind: 'service',
  subject: 'MSExchangePOP3BE',
  field: 'State',
  before: 'running',
  after: 'running',
  judged: 'same',
  why: '',
  ...given,
});

export const rows: readonly BeforeAfterRow[] = [
  row({ after: 'stopped', judged: 'worse', why: 'It ran before: SVC-101.' }),
  row({ field: 'Start type', before: 'automatic', after: 'automatic' }),
  row({
    field: 'Process',
    subject: 'MSExchangeIMAP4BE',
    before: '2204',
    after: '7120',
    judged: 'expected',
    why: 'A service that was started again has another process.',
  }),
  row({
    kind: 'port',
    subject: 'tcp/9955 IPv4',
    field: 'Listener',
    before: 'MSExchangePOP3BE',
    after: 'w3wp.exe (process 4711)',
    judged: 'worse',
    why: 'Another process has it.',
  }),
  row({
    kind: 'port',
    subject: 'tcp/9933 IPv6',
    field: 'Listener',
    before: 'MSExchangeIMAP4BE',
    after: null,
    judged: 'unknown',
    why: 'The endpoint table could not be read.',
  }),
  row({
    kind: 'fact',
    subject: 'Exchange',
    field: 'Version',
    before: '15.2.1544.4',
    after: '15.2.1748.10',
    judged: 'expected',
    why: 'An update installs another version.',
  }),
  row({
    kind: 'file',
    subject: 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\Bin\\EdgeTransport.exe.config',
    field: 'SHA-256',
    before: 'a1b2',
    after: 'c3d4',
    judged: 'noted',
    why: 'Setup overwrote it; only you can say whether that matters.',
  }),
  row({
    kind: 'file',
    subject:
      'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\FrontEnd\\HttpProxy\\owa\\web.config',
    field: 'SHA-256',
    before: 'e5',
    after: 'e5',
  }),
];

export const answer = (given: Partial<ProtocolAnswer>): ProtocolAnswer => ({
  service: 'MSExchangePop3',
  place: 'front-end',
  protocol: 'pop3',
  tls: 'implicit',
  family: 'ipv4',
  address: '127.0.0.1',
  port: 995,
  outcome: 'answered',
  said: '+OK The Microsoft Exchange POP3 service is ready.',
  secure: true,
  certificate: {
    subject: 'CN=mail.example.test',
    issuer: 'CN=Example CA',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2027-01-01T00:00:00.000Z',
  },
  error: null,
  durationMs: 12,
  ...given,
});

export const answers: readonly ProtocolAnswer[] = [
  answer({}),
  answer({ family: 'ipv6', address: '::1' }),
  answer({
    service: 'MSExchangePOP3BE',
    place: 'back-end',
    port: 9_955,
    outcome: 'refused',
    said: '',
    secure: false,
    certificate: null,
    error: 'ECONNREFUSED',
  }),
  answer({
    service: 'MSExchangeImap4',
    protocol: 'imap4',
    port: 993,
    said: '* OK The Microsoft Exchange IMAP4 service is ready.',
    certificate: {
      subject: 'CN=old.example.test',
      issuer: 'CN=Example CA',
      notBefore: '2025-01-01T00:00:00.000Z',
      notAfter: '2026-10-01T00:00:00.000Z',
    },
  }),
];

/** A verification that came to its end and found this. */
export const verified = (
  findings: readonly Finding[],
  given: Partial<AfterState> = {},
): AfterState => ({
  status: 'finished',
  startedAt,
  startedBy: 'Ada Lovelace',
  finishedAt,
  waitsUntil: '2026-11-24T05:05:00.000Z',
  waitingFor: [],
  settled: { outcome: 'settled', waitedSeconds: 42, left: [], flapping: [] },
  reading: null,
  items: [],
  baseline: {
    usable: true,
    code: 'ok',
    why: null,
    collectedAt: '2026-11-24T03:00:00.000Z',
    sha256: 'ab'.repeat(32),
  },
  findings,
  rows,
  answers,
  complete: true,
  signOff: null,
  ...given,
});
