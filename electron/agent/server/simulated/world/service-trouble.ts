import { endProcesses } from './processes.ts';
import { faultOf } from './service-fault.ts';
import { beginStart, findSimulated } from './start-service.ts';
import { replaceService, type SimulatedService, type World } from './world.ts';
import { serviceEvent, writeServiceEvent } from './write-event.ts';

/** ERROR_PROCESS_ABORTED. */
const processAborted = 1067;
/** A service that Windows starts again needs so long. */
const restartTakesMs = 700;

/** When something goes wrong with a service that has just begun to run; null for most. */
export const troubleAfterStart = (world: World, name: string): number | null => {
  const fault = faultOf(world, name);
  switch (fault?.kind) {
    case 'dies':
    case 'never-stops':
      return world.now + fault.afterMs;
    case 'flaps':
      return world.now + fault.upMs;
    default:
      return null;
  }
};

/** What was to come of a service at the world's present moment. */
export const takeTrouble = (world: World, name: string): World => {
  const service = findSimulated(world, name);
  const fault = faultOf(world, name);
  const quiet = replaceService(world, name, { troubleAt: null });
  if (!service || fault === null) return quiet;
  if (service.state === 'running') {
    if (fault.kind === 'never-stops')
      return replaceService(quiet, name, { state: 'stop-pending', settlesAt: null });
    return endByItself(quiet, service, fault.kind === 'flaps' ? fault.downMs : null);
  }
  return service.state === 'stopped' && fault.kind === 'flaps'
    ? beginStart(quiet, name, restartTakesMs).world
    : quiet;
};

/** The process of a service ends, and nobody asked for it. */
const endByItself = (
  world: World,
  { definition, deaths }: SimulatedService,
  restartsAfterMs: number | null,
): World => {
  const { name, displayName } = definition;
  const times = String(deaths + 1);
  const told =
    restartsAfterMs === null
      ? writeServiceEvent(world, serviceEvent.endedUnexpectedly, displayName, times)
      : writeServiceEvent(
          world,
          serviceEvent.endedUnexpectedlyAndRecovers,
          displayName,
          times,
          String(restartsAfterMs),
          '1',
          'Restart the service',
        );
  return replaceService(endProcesses(told, name), name, {
    state: 'stopped',
    pid: null,
    settlesAt: null,
    win32ExitCode: processAborted,
    deaths: deaths + 1,
    troubleAt: restartsAfterMs === null ? null : world.now + restartsAfterMs,
  });
};
