import { exclusionItemIds, rangeItemIds, type ItemId } from '../../../shared/evidence/items.ts';
import type { Plan } from '../../../shared/remediation/plan.ts';
import type { PlanDraft } from '../../../shared/remediation/protect-ports.ts';
import {
  planRecoverService,
  type RecoveryChoice,
} from '../../../shared/remediation/recover-service.ts';
import { planRestoreServices } from '../../../shared/remediation/restore-services.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { OpenRun } from '../run/open-run.ts';
import { readAgain } from '../run/read-items.ts';
import type { Server } from '../server/server.ts';
import { afterInputOf, factsOf } from './after-facts.ts';

/** What a plan of the After phase is made from, besides the baseline. */
const recoveryItems: readonly ItemId[] = [
  ...rangeItemIds,
  ...exclusionItemIds,
  'registry.adam-ports',
  'rpc-endpoints',
  'file.setup-saved-state',
  'processes',
  'endpoints',
  'services',
  'port-probe',
];

/** A plan of the After phase, as it is asked for. */
export type Recovery =
  | { readonly kind: 'recover-service'; readonly service: string; readonly choice: RecoveryChoice }
  | { readonly kind: 'restore-services' };

/** The plan as it would be made now, from facts that are read anew. */
export const draftRecovery = async (
  server: Server,
  run: OpenRun,
  recovery: Recovery,
  signal: AbortSignal,
): Promise<Result<PlanDraft>> => {
  if ((await readAgain(server, run, recoveryItems, signal)) === null)
    return err('cancelled', say('run.cancelled-before'));
  const wanted = new Set<string>(recoveryItems);
  const items = run.evidence().items.filter(({ id }) => wanted.has(id));
  const input = await afterInputOf(run, factsOf(run, items, recoveryItems));
  if (recovery.kind === 'restore-services') {
    const draft = planRestoreServices(input);
    return draft === null
      ? err('not-found', input.baseline.note.why ?? say('baseline.absent'))
      : ok(draft);
  }
  const draft = planRecoverService(input, recovery.service, recovery.choice);
  return draft === null
    ? err('not-found', say('run.no-service', { service: recovery.service }))
    : ok(draft);
};

/** What was asked for when a plan of the After phase was made; null for every other plan. */
export const recoveryOf = ({ kind, service, recovery }: Plan): Recovery | null => {
  if (kind === 'restore-services') return { kind };
  return kind === 'recover-service' && recovery ? { kind, service, choice: recovery } : null;
};
