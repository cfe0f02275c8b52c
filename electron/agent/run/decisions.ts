import type { Waiver } from '../../../shared/report/schema.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { findingsOfState, gateOf } from '../../../shared/run/gate.ts';
import { isBlocker } from '../../../shared/run/verdict.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { OpenRun } from './open-run.ts';

/** Waives one blocker: a person takes it on, by name, with a reason and until a time. What does not block needs no waiver, and an unanswered question cannot be waived. */
export const addWaiver = async (
  run: OpenRun,
  wanted: Pick<Waiver, 'findingId' | 'subject' | 'reason' | 'by' | 'until'>,
  now: Date,
): Promise<Result<object>> => {
  const { after, checks } = run.state();
  const finding = (after?.findings ?? findingsOfState({ checks })).find(
    ({ id, subject }) => id === wanted.findingId && subject === wanted.subject,
  );
  if (!finding)
    return err(
      'not-found',
      say('run.no-finding', { finding: wanted.findingId, subject: wanted.subject }),
    );
  if (!isBlocker(finding))
    return err(
      'conflict',
      say('run.waiver-needless', {
        finding: finding.id,
        subject: finding.subject,
        outcome: finding.outcome,
      }),
    );
  if (!(Date.parse(wanted.until) > now.getTime()))
    return err('bad-request', say('run.waiver-expired'));
  const { findingId, subject, reason, by, until } = wanted;
  const waiver: Waiver = { findingId, subject, reason, by, until, at: now.toISOString() };
  await run.emit({ type: 'waiver-added', waiver }, { durable: true });
  return ok({});
};

export const withdrawWaiver = async (
  run: OpenRun,
  { findingId, subject }: Pick<Waiver, 'findingId' | 'subject'>,
): Promise<Result<object>> => {
  const there = run
    .state()
    .waivers.some((waiver) => waiver.findingId === findingId && waiver.subject === subject);
  if (!there) return err('not-found', say('run.no-waiver', { finding: findingId, subject }));
  await run.emit({ type: 'waiver-withdrawn', findingId, subject }, { durable: true });
  return ok({});
};

/** Writes down what the operator decided at the gate. To proceed, the gate has to be open at this moment; to stop is always possible. */
export const decideGate = async (
  run: OpenRun,
  { decision, by }: { readonly decision: 'proceed' | 'stop'; readonly by: string },
  now: Date,
): Promise<Result<object>> => {
  const gate = gateOf(run.state(), now);
  if (decision === 'proceed' && !gate.open)
    return err('conflict', gate.reasons.map(({ text }) => text).join(' '));
  await run.emit({ type: 'gate-decided', decision, by, verdict: gate.verdict }, { durable: true });
  return ok({});
};
