import { contradictionOf } from '../../../../shared/exchange/contradictions.ts';
import { explainExitCode } from '../../../../shared/exchange/exit-codes.ts';
import { findService } from '../../../../shared/exchange/services.ts';
import type { Facts } from '../../../../shared/facts/derive-facts.ts';
import { valueOr } from '../../../../shared/facts/fact.ts';
import { describeEndpoint, listeningFamilies } from '../../../../shared/ports/find-holder.ts';
import { families, familyName, type Family } from '../../../../shared/ports/vocabulary.ts';
import type { PlanAction } from '../../../../shared/remediation/plan.ts';
import { say } from '../../../../shared/texts/stored.ts';
import { cancelledText, withoutEffect, type ActionContext, type ActionOutcome } from './action.ts';
import { exclusionsNow, isExcluded } from './exclusions.ts';

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
        say('effect.exclusion', { port, family: familyName(family), ...now }),
      );
  }
  return withoutEffect('done', say('effect.excluded-everywhere', { port }));
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
        say('effect.listens', { service, port, now: familiesIn(listening) }),
      );
    if (server.now().getTime() >= deadline)
      return withoutEffect(
        'failed',
        say('effect.listens-less', {
          service,
          port,
          now: familiesIn(listening),
          before: familiesIn(wanted),
          seconds: listenWithinMs / 1_000,
        }),
      );
    await server.sleep(lookEveryMs, signal).catch(() => undefined);
  }
};

/** As the texts tell families apart. */
const familiesIn = (some: readonly Family[]): Family | 'both' | 'none' =>
  some.length > 1 ? 'both' : (some[0] ?? 'none');

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
      return withoutEffect(
        'failed',
        say('effect.endpoints-unread', { why: facts.endpoints.message }),
      );
    const row = facts.endpoints.value.find(
      (one) => one.family === family && one.protocol === protocol && one.localPort === port,
    );
    if (!row)
      return withoutEffect(
        'done',
        say('effect.free', { protocol, port, family: familyName(family) }),
      );
    if (server.now().getTime() >= deadline)
      return withoutEffect(
        'failed',
        say('effect.held-still', {
          protocol,
          port,
          family: familyName(family),
          holder: describeEndpoint(facts, row),
        }),
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
    return withoutEffect('failed', say('effect.services-unread', { why: facts.services.message }));
  const missing = services.flatMap((name) => whyNotRunning(facts, name) ?? []);
  if (missing.length > 0) return withoutEffect('failed', missing.join(' '));
  const [service = '', ...others] = services;
  const all =
    others.length === 0
      ? say('obstacle.nothing.runs', { service })
      : say('effect.all-run', { count: services.length });
  return withoutEffect('done', all);
};

const whyNotRunning = (facts: Facts, name: string): string | null => {
  const service = findService(valueOr(facts.services, []), name);
  if (!service) return say('effect.service-gone', { service: name });
  const odd = facts.processes.known ? contradictionOf(service, facts.processes.value) : null;
  if (odd !== null) return `${odd}.`;
  if (service.state === 'running') return null;
  const why = explainExitCode(service.win32ExitCode);
  return why === null
    ? say(`obstacle.state.${service.state}`, { service: service.name })
    : say(`effect.service-why.${service.state}`, { service: service.name, why });
};
