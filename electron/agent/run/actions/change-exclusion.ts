import type { ItemId } from '../../../../shared/evidence/items.ts';
import { describeEndpoint } from '../../../../shared/ports/find-holder.ts';
import { familyName } from '../../../../shared/ports/vocabulary.ts';
import { say } from '../../../../shared/texts/stored.ts';
import type { ActionResult, Reservation, UncodedResult } from '../../server/server.ts';
import { afterEffect, withoutEffect, type ActionContext, type ActionOutcome } from './action.ts';
import { exclusionsNow, isExcluded, type PortExclusions } from './exclusions.ts';

const nameOf = ({ port, family }: Reservation) => ({ port, family: familyName(family) });

/** Adds a persistent exclusion and demands to see it in both stores. */
export const reservePort = async (
  context: ActionContext,
  what: Reservation,
): Promise<ActionOutcome> => {
  const name = nameOf(what);
  if (context.eager !== true) {
    const before = await exclusionsNow(context, what.family, what.port);
    if (typeof before === 'string') return withoutEffect('failed', before);
    if (isExcluded(before)) return withoutEffect('already', say('effect.excluded-already', name));
  }
  const result = await context.server.reserve(what, context.signal);
  // Not looked at before: Windows refuses to add what is there, and then it is not this command's work.
  const refused = context.eager === true && result.exitCode !== 0;
  return judgeReservation(context, what, result, refused && !result.failure);
};

/** Demands to see an exclusion that was asked for in both stores. `wasThere`: it is not this command's work. */
export const judgeReservation = async (
  context: ActionContext,
  what: Reservation,
  result: ActionResult | UncodedResult,
  wasThere: boolean,
): Promise<ActionOutcome> => {
  const name = nameOf(what);
  const after = await exclusionsNow(context, what.family, what.port);
  if (typeof after === 'string') return afterEffect(context, 'failed', after, result);
  if (isExcluded(after) && wasThere)
    return {
      ...afterEffect(context, 'done', say('effect.excluded-already', name), result),
      outcome: 'already',
    };
  if (isExcluded(after)) return afterEffect(context, 'done', say('effect.excluded', name), result);
  const why = await explainRefusal(context, what, after, result);
  return afterEffect(context, 'failed', why, result);
};

const ownership: readonly ItemId[] = ['processes', 'endpoints', 'services'];

/**
 * Says why an exclusion is not there after it was added.
 *
 * netsh prints the same text for "in use" and for "overlaps another exclusion" (ERROR_SHARING_VIOLATION 32), and in the language of the server; the tables tell which it is.
 */
const explainRefusal = async (
  { read }: ActionContext,
  what: Reservation,
  exclusions: PortExclusions,
  result: ActionResult | UncodedResult,
): Promise<string> => {
  const name = nameOf(what);
  if (result.failure) return result.failure.message;
  if (result.exitCode === 0) return say('effect.exclusion-unreal', { ...name, ...exclusions });
  if (exclusions.active !== 'none' || exclusions.persistent !== 'none')
    return say('effect.exclusion-over', { ...name, ...exclusions });
  const facts = await read(ownership);
  const holder = facts?.endpoints.known
    ? facts.endpoints.value.find(
        (row) => row.protocol === what.protocol && row.localPort === what.port,
      )
    : undefined;
  if (facts && holder)
    return say('effect.exclusion-in-use', {
      port: what.port,
      holder: describeEndpoint(facts, holder),
    });
  return result.exitCode === null
    ? say('effect.exclusion-unexplained-uncoded')
    : say('effect.exclusion-unexplained', { code: result.exitCode });
};

/** Deletes an exclusion of ours, and demands to see it gone. */
export const releasePort = async (
  context: ActionContext,
  what: Reservation,
): Promise<ActionOutcome> => {
  const name = nameOf(what);
  const before = await exclusionsNow(context, what.family, what.port);
  if (typeof before === 'string') return withoutEffect('failed', before);
  if (isGone(before)) return withoutEffect('already', say('effect.no-exclusion', name));
  const result = await context.server.release(what, context.signal);
  const after = await exclusionsNow(context, what.family, what.port);
  if (typeof after === 'string') return afterEffect(context, 'failed', after, result);
  return isGone(after)
    ? afterEffect(context, 'done', say('effect.released', name), result)
    : afterEffect(context, 'failed', say('effect.exclusion-still', { ...name, ...after }), result);
};

const isGone = ({ active, persistent }: PortExclusions): boolean =>
  persistent === 'none' && active !== 'administered';
