import type { ProcessRow, Service } from '../evidence/schema.ts';
import { pidOf } from './services.ts';
import { say } from '../texts/stored.ts';

/**
 * How a service's row contradicts itself or the process table; null where it does not.
 *
 * Reads are made one after the other, so a service that was restarted in between can look like this; reading again settles it.
 */
export const contradictionOf = (
  service: Service,
  processes: readonly ProcessRow[],
): string | null => {
  const pid = pidOf(service);
  if (service.state === 'stopped' && pid !== null)
    return say('contradiction.stopped-with-process', { service: service.name, pid });
  if (service.state === 'running' && pid === null)
    return say('contradiction.no-process', { service: service.name });
  if (
    service.state === 'running' &&
    pid !== null &&
    !processes.some((process) => process.pid === pid)
  )
    return say('contradiction.no-such-process', { service: service.name, pid });
  return null;
};
