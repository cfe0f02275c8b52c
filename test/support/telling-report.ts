import type { Report } from '../../shared/report/schema.ts';

/** Names and addresses that must not leave the house. */
export type Secrets = {
  readonly host: string;
  readonly domain: string;
  readonly otherHost: string;
  readonly netbios: string;
  readonly account: string;
  readonly person: string;
  readonly mailbox: string;
  readonly ipv4: string;
  readonly ipv6: string;
  readonly company: string;
  readonly folder: string;
  readonly program: string;
  readonly service: string;
  readonly reason: string;
};

/** The name of a server as Exchange codes it into its POP3 greeting. */
export const tokenOf = (name: string): string => Buffer.from(name, 'utf16le').toString('base64');

/** A report in which each of these stands in its own field, inside longer texts, in what commands printed, and in fields that this version does not know. */
export const tellsEverything = (report: Report, given: Secrets): Report => {
  const { host, domain, otherHost, netbios, account, person, mailbox, ipv4, ipv6 } = given;
  const { company, folder, program, service, reason } = given;
  const at = '2026-11-24T03:02:00.000Z';
  const image = `D:\\${folder} Tools\\agent\\${program}`;
  const holder = {
    pid: 812,
    image,
    service,
    remote: `${ipv4}:3268`,
    state: 'established' as const,
  };
  const texts = [
    `${host.toLowerCase()}.${domain}: captured by ${program} (process 812, service ${service}), connected to [${ipv6}]:88.`,
    `Contacting ${otherHost}.${domain} (${ipv4}) as ${netbios}\\${account}; mail to ${mailbox}@${domain}.`,
    `Started "${image}" /server:${host} from ${ipv6}, DC=${domain.replaceAll('.', ',DC=')}`,
    `${person} waived PORT-001 until tomorrow: ${reason}`,
    `svc_${host}_1 at ${ipv4}, ${ipv6}; \\\\${otherHost}\\share$\\x`,
  ];
  const [first, ...rest] = report.findings;
  return {
    ...report,
    server: { ...report.server, hostName: host },
    gate: { decision: 'proceed', by: `${netbios}\\${account}`, verdict: report.verdict, at },
    waivers: [
      {
        findingId: 'PORT-001',
        subject: host,
        reason,
        by: person,
        at,
        until: '2026-11-25T03:00:00.000Z',
      },
    ],
    timeline: [
      ...report.timeline,
      ...texts.map((text) => ({ at, kind: 'problem' as const, text })),
    ],
    findings: [...(first ? [{ ...first, subject: host, summary: texts.join(' ') }] : []), ...rest],
    ports: report.ports.map((port) => ({ ...port, holder })),
    evidenceIndex: [
      ...(report.evidenceIndex ?? []),
      {
        id: 'protocol-answers',
        title: 'Greetings',
        kind: 'command',
        startedAt: at,
        durationMs: 4,
        exitCode: 0,
        problem: null,
        text: `220 ${host}.${domain} ESMTP\r\n+OK ready. [${tokenOf(`${host}.${domain}`)}]\r\nissued to CN=${otherHost}.${domain}, O=${company}\r\n${texts.join('\r\n')}`,
      },
    ],
    remediations: [...(report.remediations ?? []), { kind: 'of a later version', note: texts }],
    after: {
      ...(report.after ?? bare),
      startedBy: person,
      answers: [
        {
          service: 'MSExchangePop3',
          place: 'front-end',
          protocol: 'pop3',
          tls: 'implicit',
          family: 'ipv4',
          address: ipv4,
          port: 995,
          outcome: 'answered',
          said: `+OK The Microsoft Exchange POP3 service is ready. [${tokenOf(`${host}.${domain}`)}]\r\n`,
          secure: true,
          certificate: {
            subject: `CN=${otherHost}.${domain}, O=${company}, C=XX`,
            issuer: `CN=${company} CA, O=${company}`,
            notBefore: at,
            notAfter: at,
          },
          error: null,
          durationMs: 2,
        },
      ],
    },
    laterField: { [`of ${host}`]: texts },
  };
};

const bare: NonNullable<Report['after']> = {
  status: 'finished',
  health: 'incomplete',
  startedAt: '2026-11-24T04:30:00.000Z',
  startedBy: 'somebody',
  finishedAt: null,
  baseline: null,
  settled: null,
  answers: [],
  signOff: null,
  hashes: [],
};
