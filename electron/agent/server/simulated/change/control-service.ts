import type { StartType } from '../../../../../shared/evidence/schema.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { ActionResult } from '../../server.ts';
import type { LiveWorld } from '../live-world.ts';
import { setStartType } from '../world/set-start-type.ts';
import {
  beginStart,
  findSimulated,
  serviceError,
  stoppedDependencies,
  type Outcome,
} from '../world/start-service.ts';
import { activeDependants, beginStop } from '../world/stop-service.ts';
import type { World } from '../world/world.ts';

const startTakesMs = [600, 1_600] as const;
const stopTakesMs = [300, 900] as const;
const configureTakesMs = [5, 20] as const;
const lookEveryMs = 100;

/** Starts a service after the stopped ones that it needs, and waits until it runs or has stopped again. */
export const startService = (
  live: LiveWorld,
  name: string,
  signal: AbortSignal,
): Promise<ActionResult> =>
  act(live, ['StartServiceW', name], signal, async () => {
    for (const dependency of stoppedDependencies(live.now(), name)) {
      const error = await startOne(live, dependency, signal);
      if (error !== 0) return serviceError.dependencyFailed;
    }
    const error = await startOne(live, name, signal);
    return error === serviceError.alreadyRunning ? 0 : error;
  });

/** Stops a service after everything that runs and needs it, and waits until it has stopped. */
export const stopService = (
  live: LiveWorld,
  name: string,
  signal: AbortSignal,
): Promise<ActionResult> =>
  act(live, ['ControlService', name, 'SERVICE_CONTROL_STOP'], signal, async () => {
    for (const dependant of activeDependants(live.now(), name)) {
      const error = await stopOne(live, dependant, signal);
      if (error !== 0) return error;
    }
    return stopOne(live, name, signal);
  });

export const configureService = (
  live: LiveWorld,
  name: string,
  startType: StartType,
  signal: AbortSignal,
): Promise<ActionResult> =>
  act(live, ['ChangeServiceConfigW', name, startType], signal, async () => {
    await live.clock.sleep(live.pace.between(...configureTakesMs), signal);
    return apply(live, (world) => setStartType(world, name, startType));
  });

const startOne = async (live: LiveWorld, name: string, signal: AbortSignal): Promise<number> => {
  const error = apply(live, (world) => beginStart(world, name, live.pace.between(...startTakesMs)));
  if (error !== 0) return error;
  await untilSettled(live, name, signal);
  const service = findSimulated(live.now(), name);
  return service?.state === 'running' ? 0 : (service?.win32ExitCode ?? serviceError.doesNotExist);
};

const stopOne = async (live: LiveWorld, name: string, signal: AbortSignal): Promise<number> => {
  const error = apply(live, (world) => beginStop(world, name, live.pace.between(...stopTakesMs)));
  if (error === serviceError.notActive) return 0;
  if (error !== 0) return error;
  await untilSettled(live, name, signal);
  return findSimulated(live.now(), name)?.state === 'stopped'
    ? 0
    : serviceError.cannotAcceptControl;
};

/** What was asked for goes on when nobody waits for it any more. */
const untilSettled = async (live: LiveWorld, name: string, signal: AbortSignal): Promise<void> => {
  while (findSimulated(live.now(), name)?.settlesAt != null)
    await live.clock.sleep(lookEveryMs, signal);
};

const apply = (live: LiveWorld, change: (world: World) => Outcome): number => {
  const { world, error } = change(live.now());
  live.set(world);
  return error;
};

/** ERROR_CANCELLED. */
const cancelled = 1223;

const act = async (
  live: LiveWorld,
  argv: readonly string[],
  signal: AbortSignal,
  change: () => Promise<number>,
): Promise<ActionResult> => {
  const begun = live.clock.now();
  const ended = (exitCode: number): ActionResult => ({
    argv,
    exitCode,
    stdoutBase64: '',
    stderrBase64: '',
    durationMs: Math.round(live.clock.now() - begun),
  });
  if (live.now().scenario.header.elevated !== true) return ended(serviceError.accessDenied);
  try {
    return ended(await change());
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
    const message = say('read.cancelled-named', { what: argv.join(' ') });
    return { ...ended(cancelled), failure: { code: 'cancelled', message } };
  }
};
