import type { Service, StartType } from '../../../../shared/evidence/schema.ts';
import type { PlanAction } from '../../../../shared/remediation/plan.ts';
import { say } from '../../../../shared/texts/stored.ts';
import { afterEffect, withoutEffect, type ActionContext, type ActionOutcome } from './action.ts';
import { serviceNow } from './service-now.ts';

type SetStartType = Extract<PlanAction, { kind: 'set-start-type' }>;

/** Sets how a service starts, and believes only the configuration as it is read again. A start type that is neither the one that was shown nor the wanted one was set by somebody else, and is left alone. */
export const setServiceStartType = async (
  context: ActionContext,
  { service: name, startType, from }: SetStartType,
): Promise<ActionOutcome> => {
  const before = await startTypeNow(context, name);
  if (!before.ok) return withoutEffect('failed', before.why);
  if (before.startType === startType)
    return withoutEffect('already', say('effect.start-type-already', { service: name, startType }));
  if (before.startType !== from)
    return withoutEffect(
      'failed',
      say('effect.start-type-other', { service: name, now: before.startType, before: from }),
    );
  const result = await context.server.setStartType(name, startType, context.signal);
  const after = await startTypeNow(context, name);
  if (!after.ok) return afterEffect(context, 'failed', after.why, result);
  if (after.startType === startType)
    return afterEffect(
      context,
      'done',
      say('effect.start-type', { service: name, startType }),
      result,
    );
  const why = result.failure?.message ?? refusalOf(result.exitCode);
  const detail = say('effect.start-type-still', { service: name, startType: after.startType, why });
  return afterEffect(context, 'failed', detail, result);
};

const refusalOf = (exitCode: number): string =>
  exitCode === 0 ? say('effect.unreal') : say('effect.windows-refused', { code: exitCode });

type StartTypeNow =
  | { readonly ok: true; readonly startType: StartType }
  | { readonly ok: false; readonly why: string };

const startTypeNow = async (context: ActionContext, name: string): Promise<StartTypeNow> => {
  const service: Service | string = await serviceNow(context, name);
  if (typeof service === 'string') return { ok: false, why: service };
  return service.startType === null
    ? { ok: false, why: say('obstacle.start-type-unread', { service: name }) }
    : { ok: true, startType: service.startType };
};
