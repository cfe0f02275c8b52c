import { scenarios, type ScenarioId } from '../scenarios.ts';
import { rehearseAfter } from './rehearse-after.ts';
import { rehearseBefore } from './rehearse-before.ts';
import { rehearseUpdate } from './rehearse-update.ts';
import type { Rehearsing } from './rehearsing.ts';

/**
 * Goes through the phases on a rehearsal server without an operator: Before with its gate; where the scenario has an update and the gate is open, the watch over Setup; after it the verification, the way back that it offers, and the signature.
 *
 * Rejects with the first thing that does not work.
 */
export const rehearseScenario = async (on: Rehearsing, scenario: ScenarioId): Promise<void> => {
  const update = scenarios.find(({ id }) => id === scenario)?.update ?? null;
  const mayBegin = await rehearseBefore(on, update?.protects ?? 'now');
  if (update === null || !mayBegin) return;
  await rehearseUpdate(on);
  if (!on.stopped()) await rehearseAfter(on, update.frees);
};
