import type { Service } from '../../../../../shared/evidence/schema.ts';
import { isExchangeService } from '../../../../../shared/exchange/services.ts';
import { win32 } from '../win32/errors.ts';
import { timeLeft, type Limits } from '../win32/limits.ts';
import type { Handle } from '../win32/signatures.ts';
import type { Win32 } from '../win32/win32.ts';
import { readFileVersion } from './file-version.ts';
import { access, withService } from './service-manager.ts';

/** SERVICE_CONFIG_TRIGGER_INFO; a SERVICE_TRIGGER_INFO begins with the number of triggers (winsvc.h). */
const triggerInfo = 8;
const triggerBytes = 8 * 1_024;

/** What is left for whoever waits for the services: details are not worth their failing. */
const reserveMs = 5_000;

/**
 * Adds what is good to know of each service and not worth an error: whether it starts on a trigger, and for Exchange the version of its program. What cannot be read is left out, or null.
 */
export const addDetails = async (
  api: Win32,
  limits: Limits,
  manager: Handle,
  services: readonly Service[],
): Promise<readonly Service[]> => {
  const versions = new Map<string, string | null>();
  let triggersAreKnown = true;
  const detailed: Service[] = [];
  for (const service of services) {
    if (timeLeft(limits) < reserveMs || limits.signal.aborted) {
      detailed.push(service);
      continue;
    }
    const triggers: Triggers = triggersAreKnown
      ? await readTriggers(api, limits, manager, service.name)
      : 'not-supported';
    triggersAreKnown = triggers !== 'not-supported';
    detailed.push({
      ...service,
      ...(typeof triggers === 'boolean' ? { triggerStart: triggers } : {}),
      ...(isExchangeService(service, null)
        ? { fileVersion: await versionOf(api, limits, versions, service.imagePath) }
        : {}),
    });
  }
  return detailed;
};

/** One program can serve several services. */
const versionOf = async (
  api: Win32,
  limits: Limits,
  known: Map<string, string | null>,
  path: string | null,
): Promise<string | null> => {
  if (path === null) return null;
  const before = known.get(path);
  if (before !== undefined) return before;
  const read = await readFileVersion(api, limits, path);
  const version = read.ok ? read.value : null;
  known.set(path, version);
  return version;
};

type Triggers = boolean | 'unknown' | 'not-supported';

const readTriggers = async (
  api: Win32,
  limits: Limits,
  manager: Handle,
  name: string,
): Promise<Triggers> => {
  const buffer = Buffer.alloc(triggerBytes);
  const asked = await withService(api, limits, manager, name, access.queryConfig, (service) =>
    api.call(
      limits,
      'QueryServiceConfig2W',
      service,
      triggerInfo,
      buffer,
      buffer.length,
      Buffer.alloc(4),
    ),
  );
  if (!asked.ok) return 'unknown';
  const { value, lastError } = asked.value;
  if (value !== 0) return buffer.readUInt32LE(0) > 0;
  // More than the buffer holds is more than none. A control manager that does not know the level need not be asked again.
  if (lastError === win32.insufficientBuffer) return true;
  return lastError === win32.invalidLevel || lastError === win32.invalidParameter
    ? 'not-supported'
    : 'unknown';
};
