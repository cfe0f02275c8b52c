import { findingsOf, type Answer } from '../../checks/check.ts';
import { greetings } from '../../exchange/greetings.ts';
import { findService } from '../../exchange/services.ts';
import type { ProtocolAnswer, ProtocolTarget } from '../../evidence/after-schema.ts';
import type { Facts } from '../../facts/derive-facts.ts';
import { listeningFamilies } from '../../ports/find-holder.ts';
import { familyName } from '../../ports/vocabulary.ts';
import { visibleText } from '../../text/visible.ts';
import { say } from '../../texts/stored.ts';
import type { AfterInput } from '../input.ts';
import { keyOf, protocolTargets } from '../protocol-targets.ts';
import type { AfterCheck } from './after-check.ts';
import { notRead, nothingToCompare } from './answers.ts';

const evidence = ['baseline', 'protocol-answers', 'services', 'endpoints'];
const what = say('NET-101.what');

/** After: does every mail service that ran before greet on its ports? */
export const net101: AfterCheck = {
  id: 'NET-101',
  question: say('NET-101.question'),
  impact: 'outage',
  evaluate: (input) => findingsOf(net101, answers(input)),
};

const answers = (input: AfterInput): readonly Answer[] => {
  const { facts } = input;
  const open = unknownBefore(input);
  if (!facts.answers.known) {
    const { item, code, message } = facts.answers;
    const text = say('after.unread-now', { item, code, message });
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
      title: say('NET-101.none'),
      summary: say('NET-101.none.summary'),
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
  const text = say('NET-101.unread-before', { item, code, message });
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
  const judged = targets.map((target) =>
    judge(
      facts,
      target,
      answered.filter((answer) => keyOf(answer) === keyOf(target)),
    ),
  );
  const summary = judged.map(({ text }) => text).join(' ');
  const failed = judged.filter(({ outcome }) => outcome === 'fail');
  if (failed.length > 0)
    return {
      subject,
      outcome: 'fail',
      title: say(failed.length < judged.length ? 'NET-101.not-everywhere' : 'NET-101.no-greeting', {
        subject,
      }),
      summary,
      evidence,
      remediation: [{ kind: 'hint', text: say('NET-101.no-greeting.hint') }],
    };
  return judged.every(({ outcome }) => outcome === 'pass')
    ? { subject, outcome: 'pass', title: say('NET-101.greets', { subject }), summary, evidence }
    : {
        subject,
        outcome: 'error',
        title: say('NET-101.unknown', { subject }),
        summary,
        evidence,
        remediation: [{ kind: 'hint', text: say('after.verify-again') }],
      };
};

const judge = (facts: Facts, target: ProtocolTarget, found: readonly ProtocolAnswer[]): Judged => {
  const answer = found.at(-1);
  const at = placeOf(target);
  if (answer === undefined) return { outcome: 'error', text: say('NET-101.not-asked', at) };
  if (answer.outcome !== 'answered')
    return { outcome: 'fail', text: failureText(at, answer, answer.outcome) };
  const said = excerpt(answer.said);
  const silent = answer.said === '';
  if (!greets(answer)) {
    const values = { ...at, protocol: answer.protocol };
    return {
      outcome: 'error',
      text: silent
        ? say('NET-101.no-greeting-of-protocol-silent', values)
        : say('NET-101.no-greeting-of-protocol', { ...values, said }),
    };
  }
  return (
    whoElse(facts, target) ?? {
      outcome: 'pass',
      text: silent ? say('NET-101.silent', at) : say('NET-101.said', { ...at, said }),
    }
  );
};

type Place = { readonly family: string; readonly address: string };

const placeOf = ({ family, address }: ProtocolTarget): Place => ({
  family: familyName(family),
  address,
});

/** A greeting that cannot have come from the service, by the tables of the same verification. */
const whoElse = (facts: Facts, target: ProtocolTarget): Judged | null => {
  const { service: name, port, family } = target;
  const at = placeOf(target);
  const odd = (text: string): Judged => ({ outcome: 'error', text });
  if (!facts.services.known || !facts.endpoints.known || !facts.processes.known)
    return odd(say('NET-101.odd-unread', at));
  const service = findService(facts.services.value, name);
  if (service === undefined) return odd(say('NET-101.odd-gone', { ...at, service: name }));
  if (service.state === 'stopped') return odd(say('NET-101.odd-stopped', { ...at, service: name }));
  return listeningFamilies(facts, name, port).includes(family)
    ? null
    : odd(say('NET-101.odd-no-listener', { ...at, service: name }));
};

const failureText = (
  at: Place,
  { said, error }: ProtocolAnswer,
  outcome: Exclude<ProtocolAnswer['outcome'], 'answered'>,
): string => {
  const values = { ...at, failure: say(`NET-101.failure.${outcome}`), said: excerpt(said) };
  if (error === null)
    return say(said === '' ? 'NET-101.failed-silent' : 'NET-101.failed-said', values);
  return say(said === '' ? 'NET-101.failed-silent-error' : 'NET-101.failed-said-error', {
    ...values,
    error: excerpt(error),
  });
};

/** What is said to be an answer has to be one. */
const greets = ({ protocol, said }: ProtocolAnswer): boolean => greetings[protocol].test(said);

/** What others have sent goes into a report: short, on one line, and with nothing that cannot be seen. */
const excerpt = (text: string): string => {
  const line = visibleText(text).trim().split('\n')[0] ?? '';
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
};
