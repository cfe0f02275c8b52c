import { openConnections } from './open-connections.ts';
import { settleService } from './settle-service.ts';
import type { World } from './world.ts';

/** Moves the world to a later moment: clients connect, and services that are starting or stopping come to their end, each in its turn. */
export const passTime = (world: World, until: number): World => {
  let passed = world;
  for (;;) {
    const [next] = passed.services
      .filter(({ settlesAt }) => settlesAt !== null && settlesAt <= until)
      .toSorted((left, right) => (left.settlesAt ?? 0) - (right.settlesAt ?? 0));
    if (!next || next.settlesAt === null)
      return openConnections(passed, Math.max(until, passed.now));
    passed = openConnections(passed, Math.max(next.settlesAt, passed.now));
    passed = settleService(passed, next.definition.name);
  }
};
