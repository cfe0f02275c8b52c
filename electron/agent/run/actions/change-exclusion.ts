import type { ItemId } from '../../../../shared/evidence/items.ts';
import { describeEndpoint } from '../../../../shared/ports/find-holder.ts';
import { familyName } from '../../../../shared/ports/vocabulary.ts';
import type { ActionResult, Reservation, UncodedResult } from '../../server/server.ts';
import { afterEffect, withoutEffect, type ActionContext, type ActionOutcome } from './action.ts';
import {
  describeExclusions,
  exclusionsNow,
  isExcluded,
  type PortExclusions,
} from './exclusions.ts';

const nameOf = ({ port, family }: Reservation): string => `tcp/${port} in ${familyName(family)}`;

/** Adds a persistent exclusion and demands to see it in both stores. */
export const reservePort = async (
  context: ActionContext,
  what: Reservation,
): Promise<ActionOutcome> => {
  const name = nameOf(what);
  if (context.eager !== true) {
    const before = await exclusionsNow(context, what.family, what.port);
    if (typeof before === 'string') return withoutEffect('failed', before);
    if (isExcluded(before))
      return withoutEffect('already', `${name} was excluded already, in both stores.`);
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
      ...afterEffect(context, 'done', `${name} was excluded already, in both stores.`, result),
      outcome: 'already',
    };
  if (isExcluded(after))
    return afterEffect(context, 'done', `${name} is excluded in both stores.`, result);
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
  if (result.exitCode === 0)
    return `The command reported success, but ${name} is ${describeExclusions(exclusions)}.`;
  if (exclusions.active !== 'none' || exclusions.persistent !== 'none')
    return `Windows refused: ${name} is ${describeExclusions(exclusions)}, and an exclusion cannot be added over another one.`;
  const facts = await read(ownership);
  const holder = facts?.endpoints.known
    ? facts.endpoints.value.find(
        (row) => row.protocol === what.protocol && row.localPort === what.port,
      )
    : undefined;
  if (facts && holder)
    return `Windows refused because tcp/${what.port} is in use by ${describeEndpoint(facts, holder)}. An exclusion can only be added while nobody uses the port.`;
  const code = result.exitCode === null ? '' : ` (exit code ${result.exitCode})`;
  return `Windows refused the exclusion${code}, and no table shows why. The port may have been in use for a moment: check again.`;
};

/** Deletes an exclusion of ours, and demands to see it gone. */
export const releasePort = async (
  context: ActionContext,
  what: Reservation,
): Promise<ActionOutcome> => {
  const name = nameOf(what);
  const before = await exclusionsNow(context, what.family, what.port);
  if (typeof before === 'string') return withoutEffect('failed', before);
  if (isGone(before)) return withoutEffect('already', `${name} has no exclusion of ours.`);
  const result = await context.server.release(what, context.signal);
  const after = await exclusionsNow(context, what.family, what.port);
  if (typeof after === 'string') return afterEffect(context, 'failed', after, result);
  return isGone(after)
    ? afterEffect(context, 'done', `${name} is not excluded any more.`, result)
    : afterEffect(context, 'failed', `${name} is still ${describeExclusions(after)}.`, result);
};

const isGone = ({ active, persistent }: PortExclusions): boolean =>
  persistent === 'none' && active !== 'administered';
