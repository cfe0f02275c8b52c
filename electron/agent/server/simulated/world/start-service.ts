import { sameName } from '../../../../../shared/exchange/services.ts';
import { startProcess } from './processes.ts';
import { replaceService, type World } from './world.ts';

/** Win32 errors with which the service control manager refuses. */
export const serviceError = {
  accessDenied: 5,
  doesNotExist: 1060,
  disabled: 1058,
  alreadyRunning: 1056,
  cannotAcceptControl: 1061,
  notActive: 1062,
  dependencyFailed: 1068,
} as const;

/** A changed world, and the Win32 error of the call that changed it (0: accepted). */
export type Outcome = { readonly world: World; readonly error: number };

export const findSimulated = (world: World, name: string) =>
  world.services.find(({ definition }) => sameName(definition.name, name));

/** Asks for the start of one service whose dependencies run. It is then `start-pending`; time decides how it ends. */
export const beginStart = (world: World, name: string, takesMs: number): Outcome => {
  const service = findSimulated(world, name);
  if (!service) return { world, error: serviceError.doesNotExist };
  if (service.state === 'running' || service.state === 'start-pending')
    return { world, error: serviceError.alreadyRunning };
  if (service.state === 'stop-pending') return { world, error: serviceError.cannotAcceptControl };
  if (service.startType === 'disabled') return { world, error: serviceError.disabled };
  const { name: ownName, imagePath, host } = service.definition;
  const hosted = world.processes.find((process) => process.name === host);
  const started = hosted
    ? { world, pid: hosted.pid }
    : startProcess(world, { name: ownName, imagePath, service: ownName }, world.now);
  return {
    error: 0,
    world: replaceService(started.world, ownName, {
      state: 'start-pending',
      pid: started.pid,
      settlesAt: world.now + takesMs,
      refusals: 0,
    }),
  };
};

/** Stopped services that have to run before this one can start, in the order in which they have to be started. */
export const stoppedDependencies = (
  world: World,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): readonly string[] => {
  const service = findSimulated(world, name);
  if (!service) return [];
  const needed: string[] = [];
  for (const dependency of service.definition.dependsOn) {
    const found = findSimulated(world, dependency);
    if (!found || found.state === 'running' || seen.has(found.definition.name)) continue;
    const before = stoppedDependencies(
      world,
      found.definition.name,
      new Set([...seen, found.definition.name]),
    );
    for (const other of [...before, found.definition.name])
      if (!needed.includes(other)) needed.push(other);
  }
  return needed;
};
