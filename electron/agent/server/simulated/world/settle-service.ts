import { accessDeniedToPort } from './occupancy.ts';
import { endProcesses, firstBindError, openService } from './processes.ts';
import { replaceService, type World } from './world.ts';

/** POP and IMAP back ends try again once a second, up to 60 times, when they are refused with 10013; every other error ends the start at once. */
const mostRefusals = 60;
const retryMs = 1_000;

/** Brings the pending state of a service to its end at the world's present moment. */
export const settleService = (world: World, name: string): World => {
  const service = world.services.find(({ definition }) => definition.name === name);
  if (service?.state === 'stop-pending') return stopped(world, name, 0);
  if (service?.state !== 'start-pending' || service.pid === null) return world;
  const error = firstBindError(world, service.definition);
  if (error === accessDeniedToPort && service.refusals < mostRefusals)
    return replaceService(world, name, {
      refusals: service.refusals + 1,
      settlesAt: world.now + retryMs,
    });
  if (error !== 0) return stopped(world, name, error);
  return replaceService(openService(world, service.definition, service.pid, world.now), name, {
    state: 'running',
    settlesAt: null,
    refusals: 0,
    win32ExitCode: 0,
  });
};

const stopped = (world: World, name: string, win32ExitCode: number): World =>
  replaceService(endProcesses(world, name), name, {
    state: 'stopped',
    pid: null,
    settlesAt: null,
    refusals: 0,
    win32ExitCode,
  });
