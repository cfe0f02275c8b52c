import type { ProcessRow, Service } from '../evidence/schema.ts';
import { pidOf } from './services.ts';

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
    return `${service.name} is shown as stopped with process ${pid}`;
  if (service.state === 'running' && pid === null)
    return `${service.name} is shown as running without a process`;
  if (
    service.state === 'running' &&
    pid !== null &&
    !processes.some((process) => process.pid === pid)
  )
    return `${service.name} is shown as running in process ${pid}, which the process table does not have`;
  return null;
};
