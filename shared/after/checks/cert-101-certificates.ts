import { findingsOf, type Answer } from '../../checks/check.ts';
import type { ProtocolAnswer } from '../../evidence/after-schema.ts';
import { timeText } from '../../text/time.ts';
import { visibleText } from '../../text/visible.ts';
import type { AfterInput } from '../input.ts';
import type { AfterCheck } from './after-check.ts';
import { notRead } from './answers.ts';

const evidence = ['protocol-answers'];
const what = 'Certificates of the mail services';

/** After: is every certificate that a mail service showed valid at this time? Names and issuers are not judged: what clients trust is not known here. */
export const cert101: AfterCheck = {
  id: 'CERT-101',
  question: 'After: is every certificate that a mail service showed valid?',
  impact: 'degraded',
  evaluate: (input) => findingsOf(cert101, answers(input)),
};

type Certificate = NonNullable<ProtocolAnswer['certificate']>;
type Shown = { readonly certificate: Certificate; readonly by: readonly string[] };

const answers = ({ facts, readAt }: AfterInput): readonly Answer[] => {
  if (!facts.answers.known) {
    const { item, code, message } = facts.answers;
    return [
      notRead(facts, what, { item, text: `"${item}" was not read now (${code}: ${message}).` }),
    ];
  }
  const shown = distinct(facts.answers.value);
  const hidden = facts.answers.value.filter(
    ({ tls, certificate }) => tls === 'implicit' && certificate === null,
  );
  const judged = [...shown.map((one) => answerOf(one, readAt ?? null)), ...hiddenAnswer(hidden)];
  if (judged.length > 0) return judged;
  return [
    {
      subject: facts.server.hostName,
      outcome: 'not-applicable',
      title: 'No mail service showed a certificate',
      summary: 'None was talked to over TLS.',
      evidence,
    },
  ];
};

const placeOf = ({ service, port }: ProtocolAnswer): string => `${service} tcp/${port}`;

const distinct = (answered: readonly ProtocolAnswer[]): readonly Shown[] => {
  const found = new Map<string, Shown>();
  for (const answer of answered) {
    const { certificate } = answer;
    if (certificate === null) continue;
    const key = JSON.stringify([
      certificate.subject,
      certificate.issuer,
      certificate.notBefore,
      certificate.notAfter,
    ]);
    const by = new Set([...(found.get(key)?.by ?? []), placeOf(answer)]);
    found.set(key, { certificate, by: [...by] });
  }
  return [...found.values()];
};

const answerOf = ({ certificate, by }: Shown, readAt: string | null): Answer => {
  const name = visibleText(certificate.subject).slice(0, 200) || 'a certificate without a name';
  const { notBefore, notAfter } = certificate;
  const subject = `${name}, until ${notAfter === null ? 'not known' : notAfter.slice(0, 10)}`;
  const make = (
    outcome: Answer['outcome'],
    title: string,
    remediation: Answer['remediation'] = [],
  ): Answer => ({
    subject,
    outcome,
    title: `${name}: ${title}`,
    summary: `Shown by ${by.join(', ')}. Valid from ${dateText(notBefore)} to ${dateText(notAfter)}; issued by ${visibleText(certificate.issuer).slice(0, 200) || 'nobody named'}.`,
    evidence,
    remediation,
  });
  const now = Date.parse(readAt ?? '');
  const [from, to] = [Date.parse(notBefore ?? ''), Date.parse(notAfter ?? '')];
  if (to < from) return make('fail', 'the certificate ends before it begins', renewal);
  if (to <= now) return make('fail', 'the certificate has expired', renewal);
  if (from > now) return make('fail', 'the certificate is not valid yet', clock);
  if (Number.isNaN(now) || Number.isNaN(from) || Number.isNaN(to))
    return make('error', 'it is not known whether the certificate is valid');
  return make(
    'pass',
    `the certificate is valid for ${Math.floor((to - now) / 86_400_000)} more day(s)`,
  );
};

const dateText = (iso: string | null): string => (iso === null ? 'not known' : timeText(iso));

const renewal: Answer['remediation'] = [
  {
    kind: 'hint',
    text: 'Renew the certificate and assign it to the service (Enable-ExchangeCertificate); clients refuse the old one.',
  },
];
const clock: Answer['remediation'] = [
  { kind: 'hint', text: 'Compare the clock of this server with its domain controller first.' },
];

/** A service that should begin with TLS and showed nothing leaves the question open. */
const hiddenAnswer = (hidden: readonly ProtocolAnswer[]): readonly Answer[] =>
  [...new Set(hidden.map(placeOf))].map((place) => ({
    subject: place,
    outcome: 'error',
    title: `${place} showed no certificate`,
    summary: 'TLS was not set up, so its certificate is not known: see NET-101.',
    evidence,
  }));
