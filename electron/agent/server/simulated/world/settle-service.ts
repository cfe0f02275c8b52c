import { accessDeniedToPort } from './occupancy.ts';
import { endProcesses, firstRefusedBind, openService } from './processes.ts';
import { faultOf } from './service-fault.ts';
import { troubleAfterStart } from './service-trouble.ts';
import { serviceError, serviceTimeoutMs } from './start-service.ts';
import { replaceService, type SimulatedService, type World } from './world.ts';
import {
  errorReference,
  serviceEvent,
  tellRefusedBind,
  tellStarted,
  writeServiceEvent,
} from './write-event.ts';

/** POP and IMAP back ends try again once a second, up to 60 times, when they are refused with 10013; every other error ends the start at once. */
const mostRefusals = 60;
const retryMs = 1_000;

/** Brings the pending state of a service to its end at the world's present moment. */
export const settleService = (world: World, name: string): World => {
  const service = world.services.find(({ definition }) => definition.name === name);
  if (service?.state === 'stop-pending') return stopped(world, name, 0);
  if (service?.state !== 'start-pending' || service.pid === null) return world;
  const refusedStart = refuseStart(world, service);
  if (refusedStart !== null) return refusedStart;
  const refused = firstRefusedBind(world, service.definition);
  if (refused?.error === accessDeniedToPort && service.refusals < mostRefusals)
    return replaceService(world, name, {
      refusals: service.refusals + 1,
      settlesAt: world.now + retryMs,
    });
  if (refused !== null)
    return stopped(tellRefusedBind(world, service.definition, refused), name, refused.error);
  const opened = openService(world, service.definition, service.pid, world.now);
  return replaceService(tellStarted(opened, service.definition), name, {
    state: 'running',
    settlesAt: null,
    refusals: 0,
    win32ExitCode: 0,
    troubleAt: troubleAfterStart(world, name),
  });
};

/** The end of a start that Windows refuses or gives up; null when it does neither. */
const refuseStart = (world: World, { definition }: SimulatedService): World | null => {
  const { name, displayName } = definition;
  const fault = faultOf(world, name);
  const failed = (told: World, error: number): World =>
    stopped(
      writeServiceEvent(told, serviceEvent.startFailed, displayName, errorReference(error)),
      name,
      error,
    );
  switch (fault?.kind) {
    case 'logon-failed': {
      const { account } = fault;
      const reason = errorReference(serviceError.badPassword);
      return failed(
        writeServiceEvent(world, serviceEvent.logonFailed, name, account, reason),
        serviceError.logonFailed,
      );
    }
    case 'times-out':
      return failed(
        writeServiceEvent(world, serviceEvent.startTimedOut, String(serviceTimeoutMs), displayName),
        serviceError.requestTimedOut,
      );
    default:
      return null;
  }
};

const stopped = (world: World, name: string, win32ExitCode: number): World =>
  replaceService(endProcesses(world, name), name, {
    state: 'stopped',
    pid: null,
    settlesAt: null,
    refusals: 0,
    win32ExitCode,
    troubleAt: null,
  });
