import type { Service } from '../../../../shared/evidence/schema.ts';
import { explainExitCode } from '../../../../shared/exchange/exit-codes.ts';
import { say } from '../../../../shared/texts/stored.ts';
import { afterEffect, withoutEffect, type ActionContext, type ActionOutcome } from './action.ts';
import { serviceNow } from './service-now.ts';

/** Starts or stops one service, and believes only what the service control manager shows afterwards. */
export const changeService = async (
  context: ActionContext,
  name: string,
  wanted: 'running' | 'stopped',
): Promise<ActionOutcome> => {
  const { server, signal } = context;
  const before = await settledService(context, name);
  if (typeof before === 'string') return withoutEffect('failed', before);
  if (before.state === wanted)
    return withoutEffect(
      'already',
      say('effect.service-already', { service: name, state: wanted }),
    );
  const result =
    wanted === 'running'
      ? await server.startService(name, signal)
      : await server.stopService(name, signal);
  const after = await serviceNow(context, name);
  if (typeof after === 'string') return afterEffect(context, 'failed', after, result);
  if (after.state === wanted) return afterEffect(context, 'done', describe(after), result);
  const why = result.failure?.message ?? explainExitCode(after.win32ExitCode || result.exitCode);
  const detail = why
    ? say(`effect.service-why.${after.state}`, { service: name, why })
    : say(`obstacle.state.${after.state}`, { service: name });
  return afterEffect(context, 'failed', detail, result);
};

const settleWithinMs = 60_000;
const lookEveryMs = 1_000;

/** A service that is still stopping or starting is waited for: after a cancel, a stop that was asked for goes on, and Windows refuses to start it until it has ended. */
const settledService = async (context: ActionContext, name: string): Promise<Service | string> => {
  const { server, signal } = context;
  const deadline = server.now().getTime() + settleWithinMs;
  for (;;) {
    const service = await serviceNow(context, name);
    const pending = typeof service !== 'string' && service.state.endsWith('-pending');
    if (!pending || server.now().getTime() >= deadline) return service;
    await server.sleep(lookEveryMs, signal).catch(() => undefined);
  }
};

const describe = ({ name, state, pid }: Service): string =>
  pid
    ? say('effect.service-process', { service: name, state, pid })
    : say(`obstacle.state.${state}`, { service: name });
