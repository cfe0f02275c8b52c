import type { ItemId } from '../evidence/items.ts';
import type { Facts } from '../facts/derive-facts.ts';
import { assessPorts, portSubject, type AssessedPort } from '../ports/assess-ports.ts';
import { estimateCapture } from '../ports/estimate-capture.ts';
import type { CaptureEstimate, Finding, Impact, Outcome, Remediation } from '../report/schema.ts';
import { say } from '../texts/stored.ts';

/** What the checks decide by: the facts, and what was worked out from them once for all checks. */
export type Assessment = {
  readonly facts: Facts;
  readonly ports: readonly AssessedPort[];
  readonly capture: CaptureEstimate;
};

export const assess = (facts: Facts, windowMinutes?: number): Assessment => {
  const ports = assessPorts(facts);
  return { facts, ports, capture: estimateCapture(facts, ports, windowMinutes) };
};

/**
 * A check answers one question about a server, from facts alone. To add one: a file with a `Check`, its line in `index.ts`, and evidence for pass, fail, error and not-applicable in its test.
 */
export type Check = {
  /** Stable and never reused; see the table of finding ids in the README. */
  readonly id: string;
  readonly question: string;
  readonly impact: Impact;
  /** Evidence that has to be read again when the check is run again. */
  readonly needs: readonly ItemId[];
  /** At least one finding: a check that has nothing to say says why. */
  readonly evaluate: (assessment: Assessment) => readonly Finding[];
};

/** The part of a finding that a check decides; the rest comes from the check itself. */
export type Answer = {
  readonly subject: string;
  readonly outcome: Outcome;
  readonly title: string;
  readonly summary: string;
  readonly evidence: readonly string[];
  readonly remediation?: readonly Remediation[];
  readonly docs?: readonly string[];
};

export const findingsOf = (
  check: Pick<Check, 'id' | 'impact'>,
  answers: readonly Answer[],
): readonly Finding[] =>
  answers.map((answer) => ({
    id: check.id,
    subject: answer.subject,
    outcome: answer.outcome,
    impact: check.impact,
    title: answer.title,
    summary: answer.summary,
    evidence: [...answer.evidence],
    remediation: [...(answer.remediation ?? [])],
    docs: [...(answer.docs ?? [])],
  }));

/**
 * One answer for each back-end port; for a service that is not in use, that the question does not apply.
 *
 * Without any port there is one answer about the server: a pass if everything that could show a port was read, an error if not.
 */
export const answerPerPort = (
  { facts, ports }: Assessment,
  evidence: readonly string[],
  answer: (port: AssessedPort) => Omit<Answer, 'subject'>,
): readonly Answer[] => {
  if (ports.length === 0) return [answerWithoutPorts(facts)];
  return ports.map((port) => {
    const subject = portSubject(port.report);
    if (port.target.inUse) return { subject, ...answer(port) };
    return {
      subject,
      outcome: 'not-applicable',
      title: say('check.not-in-use', { subject }),
      summary: say('check.not-in-use.summary', {
        service: port.target.service.name,
        type: port.target.service.startType ?? say('code.not-known'),
        risk: port.exposure,
      }),
      evidence: ['services', ...evidence],
    };
  });
};

const answerWithoutPorts = (facts: Facts): Answer => {
  const evidence = ['services', 'endpoints'];
  const subject = facts.server.hostName;
  const missing = [facts.services, facts.endpoints].find((fact) => !fact.known);
  if (missing && !missing.known)
    return {
      subject,
      outcome: 'error',
      title: say('check.ports-not-known'),
      summary: say('check.ports-not-known.summary', {
        item: missing.item,
        code: missing.code,
        message: missing.message,
      }),
      evidence,
    };
  return {
    subject,
    outcome: 'pass',
    title: say('check.no-port'),
    summary: say('check.no-port.summary'),
    evidence,
  };
};
