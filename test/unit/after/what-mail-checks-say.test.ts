import { describe, expect, it } from 'vitest';

import type { AfterInput } from '../../../shared/after/input.ts';
import { protocolTargets } from '../../../shared/after/protocol-targets.ts';
import type { ProtocolAnswer } from '../../../shared/evidence/after-schema.ts';
import { known } from '../../../shared/facts/fact.ts';
import { afterInput, findingsAfter, greeting, type SideUnderTest } from '../../support/after.ts';
import { errorItem, installPath, listeners, pop3be, service } from '../../support/evidence.ts';
import { expectSaid, type Said } from '../../support/said.ts';

const pop3 = service('MSExchangePop3', {
  pid: 5000,
  imagePath: `${installPath}FrontEnd\\PopImap\\Microsoft.Exchange.Pop3service.exe`,
});
const side: SideUnderTest = { services: [pop3], endpoints: listeners(995, 5000) };
const subject = 'MSExchangePop3 tcp/995';

/** The same input; IPv4 answers with a greeting, IPv6 as given, or not at all. */
const in6 = (
  given: Partial<ProtocolAnswer> | null,
  input = afterInput(side, side),
): AfterInput => ({
  ...input,
  facts: {
    ...input.facts,
    answers: known(
      protocolTargets(input).flatMap((target) => {
        if (target.family === 'ipv4') return [greeting(target)];
        return given === null ? [] : [greeting(target, given)];
      }),
    ),
  },
});
const says = (
  check: string,
  cases: readonly (readonly [name: string, input: AfterInput, said: Said, about?: string])[],
): void => {
  const complete = cases.map(
    ([name, input, said, about = subject]) => [name, input, said, about] as const,
  );
  it.each(complete)('%s', (_name, input, said, about) => {
    const found = findingsAfter(input, check).filter((finding) => finding.subject === about);
    expect(found).toHaveLength(1);
    expectSaid(found[0], said);
  });
};

describe('NET-101 says', () => {
  const evidence = ['baseline', 'protocol-answers', 'services', 'endpoints'];
  const settle = [['hint', 'If the service does not run, settle that first (SVC-101)']] as const;
  const again = [['hint', 'Verify again.']] as const;
  const ready = 'IPv4 127.0.0.1: it said "+OK ready".';
  const unknown = `${subject}: it is not known whether it greets`;
  const odd = (text: string): readonly string[] => [
    `a greeting came, yet ${text}; the tables and the answer contradict each other.`,
  ];
  const failures = [
    ['refused', 'the connection was refused: nobody listens'],
    ['timed-out', 'no whole greeting came in time'],
    ['closed', 'the connection was closed before a greeting came'],
    ['unexpected', 'what came is no greeting of this protocol'],
    ['tls-failed', 'TLS could not be set up'],
    ['failed', 'it could not be talked to'],
  ] as const;
  says('NET-101', [
    [
      'what the service said in each family',
      afterInput(side, side),
      {
        title: `${subject} greets`,
        summary: `${ready} IPv6 ::1: it said "+OK ready".`,
        evidence,
      },
    ],
    ...failures.map(
      ([outcome, text]) =>
        [
          `what went wrong: ${outcome}`,
          in6({ outcome, said: '', error: null }),
          {
            title: `${subject}: no greeting in every family and on every address`,
            summary: `${ready} IPv6 ::1: ${text}; nothing was said.`,
            evidence,
            advice: settle,
          },
        ] as const,
    ),
    [
      'that nobody answers at all, with the error',
      afterInput(side, {
        ...side,
        answers: protocolTargets(afterInput(side, side)).map((target) =>
          greeting(target, { outcome: 'refused', said: '', error: 'ECONNREFUSED' }),
        ),
      }),
      {
        title: `${subject}: no greeting`,
        summary: ['nobody listens; nothing was said. (ECONNREFUSED)'],
        evidence,
        advice: settle,
      },
    ],
    [
      'that a target was not talked to',
      in6(null),
      {
        title: unknown,
        summary: `${ready} IPv6 ::1: it was not talked to.`,
        evidence,
        advice: again,
      },
    ],
    [
      'that an answer is no greeting',
      in6({ said: 'x +OK' }),
      {
        title: unknown,
        summary: ['it is said to have answered, yet that is no greeting of pop3: it said "x +OK".'],
        evidence,
        advice: again,
      },
    ],
    ...(
      [
        ['it could not be read whose it is', { ...side, replace: [errorItem('services')] }],
        ['it could not be read whose it is', { ...side, replace: [errorItem('processes')] }],
        ['it could not be read whose it is', { ...side, replace: [errorItem('endpoints')] }],
        ['there is no service MSExchangePop3', { ...side, services: [pop3be()] }],
        [
          'MSExchangePop3 is shown as stopped',
          { ...side, services: [{ ...pop3, state: 'stopped', pid: null }] },
        ],
        ['no listener of MSExchangePop3 is shown there', { ...side, endpoints: [] }],
      ] satisfies [string, SideUnderTest][]
    ).map(
      ([text, now]) =>
        [
          `what contradicts a greeting: ${text}`,
          afterInput(side, now),
          { title: unknown, summary: odd(text), evidence, advice: again },
        ] as const,
    ),
    [
      'that no mail service ran',
      afterInput({ services: [], endpoints: [] }, side),
      {
        title: 'No mail service with a known protocol ran before the update',
        summary: 'None of POP3, IMAP4, SMTP listened then, so none has to greet now.',
        evidence,
      },
      'EX01',
    ],
    [
      'that it is not known what ran before',
      afterInput({ ...side, replace: [errorItem('endpoints')] }, side),
      {
        title: 'Greetings of the mail services: it could not be compared',
        summary: [
          '"endpoints" was not read before the update (timed-out: no answer in time), so only services that run now were talked to.',
        ],
        evidence: ['endpoints'],
        advice: again,
      },
      'EX01',
    ],
    [
      'that there is no baseline',
      afterInput(null, side),
      {
        title: 'Greetings of the mail services: there is no baseline to compare with',
        summary: ['this question stays open'],
        evidence: ['baseline'],
        advice: [['hint', 'Compare by hand']],
      },
      'EX01',
    ],
  ]);

  it.each([
    ['imap4', 'x * OK ready'],
    ['imap4', '* OKAY'],
    ['smtp', 'x 220 ready'],
    ['smtp', '2200'],
  ] as const)('that %s does not greet with "%s"', (protocol, said) => {
    expect(findingsAfter(in6({ protocol, said }), 'NET-101')).toMatchObject([{ outcome: 'error' }]);
  });

  it.each([
    [120, '"'],
    [121, '…"'],
  ])('as much as %d characters of what was said', (length, end) => {
    const said = '+OK '.padEnd(length, 'x');
    const [finding] = findingsAfter(in6({ said }), 'NET-101');
    expect(finding?.summary).toContain(`it said "${said.slice(0, 120)}${end}.`);
  });

  it('only the first line, without the spaces around it', () => {
    const [finding] = findingsAfter(in6({ outcome: 'failed', said: '  one\ntwo' }), 'NET-101');
    expect(finding?.summary).toContain('it said "one".');
  });

  it('each port by itself', () => {
    const two = { ...side, endpoints: [...listeners(110, 5000), ...listeners(995, 5000)] };
    expect(
      findingsAfter(afterInput(two, two), 'NET-101').map((finding) => finding.subject),
    ).toEqual(['MSExchangePop3 tcp/110', subject]);
  });
});

describe('CERT-101 says', () => {
  const evidence = ['protocol-answers'];
  const certificate = {
    subject: 'CN=mail.example.test',
    issuer: 'CN=Example CA',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2027-01-01T00:00:00.000Z',
  };
  const showing = (
    given: Partial<typeof certificate> | Record<string, string | null>,
  ): AfterInput =>
    afterInput(side, {
      ...side,
      answers: protocolTargets(afterInput(side, side)).map((target) =>
        greeting(target, { certificate: { ...certificate, ...given } }),
      ),
    });
  const name = 'CN=mail.example.test';
  const about = `${name}, until 2027-01-01`;
  const from = 'Shown by MSExchangePop3 tcp/995. Valid from 2026-01-01 00:00:00 UTC to';
  const renew = [['hint', 'Renew the certificate and assign it']] as const;
  says('CERT-101', [
    [
      'how long a certificate is valid',
      showing({}),
      {
        title: `${name}: the certificate is valid for 37 more days`,
        summary: `${from} 2027-01-01 00:00:00 UTC; issued by CN=Example CA.`,
        evidence,
      },
      about,
    ],
    [
      'that a certificate has expired',
      showing({ notAfter: '2026-02-01T00:00:00.000Z' }),
      {
        title: `${name}: the certificate has expired`,
        summary: [`${from} 2026-02-01 00:00:00 UTC`],
        evidence,
        advice: renew,
      },
      `${name}, until 2026-02-01`,
    ],
    [
      'that a certificate ends before it begins',
      showing({ notBefore: '2028-01-01T00:00:00.000Z' }),
      {
        title: `${name}: the certificate ends before it begins`,
        summary: ['Valid from 2028-01-01'],
        evidence,
        advice: renew,
      },
      about,
    ],
    [
      'to look at the clock where a certificate is not valid yet',
      showing({ notBefore: '2026-12-01T00:00:00.000Z' }),
      {
        title: `${name}: the certificate is not valid yet`,
        summary: ['Valid from 2026-12-01'],
        evidence,
        advice: [['hint', 'Compare the clock of this server with its domain controller']],
      },
      about,
    ],
    [
      'what is not known of a certificate',
      showing({ subject: '', issuer: '', notBefore: null, notAfter: null }),
      {
        title: 'a certificate without a name: it is not known whether the certificate is valid',
        summary:
          'Shown by MSExchangePop3 tcp/995. Valid from not known to not known; issued by nobody named.',
        evidence,
      },
      'a certificate without a name, until not known',
    ],
    [
      'who showed nothing',
      in6({ certificate: null, outcome: 'tls-failed' }),
      {
        title: `${subject} showed no certificate`,
        summary: 'TLS was not set up, so its certificate is not known: see NET-101.',
        evidence,
      },
      subject,
    ],
    [
      'that nobody was asked over TLS',
      afterInput({ services: [], endpoints: [] }, { services: [], endpoints: [] }),
      {
        title: 'No mail service showed a certificate',
        summary: 'None was talked to over TLS.',
        evidence,
      },
      'EX01',
    ],
  ]);

  it('long names cut off', () => {
    const [finding] = findingsAfter(
      showing({ subject: 's'.repeat(300), issuer: 'i'.repeat(300) }),
      'CERT-101',
    );
    expect(finding?.subject).toBe(`${'s'.repeat(200)}, until 2027-01-01`);
    expect(finding?.summary).toContain(`issued by ${'i'.repeat(200)}.`);
  });

  it.each(['subject', 'issuer', 'notBefore', 'notAfter'])('two that differ in %s', (field) => {
    const input = in6({
      certificate: { ...certificate, [field]: '2026-12-31T00:00:00.000Z' },
    });
    expect(findingsAfter(input, 'CERT-101')).toHaveLength(2);
  });

  it('every port that showed one certificate', () => {
    const two = {
      ...side,
      services: [pop3, service('MSExchangeImap4', { pid: 5001 })],
      endpoints: [...listeners(995, 5000), ...listeners(993, 5001)],
    };
    expect(findingsAfter(afterInput(two, two), 'CERT-101')[0]?.summary).toContain(
      'Shown by MSExchangeImap4 tcp/993, MSExchangePop3 tcp/995.',
    );
  });
});
