import { createHash } from 'node:crypto';

import { deriveFacts } from '../../../shared/facts/derive-facts.ts';
import { valueOr } from '../../../shared/facts/fact.ts';
import { planDeferredProtection } from '../../../shared/remediation/defer-protection.ts';
import { planFreePort } from '../../../shared/remediation/free-port.ts';
import { findingsOfState } from '../../../shared/run/gate.ts';
import { isBlocker } from '../../../shared/run/verdict.ts';
import { withdrawWaiver } from './decisions.ts';
import { checks } from '../../../shared/checks/index.ts';
import { exclusionItemIds, rangeItemIds, type ItemId } from '../../../shared/evidence/items.ts';
import type { Plan } from '../../../shared/remediation/plan.ts';
import { planProtectPorts, type PlanDraft } from '../../../shared/remediation/protect-ports.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import { draftRecovery, recoveryOf, type Recovery } from '../after/draft-recovery.ts';
import { defaultLimitSeconds, verifyServer } from '../after/verify-server.ts';
import type { Server } from '../server/server.ts';
import { applyPlan, type PlanResult } from './apply-plan.ts';
import { assessRun, collect, scopeOfItems, type Scope } from './collect.ts';
import type { OpenRun } from './open-run.ts';
import { readAgain } from './read-items.ts';

export type ApplyRequest = { readonly planId: string; readonly hash: string; readonly by: string };

/** Everything that a plan is made from. */
const planItems: readonly ItemId[] = [
  ...rangeItemIds,
  ...exclusionItemIds,
  'registry.adam-ports',
  'rpc-endpoints',
  'processes',
  'endpoints',
  'services',
  'port-probe',
];

/** Who holds what. */
const ownership: readonly ItemId[] = ['processes', 'endpoints', 'services'];

/** What is read again after a plan, and every check, because none stands any more. */
const afterwards: Scope = { items: scopeOfItems(planItems).items, checks };

/** Makes a plan for the ports of a service, from what the run knows, and journals it; the operator sees it in full before anything happens. */
export const proposePlan = async (
  run: OpenRun,
  service: string,
  timing: 'now' | 'deferred' = 'now',
): Promise<Result<Plan>> => {
  const draft =
    timing === 'now'
      ? planProtectPorts(assessRun(run), service)
      : planDeferredProtection(assessRun(run), service);
  return draft === null ? err('not-found', say('run.no-port', { service })) : propose(run, draft);
};

/** Makes the plan that ends one capture, from services that are read anew. */
export const proposeFreeing = async (
  server: Server,
  run: OpenRun,
  freeing: Freeing,
  signal: AbortSignal,
): Promise<Result<Plan>> => {
  const facts = await readAgain(server, run, ownership, signal);
  if (facts === null) return err('cancelled', say('run.cancelled'));
  const draft = draftFreeing(run, freeing);
  return draft === null
    ? err('not-found', say('run.no-capture', { capture: freeing.captureId }))
    : propose(run, draft);
};

/** Makes a plan of the After phase from facts that are read anew. */
export const proposeRecovery = async (
  server: Server,
  run: OpenRun,
  recovery: Recovery,
  signal: AbortSignal,
): Promise<Result<Plan>> => {
  if (run.state().after === null) return err('conflict', say('run.not-verified'));
  const drafted = await draftRecovery(server, run, recovery, signal);
  return drafted.ok ? propose(run, drafted.value) : drafted;
};

const propose = async (run: OpenRun, draft: PlanDraft): Promise<Result<Plan>> => {
  const plan: Plan = { ...draft, id: `plan-${run.state().plans.length + 1}`, hash: hashOf(draft) };
  await run.emit({ type: 'plan-proposed', plan }, { durable: true });
  return ok(plan);
};

type Freeing = NonNullable<Plan['freeing']>;

const draftFreeing = (run: OpenRun, { captureId, action }: Freeing): PlanDraft | null => {
  const capture = run.state().watch?.captures.find(({ id }) => id === captureId);
  if (!capture) return null;
  const { services, server } = deriveFacts(run.evidence());
  return planFreePort(capture, action, {
    services: valueOr(services, []),
    installPath: server.exchange?.installPath ?? null,
    elevated: server.elevated,
  });
};

/** The plan as it would be made now. */
const draftAgain = (run: OpenRun, plan: Plan): PlanDraft | null => {
  switch (plan.kind) {
    case 'protect-ports':
      return planProtectPorts(assessRun(run), plan.service);
    case 'defer-protection':
      return planDeferredProtection(assessRun(run), plan.service);
    case 'free-port':
      return plan.freeing ? draftFreeing(run, plan.freeing) : null;
    case 'recover-service':
    case 'restore-services':
      return null;
  }
};

/**
 * Applies a plan that was proposed and confirmed. The server is read again first and the plan made anew: if anything in it differs from what the operator saw, nothing is done (`stale`).
 *
 * Afterwards everything that the plan may have changed is read and checked again.
 */
export const applyProposed = async (
  server: Server,
  run: OpenRun,
  request: ApplyRequest,
  signal: AbortSignal,
): Promise<Result<PlanResult>> => {
  const record = run.state().plans.find(({ plan }) => plan.id === request.planId);
  if (!record) return err('not-found', say('run.no-plan', { plan: request.planId }));
  if (record.confirmedBy !== null) return err('conflict', say('run.plan-confirmed'));
  const { plan } = record;
  if (plan.hash !== request.hash) return err('stale', say('run.other-plan'));
  const unchanged = await lookAgain(server, run, plan, signal);
  if (!unchanged.ok) {
    // The findings on the screen are about the server as it was: they must not stand beside newer evidence.
    if (unchanged.error.code === 'stale' && recoveryOf(plan) === null)
      await collect(server, run, afterwards, signal);
    return unchanged;
  }
  const { planId, hash, by } = request;
  await run.emit({ type: 'plan-confirmed', planId, hash, by }, { durable: true });
  if (plan.kind === 'defer-protection') return authorise(run, plan, by, server.now());
  const result = await applyPlan(server, run, plan, signal);
  if (plan.kind === 'protect-ports')
    await collect(server, run, afterwards, new AbortController().signal);
  const { after } = run.state();
  if (after !== null)
    await verifyServer(
      server,
      run,
      { by: after.startedBy, limitSeconds: defaultLimitSeconds },
      new AbortController().signal,
    );
  return ok(result);
};

const lookAgain = async (
  server: Server,
  run: OpenRun,
  plan: Plan,
  signal: AbortSignal,
): Promise<Result<null>> => {
  const draft = await draftAnew(server, run, plan, signal);
  if (!draft.ok) return draft;
  if (draft.value === null || hashOf(draft.value) !== plan.hash)
    return err('stale', say('run.plan-stale'));
  const [obstacle] = draft.value.obstacles;
  return obstacle ? err('conflict', obstacle.text) : ok(null);
};

const draftAnew = async (
  server: Server,
  run: OpenRun,
  plan: Plan,
  signal: AbortSignal,
): Promise<Result<PlanDraft | null>> => {
  const recovery = recoveryOf(plan);
  if (recovery !== null) return draftRecovery(server, run, recovery, signal);
  const items = plan.kind === 'free-port' ? ownership : planItems;
  const facts = await readAgain(server, run, items, signal);
  return facts === null ? err('cancelled', say('run.cancelled-before')) : ok(draftAgain(run, plan));
};

/** How long a deferred protection stands for the gate. An update that has not begun by then is another night's. */
const deferralHours = 12;

/**
 * From now on the watch applies the plan. The ports stay at risk until then, so the blockers that the plan will remove are waived by whoever authorised it, which is printed like every waiver.
 */
const authorise = async (
  run: OpenRun,
  plan: Plan,
  by: string,
  now: Date,
): Promise<Result<PlanResult>> => {
  const until = new Date(now.getTime() + deferralHours * 3_600_000).toISOString();
  const subjects = new Set(plan.ports.map((port) => `${plan.service} tcp/${port}`));
  const blockers = findingsOfState(run.state()).filter(
    (finding) => finding.id === 'PORT-001' && subjects.has(finding.subject) && isBlocker(finding),
  );
  for (const { id, subject } of blockers) {
    const reason = say('run.waiver-reason', { plan: plan.id });
    const waiver = { findingId: id, subject, reason, by, until, at: now.toISOString() };
    await run.emit({ type: 'waiver-added', waiver }, { durable: true });
  }
  return ok({ outcome: 'authorised', detail: say('plan-end.authorised') });
};

/** Takes back a deferred plan. Its waivers end with it. */
export const withdrawDeferral = async (
  run: OpenRun,
  { planId, by }: { readonly planId: string; readonly by: string },
): Promise<Result<object>> => {
  const record = run.state().plans.find(({ plan }) => plan.id === planId);
  const isOpen = record?.confirmedBy != null && record.outcome === null;
  if (!record || record.plan.kind !== 'defer-protection' || !isOpen)
    return err('not-found', say('run.no-deferral', { plan: planId }));
  const detail = say('plan-end.withdrawn', { by });
  await run.emit(
    { type: 'plan-finished', planId, outcome: 'withdrawn', detail },
    { durable: true },
  );
  for (const port of record.plan.ports) {
    const finding = { findingId: 'PORT-001', subject: `${record.plan.service} tcp/${port}` };
    await withdrawWaiver(run, finding);
  }
  return ok({});
};

/** Covers everything that will be done and everything that the operator is told about it. */
const hashOf = (draft: PlanDraft): string =>
  createHash('sha256').update(JSON.stringify(draft)).digest('hex');
