import { describeEndpoint, listeningFamilies } from '../../../../shared/ports/find-holder.ts';
import { families, familyName } from '../../../../shared/ports/vocabulary.ts';
import type { PlanAction } from '../../../../shared/remediation/plan.ts';
import { cancelledText, withoutEffect, type ActionContext, type ActionOutcome } from './action.ts';
import { describeExclusions, exclusionsNow, isExcluded } from './exclusions.ts';

/** Demands an administered exclusion in both stores of both families. */
export const proveExcluded = async (
  context: ActionContext,
  port: number,
): Promise<ActionOutcome> => {
  for (const family of families) {
    const now = await exclusionsNow(context, family, port);
    if (typeof now === 'string') return withoutEffect('failed', now);
    if (!isExcluded(now))
      return withoutEffect(
        'failed',
        `tcp/${port} in ${familyName(family)} is ${describeExclusions(now)}.`,
      );
  }
  return withoutEffect(
    'done',
    `tcp/${port} is excluded in IPv4 and IPv6, in the active and in the persistent store.`,
  );
};

const listenWithinMs = 30_000;
const lookEveryMs = 1_000;

/** Demands that the service listens in every family in which it did before; a service may take some seconds from running to listening. */
export const proveListening = async (
  { server, read, signal }: ActionContext,
  { service, port, families: wanted }: Extract<PlanAction, { kind: 'prove-listening' }>,
): Promise<ActionOutcome> => {
  const deadline = server.now().getTime() + listenWithinMs;
  for (;;) {
    const facts = await read(['processes', 'endpoints', 'services']);
    if (facts === null) return withoutEffect('failed', cancelledText);
    const listening = listeningFamilies(facts, service, port);
    if (wanted.every((family) => listening.includes(family)))
      return withoutEffect(
        'done',
        `${service} listens on tcp/${port} in ${listening.join(' and ')}.`,
      );
    if (server.now().getTime() >= deadline)
      return withoutEffect(
        'failed',
        `${service} listens on tcp/${port} in ${listening.join(' and ') || 'no family'}; before the plan it did in ${wanted.join(' and ')} (waited ${listenWithinMs / 1_000} s).`,
      );
    await server.sleep(lookEveryMs, signal).catch(() => undefined);
  }
};

const freeWithinMs = 3_000;

/** Demands that no socket has the port in that family. A socket that was just closed may take a moment to leave the table. */
export const proveFree = async (
  { server, read, signal }: ActionContext,
  { family, protocol, port }: Extract<PlanAction, { kind: 'prove-free' }>,
): Promise<ActionOutcome> => {
  const deadline = server.now().getTime() + freeWithinMs;
  for (;;) {
    const facts = await read(['processes', 'endpoints', 'services']);
    if (facts === null) return withoutEffect('failed', cancelledText);
    if (!facts.endpoints.known)
      return withoutEffect('failed', `The endpoints could not be read: ${facts.endpoints.message}`);
    const row = facts.endpoints.value.find(
      (one) => one.family === family && one.protocol === protocol && one.localPort === port,
    );
    if (!row)
      return withoutEffect('done', `Nobody has ${protocol}/${port} in ${familyName(family)}.`);
    if (server.now().getTime() >= deadline)
      return withoutEffect(
        'failed',
        `${protocol}/${port} in ${familyName(family)} is still held by ${describeEndpoint(facts, row)}: what was done did not take effect.`,
      );
    await server.sleep(lookEveryMs, signal).catch(() => undefined);
  }
};
