import type { RehearsalClock } from './clock.ts';
import type { Language } from './console/languages.ts';
import { passTime } from './world/pass-time.ts';
import { createRandom, type Random } from './world/random.ts';
import type { World } from './world/world.ts';

/** The one mutable thing of a rehearsal server: its world, kept up with its clock. */
export type LiveWorld = {
  readonly clock: RehearsalClock;
  readonly language: Language;
  /** How long Windows takes for things; apart from the world's own stream, so that reading does not change what happens. */
  readonly pace: Random;
  /** The world at this moment. */
  readonly now: () => World;
  readonly set: (world: World) => void;
};

export const createLiveWorld = (
  born: World,
  clock: RehearsalClock,
  language: Language,
): LiveWorld => {
  let world = born;
  return {
    clock,
    language,
    pace: createRandom(born.scenario.traffic.seed ^ 0x5eed),
    now: () => {
      world = passTime(world, clock.now());
      return world;
    },
    set: (changed) => {
      world = changed;
    },
  };
};
