import { setTimeout as delay } from 'node:timers/promises';

import type { StartType } from '../../../../../shared/evidence/schema.ts';
import { runningDependants } from '../../../../../shared/exchange/services.ts';
import { err, ok, type AppError, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { ActionResult } from '../../server.ts';
import {
  decodeDependents,
  decodeServiceStatus,
  serviceStatusBytes,
  startTypeNumber,
  type ServiceStatus,
} from '../decode/service-records.ts';
import { readDelay, readServices } from '../read/services.ts';
import { access, withManager, withService } from '../read/service-manager.ts';
import { win32, win32Failure } from '../win32/errors.ts';
import { limitsFrom, timeLeft, type Limits } from '../win32/limits.ts';
import type { Handle } from '../win32/signatures.ts';
import type { Win32 } from '../win32/win32.ts';

/** A back end tries to bind for 60 s before it gives up (10013), so waiting has to last longer than that. */
const settleWithinMs = 150_000;
const configureWithinMs = 20_000;
const lookEveryMs = 200;
const serviceControlStop = 1;
const serviceActive = 1;
const noChange = 0xffff_ffff;
const delayedAutoStart = 3;
const dependentsBytes = 64 * 1_024;

/** Starts a service and waits until it runs, or has stopped again: then `exitCode` is its own Win32 exit code. */
export const startService = (
  api: Win32,
  name: string,
  signal: AbortSignal,
): Promise<ActionResult> =>
  act(['StartServiceW', name], settleWithinMs, signal, (limits) =>
    withOpened(api, limits, name, access.start | access.queryStatus, async (service) => {
      const started = await api.call(limits, 'StartServiceW', service, 0, null);
      if (!started.ok) return started;
      const { value, lastError } = started.value;
      if (value === 0 && lastError !== win32.serviceAlreadyRunning)
        return ok({ exitCode: lastError });
      const settled = await waitFor(api, limits, service, name, ['running', 'stopped']);
      if (!settled.ok) return settled;
      if (settled.value.state === 'running') return ok({ exitCode: win32.success });
      return ok({ exitCode: settled.value.win32ExitCode });
    }),
  );

/** Stops a service after everything that runs and needs it, and waits until it has stopped. */
export const stopService = (api: Win32, name: string, signal: AbortSignal): Promise<ActionResult> =>
  act(['ControlService', name, 'SERVICE_CONTROL_STOP'], settleWithinMs, signal, async (limits) => {
    const dependants = await findDependants(api, limits, name);
    if (!dependants.ok) return dependants;
    for (const dependant of dependants.value) {
      const stopped = await stopOne(api, limits, dependant);
      if (!stopped.ok) return stopped;
      if (stopped.value !== win32.success)
        return ok({
          exitCode: win32.dependentServicesRunning,
          note: say('stop.dependant', { service: dependant, code: stopped.value }),
        });
    }
    const stopped = await stopOne(api, limits, name);
    return stopped.ok ? ok({ exitCode: stopped.value }) : stopped;
  });

/** Sets how a service starts; a delayed start is an automatic one with a flag beside it. */
export const setStartType = (
  api: Win32,
  name: string,
  startType: StartType,
  signal: AbortSignal,
): Promise<ActionResult> =>
  act(['ChangeServiceConfigW', name, startType], configureWithinMs, signal, (limits) =>
    withOpened(api, limits, name, access.changeConfig | access.queryConfig, async (service) => {
      const changed = await api.call(
        limits,
        'ChangeServiceConfigW',
        service,
        noChange,
        startTypeNumber(startType),
        noChange,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
      );
      if (!changed.ok) return changed;
      if (changed.value.value === 0) return ok({ exitCode: changed.value.lastError });
      return startType === 'automatic' || startType === 'automatic-delayed'
        ? setDelay(api, limits, service, startType)
        : ok({ exitCode: win32.success });
    }),
  );

const setDelay = async (
  api: Win32,
  limits: Limits,
  service: Handle,
  wanted: StartType,
): Promise<Result<Ending>> => {
  const now = await readDelay(api, limits, service);
  if (!now.ok) return now;
  if (now.value === wanted) return ok({ exitCode: win32.success });
  const flag = Buffer.alloc(4);
  flag.writeUInt32LE(wanted === 'automatic-delayed' ? 1 : 0);
  const changed = await api.call(limits, 'ChangeServiceConfig2W', service, delayedAutoStart, flag);
  if (!changed.ok) return changed;
  return ok({ exitCode: changed.value.value === 0 ? changed.value.lastError : win32.success });
};

/** How a change ended: a Win32 error (0 is success), and what people should know beside it. */
type Ending = { readonly exitCode: number; readonly note?: string };

const act = async (
  argv: readonly string[],
  totalMs: number,
  signal: AbortSignal,
  change: (limits: Limits) => Promise<Result<Ending>>,
): Promise<ActionResult> => {
  const begun = performance.now();
  const result = await change(limitsFrom(signal, totalMs));
  const durationMs = Math.round(performance.now() - begun);
  if (result.ok) {
    const { exitCode, note } = result.value;
    return { argv, exitCode, stdoutBase64: '', stderrBase64: encoded(note ?? ''), durationMs };
  }
  const { error } = result;
  const refused = numberIn(error);
  const ended = { argv, stdoutBase64: '', stderrBase64: encoded(error.message), durationMs };
  if (refused !== null) return { ...ended, exitCode: refused };
  const { code, message } = error;
  switch (code) {
    case 'timed-out':
      return { ...ended, exitCode: win32.timeout, failure: { code, message } };
    case 'cancelled':
      return { ...ended, exitCode: win32.cancelled, failure: { code, message } };
    default:
      return { ...ended, exitCode: win32.invalidParameter, failure: { code: 'failed', message } };
  }
};

const encoded = (text: string): string => Buffer.from(text).toString('base64');

/** The number in the message of a call that Windows refused; null when the call itself did not come to its end. */
const numberIn = ({ message }: AppError): number | null => {
  const number = /Win32 error (\d+)/.exec(message)?.[1];
  return number === undefined ? null : Number(number);
};

const withOpened = <T>(
  api: Win32,
  limits: Limits,
  name: string,
  rights: number,
  use: (service: Handle) => Promise<Result<T>>,
): Promise<Result<T>> =>
  withManager(api, limits, access.connect, (manager) =>
    withService(api, limits, manager, name, rights, use),
  );

/** Stops one service that nothing running needs any more. Answers the Win32 error, 0 when it has stopped. */
const stopOne = (api: Win32, limits: Limits, name: string): Promise<Result<number>> =>
  withOpened(api, limits, name, access.stop | access.queryStatus, async (service) => {
    const asked = await api.call(
      limits,
      'ControlService',
      service,
      serviceControlStop,
      Buffer.alloc(serviceStatusBytes),
    );
    if (!asked.ok) return asked;
    const { value, lastError } = asked.value;
    const settling: readonly number[] = [win32.serviceCannotAcceptControl];
    if (value === 0 && lastError === win32.serviceNotActive) return ok(win32.success);
    if (value === 0 && !settling.includes(lastError)) return ok(lastError);
    // 1061: it is stopping already, or still starting; the wait shows which.
    const settled = await waitFor(api, limits, service, name, ['stopped', 'running']);
    if (!settled.ok) return settled;
    return ok(settled.value.state === 'stopped' ? win32.success : win32.serviceCannotAcceptControl);
  });

/** Running services that have to stop first, in that order. The control manager's own list, and what the configurations say beyond it. */
const findDependants = async (
  api: Win32,
  limits: Limits,
  name: string,
): Promise<Result<readonly string[]>> => {
  const listed = await withOpened(api, limits, name, access.enumerateDependents, (service) =>
    listDependents(api, limits, service),
  );
  if (!listed.ok) return listed;
  const services = await readServices(api, limits);
  if (!services.ok) return services;
  const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
  const target = services.value.find((service) => same(service.name, name));
  const configured = target ? runningDependants(services.value, target) : [];
  const further = configured
    .map((service) => service.name)
    .filter((other) => !listed.value.some((known) => same(known, other)));
  return ok([...further, ...listed.value]);
};

const listDependents = async (
  api: Win32,
  limits: Limits,
  service: Handle,
): Promise<Result<readonly string[]>> => {
  const buffer = Buffer.alloc(dependentsBytes);
  const count = Buffer.alloc(4);
  const listed = await api.call(
    limits,
    'EnumDependentServicesW',
    service,
    serviceActive,
    buffer,
    buffer.length,
    Buffer.alloc(4),
    count,
  );
  if (!listed.ok) return listed;
  if (listed.value.value === 0)
    return win32Failure('EnumDependentServicesW', listed.value.lastError);
  return decodeDependents({ buffer, address: api.addressOf(buffer) }, count.readUInt32LE());
};

/** Looks at the service until it is in one of the states. */
const waitFor = async (
  api: Win32,
  limits: Limits,
  service: Handle,
  name: string,
  states: readonly ServiceStatus['state'][],
): Promise<Result<ServiceStatus>> => {
  for (;;) {
    const status = await queryStatus(api, limits, service);
    if (!status.ok || states.includes(status.value.state)) return status;
    const pause = Math.min(lookEveryMs, timeLeft(limits));
    if (pause === 0)
      return err(
        'timed-out',
        say(`stop.still.${status.value.state}`, { service: name, seconds: limits.totalMs / 1_000 }),
      );
    await delay(pause, undefined, { signal: limits.signal }).catch(() => undefined);
  }
};

const queryStatus = async (
  api: Win32,
  limits: Limits,
  service: Handle,
): Promise<Result<ServiceStatus>> => {
  const buffer = Buffer.alloc(serviceStatusBytes);
  const read = await api.demand(
    limits,
    'QueryServiceStatusEx',
    service,
    0,
    buffer,
    buffer.length,
    Buffer.alloc(4),
  );
  if (!read.ok) return read;
  const status = decodeServiceStatus(buffer);
  return status === null
    ? err('garbled', say('garbled.service-state', { call: 'QueryServiceStatusEx' }))
    : ok(status);
};
