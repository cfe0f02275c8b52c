import type { StartType } from '../../../../../shared/evidence/schema.ts';
import { findSimulated, serviceError, type Outcome } from './start-service.ts';
import { replaceService, type World } from './world.ts';

/** Changes how a service starts. A service that runs goes on running, whatever is set. */
export const setStartType = (world: World, name: string, startType: StartType): Outcome => {
  const service = findSimulated(world, name);
  return service
    ? { world: replaceService(world, service.definition.name, { startType }), error: 0 }
    : { world, error: serviceError.doesNotExist };
};
