import type { World } from '../world.ts';
import { planSetup } from './plan-setup.ts';

/** The operator starts the watch first, then Setup in another window. */
const startsAfterMs = 20_000;

/** Somebody watches from now on, so the operator of the rehearsal starts Setup soon; once, and only where the scenario has it. */
export const expectSetup = (world: World): World => {
  const { setup: script } = world.scenario;
  if (script === null || world.setup !== null) return world;
  return {
    ...world,
    setup: {
      nextAt: world.now + startsAfterMs,
      steps: planSetup(
        script,
        world.services.map(({ definition }) => definition),
      ),
      saved: new Map(),
      tried: [],
      failures: 0,
      dueCaptures: [],
      random: world.scenario.traffic.seed ^ 0x5e70,
    },
  };
};
