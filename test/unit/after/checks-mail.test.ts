import { describe, expect, it } from 'vitest';

import { protocolTargets } from '../../../shared/after/protocol-targets.ts';
import type { AfterInput } from '../../../shared/after/input.ts';
import type { ProtocolAnswer, ProtocolTarget } from '../../../shared/evidence/after-schema.ts';
import { known } from '../../../shared/facts/fact.ts';
import {
  afterInput,
  findingsAfter,
  greeting,
  outcomesAfter,
  type SideUnderTest,
} from '../../support/after.ts';
import { errorItem, installPath, listeners, pop3be, service } from '../../support/evidence.ts';

const pop3 = service('MSExchangePop3', {
  pid: 5000,
  imagePath: `${installPath}FrontEnd\\PopImap\\Microsoft.Exchange.Pop3service.exe`,
});
const side: SideUnderTest = { services: [pop3], endpoints: listeners(995, 5000) };
const subject = 'MSExchangePop3 tcp/995';

/** The same input with what each target answered. */
const answering = (
  input: AfterInput,
  answer: (target: ProtocolTarget) => readonly ProtocolAnswer[],
): AfterInput => ({
  ...input,
  facts: { ...input.facts, answers: known(protocolTargets(input).flatMap(answer)) },
});

const sayingIn6 = (given: Partial<ProtocolAnswer>): AfterInput =>
  answering(afterInput(side, side), (target) => [
    greeting(target, target.family === 'ipv6' ? given : {}),
  ]);

describe('NET-101, greetings', () => {
  it('passes when every target greets', () => {
    const [finding] = findingsAfter(afterInput(side, side), 'NET-101');
    expect(finding).toMatchObject({ subject, outcome: 'pass', impact: 'outage' });
    expect(finding?.summary).toContain('IPv4 127.0.0.1: it said "+OK ready"');
    expect(finding?.summary).toContain('IPv6 ::1');
  });

  it.each(['refused', 'timed-out', 'closed', 'unexpected', 'tls-failed', 'failed'] as const)(
    'fails when one family is %s, though the other greets',
    (outcome) => {
      const [finding] = findingsAfter(
        sayingIn6({ outcome, said: '-ERR busy', error: 'ECODE' }),
        'NET-101',
      );
      expect(finding).toMatchObject({ subject, outcome: 'fail' });
      expect(finding?.summary).toContain('it said "-ERR busy". (ECODE)');
      expect(finding?.title).toContain('in every family');
    },
  );

  it.each([
    ['pop3', '-ERR no'],
    ['pop3', ''],
    ['imap4', '* BYE closing'],
    ['smtp', '421 not now'],
  ] as const)('does not believe that %s answered with "%s"', (protocol, said) => {
    const input = sayingIn6({ protocol, said });
    expect(outcomesAfter(input, 'NET-101')).toEqual({ [subject]: 'error' });
  });

  it.each([
    ['imap4', '* OK ready'],
    ['imap4', '* PREAUTH ready'],
    ['smtp', '220-first line'],
    ['smtp', '220 ready'],
  ] as const)('takes the greeting of %s: %s', (protocol, said) => {
    expect(outcomesAfter(sayingIn6({ protocol, said }), 'NET-101')).toEqual({ [subject]: 'pass' });
  });

  it('is an error for a target that was not talked to', () => {
    const input = answering(afterInput(side, side), (target) =>
      target.family === 'ipv4' ? [greeting(target)] : [],
    );
    const [finding] = findingsAfter(input, 'NET-101');
    expect(finding).toMatchObject({ subject, outcome: 'error' });
    expect(finding?.summary).toContain('IPv6 ::1: it was not talked to');
  });

  it.each<[string, SideUnderTest]>([
    [
      'the service is shown as stopped',
      { ...side, services: [{ ...pop3, state: 'stopped', pid: null }] },
    ],
    ['somebody else listens', { ...side, endpoints: listeners(995, 666) }],
    ['there is no such service', { ...side, services: [pop3be()] }],
    ['the listeners were not read', { ...side, replace: [errorItem('endpoints')] }],
  ])('is an error when a greeting came and %s', (_name, now) => {
    expect(outcomesAfter(afterInput(side, now), 'NET-101')).toEqual({ [subject]: 'error' });
  });

  it('shows what was said on one line, short, and with nothing hidden in it', () => {
    const said = `+OK \u202Egnitaerg\r\n${'x'.repeat(500)}`;
    const [finding] = findingsAfter(sayingIn6({ said }), 'NET-101');
    expect(finding?.outcome).toBe('pass');
    expect(finding?.summary).toContain('it said "+OK ⟨U+202E⟩gnitaerg".');
    expect(
      findingsAfter(sayingIn6({ said: `+OK ${'x'.repeat(500)}` }), 'NET-101')[0]?.summary,
    ).toContain('x…"');
  });

  it('does not apply where no mail service ran before', () => {
    const input = afterInput({ services: [service('MSExchangeIS')], endpoints: [] }, side);
    expect(outcomesAfter(input, 'NET-101')).toEqual({ EX01: 'not-applicable' });
  });

  it('leaves open what ran before without a baseline, and still says what runs now', () => {
    expect(outcomesAfter(afterInput(null, side), 'NET-101')).toEqual({
      EX01: 'error',
      [subject]: 'pass',
    });
  });

  it.each(['services', 'endpoints'] as const)('leaves it open without %s of before', (id) => {
    const input = afterInput({ ...side, replace: [errorItem(id)] }, side);
    expect(outcomesAfter(input, 'NET-101')).toEqual({ EX01: 'error', [subject]: 'pass' });
  });

  it('is an error when the answers were not read', () => {
    const now = { ...side, answers: [], replace: [errorItem('protocol-answers')] };
    expect(outcomesAfter(afterInput(side, now), 'NET-101')).toEqual({ EX01: 'error' });
  });
});

describe('CERT-101, certificates', () => {
  const showing = (given: Partial<NonNullable<ProtocolAnswer['certificate']>>): AfterInput =>
    answering(afterInput(side, side), (target) => {
      const answer = greeting(target);
      return [
        { ...answer, certificate: answer.certificate && { ...answer.certificate, ...given } },
      ];
    });

  it('passes for a certificate that is valid, once for all that showed it', () => {
    const found = findingsAfter(afterInput(side, side), 'CERT-101');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      subject: 'CN=mail.example.test, until 2027-01-01',
      outcome: 'pass',
      impact: 'degraded',
    });
    expect(found[0]?.summary).toContain('Shown by MSExchangePop3 tcp/995.');
    expect(found[0]?.title).toContain('37 more day');
  });

  it.each([
    ['has expired', { notAfter: '2026-11-24T04:59:59.000Z' }],
    ['expires at this moment', { notAfter: '2026-11-24T05:00:00.000Z' }],
    ['is not valid yet', { notBefore: '2026-11-24T05:00:01.000Z' }],
    ['ends before it begins', { notBefore: '2028-01-01T00:00:00.000Z' }],
    [
      'has expired since a time that is not known',
      { notBefore: null, notAfter: '2026-01-02T00:00:00.000Z' },
    ],
  ])('fails for a certificate that %s', (_name, given) => {
    expect(findingsAfter(showing(given), 'CERT-101')).toMatchObject([{ outcome: 'fail' }]);
  });

  it.each([
    ['without an end', { notAfter: null }],
    ['without a beginning', { notBefore: null }],
  ])('is an error for a certificate %s', (_name, given) => {
    expect(findingsAfter(showing(given), 'CERT-101')).toMatchObject([{ outcome: 'error' }]);
  });

  it('is an error when it is not known what time it is', () => {
    const { readAt: _left, ...input } = afterInput(side, side);
    expect(findingsAfter(input, 'CERT-101')).toMatchObject([{ outcome: 'error' }]);
  });

  it('tells two certificates with one name apart', () => {
    const input = answering(afterInput(side, side), (target) => {
      const answer = greeting(target);
      const notAfter =
        target.family === 'ipv4' ? '2026-01-02T00:00:00.000Z' : '2027-01-01T00:00:00.000Z';
      return [
        { ...answer, certificate: answer.certificate && { ...answer.certificate, notAfter } },
      ];
    });
    expect(Object.values(outcomesAfter(input, 'CERT-101')).toSorted()).toEqual(['fail', 'pass']);
  });

  it('is an error for a service that should begin with TLS and showed nothing', () => {
    const input = answering(afterInput(side, side), (target) => [
      greeting(target, { outcome: 'tls-failed', certificate: null }),
    ]);
    expect(outcomesAfter(input, 'CERT-101')).toEqual({ [subject]: 'error' });
  });

  it('does not apply where nobody was talked to over TLS', () => {
    const plain = { services: [pop3], endpoints: listeners(110, 5000) };
    expect(outcomesAfter(afterInput(plain, plain), 'CERT-101')).toEqual({ EX01: 'not-applicable' });
  });

  it('is an error when the answers were not read', () => {
    const now = { ...side, answers: [], replace: [errorItem('protocol-answers')] };
    expect(outcomesAfter(afterInput(side, now), 'CERT-101')).toEqual({ EX01: 'error' });
  });
});
