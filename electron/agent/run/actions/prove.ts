import { contradictionOf } from '../../../../shared/exchange/contradictions.ts';
import { explainExitCode } from '../../../../shared/exchange/exit-codes.ts';
import { findService } from '../../../../shared/exchange/services.ts';
import type { Facts } from '../../../../shared/facts/derive-facts.ts';
import { valueOr } from '../../../../shared/facts/fact.ts';
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

/** Demands that each of the services runs, in a process that is there; names every one that does not. */
export const proveRunning = async (
  { read }: ActionContext,
  services: readonly string[],
): Promise<ActionOutcome> => {
  const facts = await read(['processes', 'services']);
  if (facts === null) return withoutEffect('failed', cancelledText);
  if (!facts.services.known)
    return withoutEffect('failed', `The services could not be read: ${facts.services.message}`);
  const missing = services.flatMap((name) => whyNotRunning(facts, name) ?? []);
  if (missing.length > 0) return withoutEffect('failed', missing.join(' '));
  const all = services.length === 1 ? `${services.join('')} runs.` : `All ${services.length} run.`;
  return withoutEffect('done', all);
};

const whyNotRunning = (facts: Facts, name: string): string | null => {
  const service = findService(valueOr(facts.services, []), name);
  if (!service) return `There is no service ${name} any more.`;
  const odd = facts.processes.known ? contradictionOf(service, facts.processes.value) : null;
  if (odd !== null) return `${odd}.`;
  if (service.state === 'running') return null;
  const why = explainExitCode(service.win32ExitCode);
  return `${service.name} is ${service.state}${why === null ? '' : `: ${why}`}.`;
};
