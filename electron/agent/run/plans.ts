import { createHash } from 'node:crypto';

import { checks } from '../../../shared/checks/index.ts';
import { exclusionItemIds, rangeItemIds, type ItemId } from '../../../shared/evidence/items.ts';
import type { Plan } from '../../../shared/remediation/plan.ts';
import { planProtectPorts, type PlanDraft } from '../../../shared/remediation/protect-ports.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
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

/** What is read again after a plan, and every check, because none stands any more. */
const afterwards: Scope = { items: scopeOfItems(planItems).items, checks };

/** Makes the plan that protects the ports of a service, from what the run knows, and journals it; the operator sees it in full before anything happens. */
export const proposePlan = async (run: OpenRun, service: string): Promise<Result<Plan>> => {
  const draft = planProtectPorts(assessRun(run), service);
  if (draft === null) return err('not-found', `${service} has no back-end port that is known.`);
  const plan: Plan = { ...draft, id: `plan-${run.state().plans.length + 1}`, hash: hashOf(draft) };
  await run.emit({ type: 'plan-proposed', plan }, { durable: true });
  return ok(plan);
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
  if (!record) return err('not-found', `There is no plan ${request.planId}.`);
  if (record.confirmedBy !== null)
    return err('conflict', 'This plan was confirmed before; make a new one.');
  const { plan } = record;
  if (plan.hash !== request.hash)
    return err('stale', 'This is not the plan that was shown; look at it again.');
  const unchanged = await lookAgain(server, run, plan, signal);
  if (!unchanged.ok) {
    // The findings on the screen are about the server as it was: they must not stand beside newer evidence.
    if (unchanged.error.code === 'stale') await collect(server, run, afterwards, signal);
    return unchanged;
  }
  const { planId, hash, by } = request;
  await run.emit({ type: 'plan-confirmed', planId, hash, by }, { durable: true });
  const result = await applyPlan(server, run, plan, signal);
  await collect(server, run, afterwards, new AbortController().signal);
  return ok(result);
};

const lookAgain = async (
  server: Server,
  run: OpenRun,
  plan: Plan,
  signal: AbortSignal,
): Promise<Result<null>> => {
  const facts = await readAgain(server, run, planItems, signal);
  if (facts === null) return err('cancelled', 'Cancelled before anything was changed.');
  const draft = planProtectPorts(assessRun(run), plan.service);
  if (draft === null || hashOf(draft) !== plan.hash)
    return err('stale', 'The server has changed since the plan was shown. Look at the new plan.');
  const [obstacle] = draft.obstacles;
  return obstacle ? err('conflict', obstacle.text) : ok(null);
};

/** Covers everything that will be done and everything that the operator is told about it. */
const hashOf = (draft: PlanDraft): string =>
  createHash('sha256').update(JSON.stringify(draft)).digest('hex');
