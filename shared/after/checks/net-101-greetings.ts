import { findingsOf, type Answer } from '../../checks/check.ts';
import { greetings } from '../../exchange/greetings.ts';
import { findService } from '../../exchange/services.ts';
import type { ProtocolAnswer, ProtocolTarget } from '../../evidence/after-schema.ts';
import type { Facts } from '../../facts/derive-facts.ts';
import { listeningFamilies } from '../../ports/find-holder.ts';
import { familyName } from '../../ports/vocabulary.ts';
import { visibleText } from '../../text/visible.ts';
import type { AfterInput } from '../input.ts';
import { keyOf, protocolTargets } from '../protocol-targets.ts';
import type { AfterCheck } from './after-check.ts';
import { notRead, nothingToCompare } from './answers.ts';

const evidence = ['baseline', 'protocol-answers', 'services', 'endpoints'];
const what = 'Greetings of the mail services';

/** After: does every mail service that ran before greet on its ports? */
export const net101: AfterCheck = {
  id: 'NET-101',
  question: 'After: does every mail service that ran before greet on its ports?',
  impact: 'outage',
  evaluate: (input) => findingsOf(net101, answers(input)),
};

const answers = (input: AfterInput): readonly Answer[] => {
  const { facts } = input;
  const open = unknownBefore(input);
  if (!facts.answers.known) {
    const { item, code, message } = facts.answers;
    const text = `"${item}" was not read now (${code}: ${message}).`;
    return [...open, notRead(facts, what, { item, text })];
  }
  const groups = byPort(protocolTargets(input));
  const answered = facts.answers.value;
  const judged = groups.map((targets) => answerOf(facts, targets, answered));
  if (open.length > 0 || judged.length > 0) return [...open, ...judged];
  return [
    {
      subject: facts.server.hostName,
      outcome: 'not-applicable',
      title: 'No mail service with a known protocol ran before the update',
      summary: 'None of POP3, IMAP4, SMTP listened then, so none has to greet now.',
      evidence,
    },
  ];
};

/** Talking to what runs now proves nothing about what ran before. */
const unknownBefore = (input: AfterInput): readonly Answer[] => {
  const before = input.baseline.facts;
  if (before === null) return [nothingToCompare(input, what)];
  const unread = [before.services, before.endpoints].find(({ known }) => !known);
  if (unread === undefined || unread.known) return [];
  const { item, code, message } = unread;
  const text = `"${item}" was not read before the update (${code}: ${message}), so only services that run now were talked to.`;
  return [notRead(input.facts, what, { item, text })];
};

const byPort = (targets: readonly ProtocolTarget[]): readonly (readonly ProtocolTarget[])[] => {
  const groups = new Map<string, ProtocolTarget[]>();
  for (const target of targets) {
    const key = `${target.service} ${target.port}`;
    groups.set(key, [...(groups.get(key) ?? []), target]);
  }
  return [...groups.values()];
};

type Judged = { readonly outcome: 'pass' | 'fail' | 'error'; readonly text: string };

const answerOf = (
  facts: Facts,
  targets: readonly ProtocolTarget[],
  answered: readonly ProtocolAnswer[],
): Answer => {
  const [first] = targets;
  const subject = `${first?.service ?? ''} tcp/${first?.port ?? ''}`;
  const judged = targets.map((target) => ({
    target,
    ...judge(
      facts,
      target,
      answered.filter((answer) => keyOf(answer) === keyOf(target)),
    ),
  }));
  const summary = judged
    .map(({ target, text }) => `${familyName(target.family)} ${target.address}: ${text}`)
    .join(' ');
  const failed = judged.filter(({ outcome }) => outcome === 'fail');
  if (failed.length > 0)
    return {
      subject,
      outcome: 'fail',
      title: `${subject}: no greeting${failed.length < judged.length ? ' in every family and on every address' : ''}`,
      summary,
      evidence,
      remediation: [
        {
          kind: 'hint',
          text: 'If the service does not run, settle that first (SVC-101). If it runs, look at who listens (SVC-103), then at its own log.',
        },
      ],
    };
  return judged.every(({ outcome }) => outcome === 'pass')
    ? { subject, outcome: 'pass', title: `${subject} greets`, summary, evidence }
    : {
        subject,
        outcome: 'error',
        title: `${subject}: it is not known whether it greets`,
        summary,
        evidence,
        remediation: [{ kind: 'hint', text: 'Verify again.' }],
      };
};

const judge = (facts: Facts, target: ProtocolTarget, found: readonly ProtocolAnswer[]): Judged => {
  const answer = found.at(-1);
  if (answer === undefined) return { outcome: 'error', text: 'it was not talked to.' };
  const said = answer.said === '' ? 'nothing was said' : `it said "${excerpt(answer.said)}"`;
  if (answer.outcome !== 'answered')
    return { outcome: 'fail', text: `${failures[answer.outcome]}; ${said}.${errorText(answer)}` };
  if (!greets(answer))
    return {
      outcome: 'error',
      text: `it is said to have answered, yet that is no greeting of ${answer.protocol}: ${said}.`,
    };
  return whoElse(facts, target) ?? { outcome: 'pass', text: `${said}.` };
};

/** A greeting that cannot have come from the service, by the tables of the same verification. */
const whoElse = (facts: Facts, { service: name, port, family }: ProtocolTarget): Judged | null => {
  const odd = (text: string): Judged => ({
    outcome: 'error',
    text: `a greeting came, yet ${text}; the tables and the answer contradict each other.`,
  });
  if (!facts.services.known || !facts.endpoints.known || !facts.processes.known)
    return odd('it could not be read whose it is');
  const service = findService(facts.services.value, name);
  if (service === undefined) return odd(`there is no service ${name}`);
  if (service.state === 'stopped') return odd(`${name} is shown as stopped`);
  return listeningFamilies(facts, name, port).includes(family)
    ? null
    : odd(`no listener of ${name} is shown there`);
};

const failures: Readonly<Record<Exclude<ProtocolAnswer['outcome'], 'answered'>, string>> = {
  refused: 'the connection was refused: nobody listens',
  'timed-out': 'no whole greeting came in time',
  closed: 'the connection was closed before a greeting came',
  unexpected: 'what came is no greeting of this protocol',
  'tls-failed': 'TLS could not be set up',
  failed: 'it could not be talked to',
};

const errorText = ({ error }: ProtocolAnswer): string =>
  error === null ? '' : ` (${excerpt(error)})`;

/** What is said to be an answer has to be one. */
const greets = ({ protocol, said }: ProtocolAnswer): boolean => greetings[protocol].test(said);

/** What others have sent goes into a report: short, on one line, and with nothing that cannot be seen. */
const excerpt = (text: string): string => {
  const line = visibleText(text).trim().split('\n')[0] ?? '';
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
};
