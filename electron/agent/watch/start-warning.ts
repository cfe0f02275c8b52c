import type { Service } from '../../../shared/evidence/schema.ts';
import { findService } from '../../../shared/exchange/services.ts';
import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { families } from '../../../shared/ports/vocabulary.ts';
import { sightKey, type WatchMemory } from '../../../shared/watch/observe.ts';
import type { WatchedPort } from '../../../shared/watch/schema.ts';
import { say } from '../../../shared/texts/stored.ts';
import { createSetupSigns } from './setup-signs.ts';

/** Tells in the last moment that a service will not start. */
export type StartWarning = {
  /** What is to be told after a look, for each port once in an update. */
  readonly after: (
    services: readonly Service[],
    sights: WatchMemory['sights'],
  ) => readonly string[];
};

/**
 * Setup gives every service its start type back before it starts the first. Whoever holds the port of a stopped service then has to be gone within seconds, or the service fails to bind (10048) and Setup goes on without it.
 */
export const createStartWarning = (ports: readonly WatchedPort[]): StartWarning => {
  const signs = createSetupSigns();
  const told = new Set<string>();
  return {
    after: (services, sights) => {
      signs.note(services);
      if (!signs.areOver()) {
        told.clear();
        return [];
      }
      return ports.flatMap((target) => {
        const { service, protocol, port } = target;
        const name = `${protocol}/${port}`;
        const captured = families
          .map((family) => sights.get(sightKey(target, family))?.sight)
          .find((sight) => sight?.status === 'captured');
        if (!captured?.holder || told.has(name)) return [];
        if (findService(services, service)?.state !== 'stopped') return [];
        told.add(name);
        return [
          say('protection.start-warning', {
            name,
            holder: describeHolder(captured.holder),
            service,
          }),
        ];
      });
    },
  };
};
