import {
  serviceStates,
  type Service,
  type ServiceState,
  type StartType,
} from '../../../../../shared/evidence/schema.ts';
import { ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { garbled } from '../win32/errors.ts';
import { pointedOffset, pointedText, wideTexts, type Memory } from './memory.ts';

/** What the service control manager says about one service now. */
export type ServiceStatus = Pick<Service, 'state' | 'pid' | 'win32ExitCode' | 'serviceExitCode'>;

/** Bytes of a SERVICE_STATUS_PROCESS: nine DWORDs. */
export const serviceStatusBytes = 36;

/** A SERVICE_STATUS_PROCESS (winsvc.h), null when its state does not exist. States begin at 1 (SERVICE_STOPPED). */
export const decodeServiceStatus = (buffer: Buffer, at = 0): ServiceStatus | null => {
  const state: ServiceState | undefined = serviceStates[buffer.readUInt32LE(at + 4) - 1];
  if (state === undefined) return null;
  const pid = buffer.readUInt32LE(at + 28);
  return {
    state,
    pid: pid === 0 ? null : pid,
    win32ExitCode: buffer.readUInt32LE(at + 12),
    serviceExitCode: buffer.readUInt32LE(at + 16),
  };
};

export type ServiceRecord = ServiceStatus & Pick<Service, 'name' | 'displayName'>;

/** ENUM_SERVICE_STATUS_PROCESSW on 64-bit Windows: two pointers, then the status, padded to 8. */
const enumeratedBytes = 56;

/** `count` services as EnumServicesStatusExW lists them. */
export const decodeServices = (memory: Memory, count: number): Result<readonly ServiceRecord[]> => {
  if (count * enumeratedBytes > memory.buffer.length)
    return garbled(
      say('garbled.records', { what: 'services', count, bytes: memory.buffer.length }),
    );
  const records: ServiceRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = index * enumeratedBytes;
    const name = pointedText(memory, at);
    const displayName = pointedText(memory, at + 8);
    const status = decodeServiceStatus(memory.buffer, at + 16);
    if (!name || displayName === null || status === null)
      return garbled(say('garbled.no-name-or-state', { what: 'services', row: index }));
    records.push({ name, displayName, ...status });
  }
  return ok(records);
};

/** ENUM_SERVICE_STATUSW on 64-bit Windows: two pointers, then seven DWORDs, padded to 8. */
const dependentBytes = 48;

/** Names of `count` services as EnumDependentServicesW lists them: those to be stopped first come first. */
export const decodeDependents = (memory: Memory, count: number): Result<readonly string[]> => {
  if (count * dependentBytes > memory.buffer.length)
    return garbled(say('garbled.records-fit', { what: 'dependents', count }));
  const names: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = pointedText(memory, index * dependentBytes);
    if (!name) return garbled(say('garbled.no-name', { what: 'dependents', row: index }));
    names.push(name);
  }
  return ok(names);
};

/** SERVICE_BOOT_START … SERVICE_DISABLED are 0 … 4. */
const startTypeNumbers: readonly StartType[] = [
  'boot',
  'system',
  'automatic',
  'manual',
  'disabled',
];

/** The number of a start type in ChangeServiceConfigW. Delayed start is an automatic start with a flag beside it. */
export const startTypeNumber = (startType: StartType): number =>
  startTypeNumbers.indexOf(startType === 'automatic-delayed' ? 'automatic' : startType);

export type ServiceConfig = {
  readonly startType: StartType;
  /** The command line as it was registered. */
  readonly commandLine: string;
  /** Names of services; groups of services are left out. */
  readonly dependsOn: readonly string[];
};

/** QUERY_SERVICE_CONFIGW (winsvc.h) on 64-bit Windows. */
export const decodeServiceConfig = (memory: Memory): Result<ServiceConfig> => {
  const startType = startTypeNumbers[memory.buffer.readUInt32LE(4)];
  const commandLine = pointedText(memory, 16);
  const list = pointedOffset(memory, 40);
  const dependencies = list === null ? [] : wideTexts(memory.buffer, list);
  if (startType === undefined || commandLine === null || dependencies === null)
    return garbled(say('garbled.service-configuration'));
  // SC_GROUP_IDENTIFIER marks a group of services.
  const dependsOn = dependencies.filter((name) => !name.startsWith('+'));
  return ok({ startType, commandLine, dependsOn });
};
