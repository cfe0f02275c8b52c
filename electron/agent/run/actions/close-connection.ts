import type { Endpoint } from '../../../../shared/evidence/schema.ts';
import { remoteOf } from '../../../../shared/ports/holders.ts';
import type { PlanAction } from '../../../../shared/remediation/plan.ts';
import { say } from '../../../../shared/texts/stored.ts';
import {
  afterEffect,
  cancelledText,
  withoutEffect,
  type ActionContext,
  type ActionOutcome,
} from './action.ts';

type CloseConnection = Extract<PlanAction, { kind: 'close-connection' }>;

/** Closes the one connection that was shown, and believes only the table: the call may report success and do nothing. */
export const closeHolderConnection = async (
  context: ActionContext,
  action: CloseConnection,
): Promise<ActionOutcome> => {
  const before = await findRow(context, action);
  if (typeof before === 'string') return withoutEffect('failed', before);
  if (before === null)
    return withoutEffect(
      'already',
      say('effect.connection-gone-already', { remote: action.remote }),
    );
  const { localAddress, localPort, remoteAddress, remotePort } = before;
  if (remoteAddress === null || remotePort === null)
    return withoutEffect('failed', say('effect.no-connection'));
  const connection = { localAddress, localPort, remoteAddress, remotePort };
  const result = await context.server.closeConnection(connection, context.signal);
  const after = await findRow(context, action);
  if (typeof after === 'string') return afterEffect(context, 'failed', after, result);
  if (after === null)
    return afterEffect(
      context,
      'done',
      say('effect.connection-gone', { remote: action.remote }),
      result,
    );
  const why =
    result.failure?.message ??
    (result.exitCode === 0
      ? say('effect.connection-stays')
      : say('effect.connection-refused', { code: result.exitCode }));
  return afterEffect(context, 'failed', why, result);
};

const findRow = async (
  { read }: ActionContext,
  { family, port, pid, remote }: CloseConnection,
): Promise<Endpoint | string | null> => {
  const facts = await read(['processes', 'endpoints', 'services']);
  if (facts === null) return cancelledText;
  if (!facts.endpoints.known)
    return say('effect.endpoints-unread', { why: facts.endpoints.message });
  const row = facts.endpoints.value.find(
    (one) =>
      one.protocol === 'tcp' &&
      one.family === family &&
      one.localPort === port &&
      one.pid === pid &&
      remoteOf(one) === remote,
  );
  return row ?? null;
};
