import type { Endpoint, ProcessRow, Service } from '../evidence/schema.ts';
import { findService } from '../exchange/services.ts';
import { describeRow, heaviest, isAcceptedByOwn, isOrphanListener } from '../ports/holders.ts';
import { belongsTo, isListener } from '../ports/ownership.ts';
import { families, type Family } from '../ports/vocabulary.ts';
import type { Sight, WatchedPort } from './schema.ts';
import { say } from '../texts/stored.ts';

/** What one look at the server showed, as far as it concerns the watched ports. */
export type Look = {
  /** Rows of the endpoint tables that have a watched port. */
  readonly rows: readonly Endpoint[];
  readonly services: readonly Service[];
  /** Processes that own one of the rows. */
  readonly processes: readonly ProcessRow[];
};

/** What is known beside the tables: neither is read at each look. */
export type Beside = {
  /** An administered exclusion covers the port in this family; null when that is not known. */
  readonly excluded: boolean | null;
  /** What the exclusive-bind probe answered last while no table showed anybody; null when it was not asked. */
  readonly probeError: number | null;
};

/** WSAEADDRINUSE. */
const inUse = 10_048;

/**
 * How a port stands in one family at one look. By the same rules as before the update: accepted connections and TIME_WAIT rows beside the own listener are no capture.
 */
export const judgePort = (
  target: WatchedPort,
  family: Family,
  look: Look,
  beside: Beside,
): Sight => {
  const service = findService(look.services, target.service);
  const rows = look.rows.filter(
    (row) => row.localPort === target.port && row.protocol === target.protocol,
  );
  const isOwn = (row: Endpoint): boolean =>
    service !== undefined && belongsTo(service, row.pid, look.processes);
  const own = families.filter((name) =>
    rows.some((row) => row.family === name && isListener(row) && isOwn(row)),
  );
  const here = rows.filter((row) => row.family === family);
  const foreign = here.filter((row) => !isOwn(row) && !isAcceptedByOwn(row, own));
  if (own.includes(family) && service?.state === 'stopped')
    return unknown(say('holder.stopped-yet-listens', { service: service.name }));
  const orphan = foreign.find((row) => isOrphanListener(row, look.processes, look.services));
  if (orphan) return unknown(say('watch.sight.orphan', { pid: orphan.pid }));
  const worst = heaviest(foreign);
  if (worst)
    return {
      status: 'captured',
      holder: describeRow(worst, look.services, look.processes),
      why: null,
    };
  if (own.includes(family)) return { status: 'listening', holder: null, why: null };
  if (here.length === 0 && beside.probeError === inUse)
    return { status: 'captured', holder: hiddenHolder, why: heldUnseen };
  return { status: beside.excluded === true ? 'reserved' : 'free', holder: null, why: null };
};

const unknown = (why: string): Sight => ({ status: 'unknown', holder: null, why });

/** A look that failed. */
export const unseen = (why: string): Sight => unknown(why);

const heldUnseen = say('watch.sight.hidden-holder');

const hiddenHolder = {
  pid: null,
  image: null,
  service: null,
  remote: null,
  state: null,
  startedAt: null,
} as const;
