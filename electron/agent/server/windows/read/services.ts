import type { Service, StartType } from '../../../../../shared/evidence/schema.ts';
import { err, ok, type AppError, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { imagePathOf } from '../decode/image-path.ts';
import {
  decodeServiceConfig,
  decodeServices,
  type ServiceConfig,
  type ServiceRecord,
} from '../decode/service-records.ts';
import { win32, win32Failure } from '../win32/errors.ts';
import type { Limits } from '../win32/limits.ts';
import type { Handle } from '../win32/signatures.ts';
import type { Win32 } from '../win32/win32.ts';
import { readRegistryTexts } from './registry.ts';
import { addDetails } from './service-details.ts';
import { access, withManager, withService } from './service-manager.ts';

/** SERVICE_WIN32: services in processes of user mode, not drivers. */
const serviceWin32 = 0x30;
const serviceStateAll = 3;
const processInfoLevel = 0;
/** Most that one EnumServicesStatusExW fills, and most that one QueryServiceConfigW needs, by documentation. */
const pageBytes = 256 * 1_024;
const configBytes = 8 * 1_024;
/** SERVICE_CONFIG_DELAYED_AUTO_START_INFO. */
const delayedAutoStart = 3;
const mostPages = 64;
const servicesKey = 'SYSTEM\\CurrentControlSet\\Services';

/** Every service with its state and configuration. A configuration that Windows refuses to show leaves its fields null. */
export const readServices = (api: Win32, limits: Limits): Promise<Result<readonly Service[]>> =>
  withManager(api, limits, access.connect | access.enumerate, async (manager) => {
    const records = await enumerate(api, limits, manager);
    if (!records.ok) return records;
    const services: Service[] = [];
    for (const record of records.value) {
      const config = await readConfig(api, limits, manager, record.name);
      if (!config.ok) return config;
      services.push(describe(record, config.value));
    }
    return ok(await addDetails(api, limits, manager, services));
  });

/** A service as the evidence has it. */
export const describe = (record: ServiceRecord, config: ServiceConfig | null): Service => ({
  ...record,
  startType: config?.startType ?? null,
  imagePath: config && imagePathOf(config.commandLine, (name) => process.env[name]),
  dependsOn: [...(config?.dependsOn ?? [])],
});

/** Room for the list of services: what was needed last, and some more. The control manager sends the whole room back, however little stands in it. */
export type ServiceRoom = { bytes: number };

/** Every service with its state, without configuration. With a `room` the next call asks for no more than it needs. */
export const enumerate = async (
  api: Win32,
  limits: Limits,
  manager: Handle,
  room: ServiceRoom = { bytes: pageBytes },
): Promise<Result<readonly ServiceRecord[]>> => {
  const records: ServiceRecord[] = [];
  const resume = Buffer.alloc(4);
  for (let page = 0; page < mostPages; page += 1) {
    const buffer = Buffer.alloc(room.bytes);
    const [needed, count] = [Buffer.alloc(4), Buffer.alloc(4)];
    const answer = await api.call(
      limits,
      'EnumServicesStatusExW',
      manager,
      processInfoLevel,
      serviceWin32,
      serviceStateAll,
      buffer,
      buffer.length,
      needed,
      count,
      resume,
      null,
    );
    if (!answer.ok) return answer;
    const { value, lastError } = answer.value;
    if (value === 0 && lastError !== win32.moreData)
      return win32Failure('EnumServicesStatusExW', lastError);
    const memory = { buffer, address: api.addressOf(buffer) };
    const decoded = decodeServices(memory, count.readUInt32LE());
    if (!decoded.ok) return decoded;
    records.push(...decoded.value);
    if (value !== 0) return ok(records);
    // Too little for one call; the next has room for all of it.
    room.bytes = Math.min(pageBytes, room.bytes + Math.ceil(needed.readUInt32LE() * 1.25));
  }
  return err(
    'garbled',
    say('read.too-many-pages', { call: 'EnumServicesStatusExW', most: mostPages }),
  );
};

/** Null when this one service does not show its configuration; an error only when the call itself failed. */
export const readConfig = async (
  api: Win32,
  limits: Limits,
  manager: Handle,
  name: string,
): Promise<Result<ServiceConfig | null>> => {
  const read = await withService(api, limits, manager, name, access.queryConfig, (service) =>
    queryConfig(api, limits, service),
  );
  if (!read.ok) return isOver(read.error) ? read : ok(null);
  if (read.value.dependsOn.length > 0) return read;
  // The control manager's own store: some (Wine's) keep dependencies there and do not report them.
  const stored = await readRegistryTexts(api, limits, `${servicesKey}\\${name}`, 'DependOnService');
  if (!stored.ok) return isOver(stored.error) ? stored : read;
  return ok({ ...read.value, dependsOn: stored.value });
};

/** Whether there is no time left for anything else. */
const isOver = ({ code }: AppError): boolean => code === 'timed-out' || code === 'cancelled';

const queryConfig = async (
  api: Win32,
  limits: Limits,
  service: Handle,
): Promise<Result<ServiceConfig>> => {
  const buffer = Buffer.alloc(configBytes);
  const read = await api.demand(
    limits,
    'QueryServiceConfigW',
    service,
    buffer,
    buffer.length,
    Buffer.alloc(4),
  );
  if (!read.ok) return read;
  const config = decodeServiceConfig({ buffer, address: api.addressOf(buffer) });
  if (!config.ok || config.value.startType !== 'automatic') return config;
  const startType = await readDelay(api, limits, service);
  return startType.ok ? ok({ ...config.value, startType: startType.value }) : startType;
};

/** Whether an automatic start is delayed. A control manager that does not know the question has no delayed start. */
export const readDelay = async (
  api: Win32,
  limits: Limits,
  service: Handle,
): Promise<Result<StartType>> => {
  const delayed = Buffer.alloc(4);
  const answer = await api.call(
    limits,
    'QueryServiceConfig2W',
    service,
    delayedAutoStart,
    delayed,
    delayed.length,
    Buffer.alloc(4),
  );
  if (!answer.ok) return answer;
  const isDelayed = answer.value.value !== 0 && delayed.readUInt32LE() !== 0;
  return ok(isDelayed ? 'automatic-delayed' : 'automatic');
};
