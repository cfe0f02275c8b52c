import type { MethodParams } from '../../../shared/protocol/methods.ts';
import { healthOfRun } from '../../../shared/report/run-findings.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { OpenRun } from '../run/open-run.ts';

/** Writes down who takes the server over, and as what. A server whose state is not known can only be handed on as open. */
export const signOff = async (
  run: OpenRun,
  { by, role, note, decision }: MethodParams<'after.sign'>,
  now: Date,
): Promise<Result<object>> => {
  const { after } = run.state();
  if (after === null) return err('conflict', say('run.not-verified'));
  if (after.status !== 'finished' && decision === 'accepted')
    return err('conflict', say('run.sign-stale'));
  const health = healthOfRun(run.state(), now) ?? 'incomplete';
  if (decision === 'accepted' && (health === 'incomplete' || health === 'outage'))
    return err('conflict', say('run.sign-blocked', { health }));
  const at = now.toISOString();
  await run.emit(
    { type: 'signed-off', signOff: { by, role, note, decision, health, at } },
    { durable: true },
  );
  return ok({});
};
