import { err, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { Limits } from '../win32/limits.ts';
import type { Handle } from '../win32/signatures.ts';
import type { Win32 } from '../win32/win32.ts';

/** Access rights of the service control manager and of services (winsvc.h). */
export const access = {
  connect: 0x0001,
  enumerate: 0x0004,
  queryConfig: 0x0001,
  changeConfig: 0x0002,
  queryStatus: 0x0004,
  enumerateDependents: 0x0008,
  start: 0x0010,
  stop: 0x0020,
} as const;

/** Connects to the service control manager of this machine for the time of `use`. */
export const withManager = async <T>(
  api: Win32,
  limits: Limits,
  rights: number,
  use: (manager: Handle) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const manager = await api.demand(limits, 'OpenSCManagerW', null, null, rights);
  if (!manager.ok) return manager;
  const result = await use(manager.value);
  await api.release('CloseServiceHandle', manager.value);
  return result;
};

/** Opens one service for the time of `use`. */
export const withService = async <T>(
  api: Win32,
  limits: Limits,
  manager: Handle,
  name: string,
  rights: number,
  use: (service: Handle) => Promise<Result<T>>,
): Promise<Result<T>> => {
  if (!isServiceName(name)) return err('bad-request', say('read.no-service-name'));
  const service = await api.demand(limits, 'OpenServiceW', manager, name, rights);
  if (!service.ok) return service;
  const result = await use(service.value);
  await api.release('CloseServiceHandle', service.value);
  return result;
};

/** The rules of CreateServiceW: up to 256 characters, no slashes; control characters cannot be meant either. */
export const isServiceName = (name: string): boolean =>
  // oxlint-disable-next-line no-control-regex -- refusing them is the purpose
  name.length > 0 && name.length <= 256 && !/[\u0000-\u001f/\\]/.test(name);
