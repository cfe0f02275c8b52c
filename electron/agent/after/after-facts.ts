import type { ItemId } from '../../../shared/evidence/items.ts';
import type { Evidence, EvidenceItem } from '../../../shared/evidence/schema.ts';
import { deriveFacts, type Facts } from '../../../shared/facts/derive-facts.ts';
import type { AfterInput } from '../../../shared/after/input.ts';
import { readBaseline } from '../../../shared/after/baseline.ts';
import { assessPorts } from '../../../shared/ports/assess-ports.ts';
import type { OpenRun } from '../run/open-run.ts';
import { readKeptBaseline } from './kept-baseline.ts';

/** Facts of these reads alone: what was read before the update must never stand for what was not read after it. */
export const factsOf = (
  run: OpenRun,
  items: readonly EvidenceItem[],
  requested: readonly ItemId[],
): Facts => {
  const evidence: Evidence = { ...run.evidence(), items: [...items], requested: [...requested] };
  return deriveFacts(evidence);
};

/** Everything that is judged, from facts that were just read. */
export const afterInputOf = async (run: OpenRun, facts: Facts): Promise<AfterInput> => {
  const { watch, after } = run.state();
  const readAt = after?.items.at(-1)?.startedAt;
  return {
    baseline: readBaseline(await readKeptBaseline(run), {
      server: facts.server,
      updateBeganAt: watch?.startedAt ?? null,
    }),
    facts,
    ports: assessPorts(facts),
    watch,
    settled: after?.settled ?? null,
    ...(readAt === undefined ? {} : { readAt }),
  };
};
