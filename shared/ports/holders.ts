import type { Endpoint, ProcessRow, Service } from '../evidence/schema.ts';
import type { Holder } from '../report/schema.ts';
import { isListener, servicesOfPid } from './ownership.ts';
import { isClosingByItself } from './time-wait.ts';
import type { Family } from './vocabulary.ts';

/**
 * Whether a row that is not the service's own comes from its listening all the same: connections that it accepted, also when a worker has them (Windows would not hand the port out while an exclusive listener has it), and closed connections (TIME_WAIT, or closing without a process) left over by its own clients.
 */
export const isAcceptedByOwn = (row: Endpoint, listening: readonly Family[]): boolean =>
  !isListener(row) &&
  (listening.includes(row.family) || (listening.length > 0 && isClosingByItself(row)));

/** A listening socket cannot outlive its process, so such a row contradicts the process table instead of naming a holder. */
export const isOrphanListener = (
  row: Endpoint,
  processes: readonly ProcessRow[],
  services: readonly Service[],
): boolean =>
  isListener(row) &&
  !processes.some(({ pid }) => pid === row.pid) &&
  servicesOfPid(services, row.pid).length === 0;

/** A listener stays, a connection may end, a TIME_WAIT row ends by itself: the one to name is the one that stays longest. */
export const heaviest = (rows: readonly Endpoint[]): Endpoint | undefined =>
  rows.toSorted((left, right) => weight(right) - weight(left))[0];

const weight = (row: Endpoint): number => {
  if (row.state === 'listen') return 3;
  if (isClosingByItself(row)) return 1;
  return 2;
};

/** The holder behind a row. */
export const describeRow = (
  row: Endpoint,
  services: readonly Service[],
  processes: readonly ProcessRow[],
): Holder => {
  const process = processes.find(({ pid }) => row.pid !== 0 && pid === row.pid);
  const [service] = servicesOfPid(services, row.pid);
  return {
    pid: row.pid,
    image: process?.imagePath ?? service?.imagePath ?? null,
    service: service?.name ?? null,
    remote: remoteOf(row),
    state: row.state,
    startedAt: process?.startedAt ?? null,
  };
};

/** The remote end of a row as people write it; null for a listener, or a socket that is not connected. */
export const remoteOf = ({ remoteAddress, remotePort, state }: Endpoint): string | null => {
  if (remoteAddress === null || !remotePort || state === 'listen') return null;
  return remoteAddress.includes(':')
    ? `[${remoteAddress}]:${remotePort}`
    : `${remoteAddress}:${remotePort}`;
};
