import type { AfterInput } from '../../after/input.ts';
import type { Service } from '../../evidence/schema.ts';
import { findService } from '../../exchange/services.ts';
import { neededBy } from '../../exchange/start-order.ts';
import { valueOr } from '../../facts/fact.ts';

/** A service that another one needs, as it is and as it was. */
export type StoppedNeed = { readonly service: Service; readonly was: Service };

/** What a service needs that ran before the update and does not run now, in the order in which it has to be started. What did not run before is left to Windows, which starts what it needs. */
export const stoppedNeeds = (
  { baseline, facts }: Pick<AfterInput, 'baseline' | 'facts'>,
  service: Service,
): readonly StoppedNeed[] => {
  const before = baseline.facts === null ? [] : valueOr(baseline.facts.services, []);
  return neededBy(valueOr(facts.services, []), service).flatMap((needed) => {
    const was = findService(before, needed.name);
    return was?.state === 'running' && needed.state !== 'running' ? [{ service: needed, was }] : [];
  });
};
