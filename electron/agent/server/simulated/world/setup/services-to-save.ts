import type { World } from '../world.ts';
import type { SavedService } from './setup-run.ts';
import { touchedServices } from './touched-services.ts';

/** How the services that Setup touches stand now, as it would save them. */
export const servicesToSave = (world: World): ReadonlyMap<string, SavedService> => {
  const names = new Set(touchedServices(world.services.map(({ definition }) => definition)));
  return new Map(
    world.services
      .filter(({ definition }) => names.has(definition.name))
      .map(({ definition, state, startType }): [string, SavedService] => [
        definition.name,
        { ran: state === 'running', startType },
      ]),
  );
};
