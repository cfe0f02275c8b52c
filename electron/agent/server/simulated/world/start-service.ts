import { sameName } from '../../../../../shared/exchange/services.ts';
import { startProcess } from './processes.ts';
import { faultOf } from './service-fault.ts';
import { replaceService, type World } from './world.ts';
import { errorReference, serviceEvent, tellStarting, writeServiceEvent } from './write-event.ts';

/** So long Windows waits for a service to report that it runs. */
export const serviceTimeoutMs = 30_000;

/** Win32 errors with which the service control manager refuses. */
export const serviceError = {
  accessDenied: 5,
  doesNotExist: 1060,
  disabled: 1058,
  alreadyRunning: 1056,
  cannotAcceptControl: 1061,
  notActive: 1062,
  dependencyFailed: 1068,
  requestTimedOut: 1053,
  logonFailed: 1069,
  /** ERROR_LOGON_FAILURE, as the reason of a failed logon. */
  badPassword: 1326,
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
    world: replaceService(tellStarting(started.world, service.definition), ownName, {
      state: 'start-pending',
      pid: started.pid,
      settlesAt: world.now + durationOf(world, ownName, takesMs),
      refusals: 0,
      troubleAt: null,
    }),
  };
};

/** How long a start takes: as long as an ordinary one, unless something is wrong with the service. */
const durationOf = (world: World, name: string, ordinaryMs: number): number => {
  const fault = faultOf(world, name);
  if (fault?.kind === 'times-out') return serviceTimeoutMs;
  return fault?.kind === 'starts-slowly' ? fault.takesMs : ordinaryMs;
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

/** A service is not started because another one, which it needs, does not run: Windows says so in its log. */
export const refuseForDependency = (world: World, name: string, dependency: string): World => {
  const service = findSimulated(world, name);
  const missing = findSimulated(world, dependency);
  if (!service || !missing) return world;
  const reason =
    missing.startType === 'disabled' ? serviceError.disabled : serviceError.dependencyFailed;
  const told = writeServiceEvent(
    world,
    serviceEvent.dependencyFailed,
    service.definition.displayName,
    missing.definition.displayName,
    errorReference(reason),
  );
  return replaceService(told, service.definition.name, {
    win32ExitCode: serviceError.dependencyFailed,
  });
};
