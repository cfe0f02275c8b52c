import { sameName } from '../../../../../shared/exchange/services.ts';
import { findSimulated, serviceError, type Outcome } from './start-service.ts';
import { replaceService, type SimulatedService, type World } from './world.ts';

/** Asks for the stop of one service that nothing running needs. It is then `stop-pending` until its time has come. */
export const beginStop = (world: World, name: string, takesMs: number): Outcome => {
  const service = findSimulated(world, name);
  if (!service) return { world, error: serviceError.doesNotExist };
  if (service.state === 'stopped') return { world, error: serviceError.notActive };
  if (service.state !== 'running') return { world, error: serviceError.cannotAcceptControl };
  return {
    error: 0,
    world: replaceService(world, service.definition.name, {
      state: 'stop-pending',
      settlesAt: world.now + takesMs,
      troubleAt: null,
    }),
  };
};

/** Services that are not stopped and need this one, directly or through others: those that nothing needs come first. */
export const activeDependants = (world: World, name: string): readonly string[] => {
  const found: string[] = [];
  const visit = (needed: string): void => {
    for (const service of world.services) {
      if (service.state === 'stopped' || !needs(service, needed)) continue;
      const { name: dependant } = service.definition;
      if (found.includes(dependant)) continue;
      visit(dependant);
      found.push(dependant);
    }
  };
  visit(name);
  return found;
};

const needs = ({ definition }: SimulatedService, name: string): boolean =>
  definition.dependsOn.some((dependency) => sameName(dependency, name));
