import { findingsOf, type Answer } from '../../checks/check.ts';
import type { ProtocolAnswer } from '../../evidence/after-schema.ts';
import { timeText } from '../../text/time.ts';
import { visibleText } from '../../text/visible.ts';
import { say } from '../../texts/stored.ts';
import type { AfterInput } from '../input.ts';
import type { AfterCheck } from './after-check.ts';
import { notRead } from './answers.ts';

const evidence = ['protocol-answers'];
const what = say('CERT-101.what');

/** After: is every certificate that a mail service showed valid at this time? Names and issuers are not judged: what clients trust is not known here. */
export const cert101: AfterCheck = {
  id: 'CERT-101',
  question: say('CERT-101.question'),
  impact: 'degraded',
  evaluate: (input) => findingsOf(cert101, answers(input)),
};

type Certificate = NonNullable<ProtocolAnswer['certificate']>;
type Shown = { readonly certificate: Certificate; readonly by: readonly string[] };

const answers = ({ facts, readAt }: AfterInput): readonly Answer[] => {
  if (!facts.answers.known) {
    const { item, code, message } = facts.answers;
    return [notRead(facts, what, { item, text: say('after.unread-now', { item, code, message }) })];
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
      title: say('CERT-101.none'),
      summary: say('CERT-101.none.summary'),
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
  const name = visibleText(certificate.subject).slice(0, 200) || say('CERT-101.nameless');
  const { notBefore, notAfter } = certificate;
  const subject =
    notAfter === null
      ? say('CERT-101.subject-open', { name })
      : say('CERT-101.subject', { name, date: notAfter.slice(0, 10) });
  const make = (
    outcome: Answer['outcome'],
    title: string,
    remediation: Answer['remediation'] = [],
  ): Answer => ({
    subject,
    outcome,
    title,
    summary: say('CERT-101.summary', {
      by: by.join(', '),
      from: dateText(notBefore),
      to: dateText(notAfter),
      issuer: visibleText(certificate.issuer).slice(0, 200) || say('CERT-101.issuer-not-named'),
    }),
    evidence,
    remediation,
  });
  const now = Date.parse(readAt ?? '');
  const [from, to] = [Date.parse(notBefore ?? ''), Date.parse(notAfter ?? '')];
  if (to < from) return make('fail', say('CERT-101.backwards', { name }), renewal);
  if (to <= now) return make('fail', say('CERT-101.expired', { name }), renewal);
  if (from > now) return make('fail', say('CERT-101.too-early', { name }), clock);
  if (Number.isNaN(now) || Number.isNaN(from) || Number.isNaN(to))
    return make('error', say('CERT-101.unknown', { name }));
  const days = Math.floor((to - now) / 86_400_000);
  return make('pass', say('CERT-101.valid', { name, days }));
};

const dateText = (iso: string | null): string =>
  iso === null ? say('code.not-known') : timeText(iso);

const renewal: Answer['remediation'] = [{ kind: 'hint', text: say('CERT-101.renew') }];
const clock: Answer['remediation'] = [{ kind: 'hint', text: say('CERT-101.clock') }];

/** A service that should begin with TLS and showed nothing leaves the question open. */
const hiddenAnswer = (hidden: readonly ProtocolAnswer[]): readonly Answer[] =>
  [...new Set(hidden.map(placeOf))].map((place) => ({
    subject: place,
    outcome: 'error',
    title: say('CERT-101.hidden', { place }),
    summary: say('CERT-101.hidden.summary'),
    evidence,
  }));
