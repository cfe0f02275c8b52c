import type { Endpoint, ProcessRow, Service } from '../../../../../shared/evidence/schema.ts';
import { ok, type Result } from '../../../../../shared/result.ts';
import type { WatchLook, WatchReader, WatchWanted } from '../../watch-reader.ts';
import { endpointTables, scanEndpoints } from '../decode/endpoint-tables.ts';
import { ownedTables, readBound, readTable, type TableRoom } from '../read/endpoints.ts';
import { readProcess } from '../read/processes.ts';
import { limitsFrom, type Limits } from '../win32/limits.ts';
import type { Win32 } from '../win32/win32.ts';
import { createGlancer } from './glance.ts';
import { createServiceLook } from './service-look.ts';

/** A look that takes longer than this is given up; the watch goes on with the next one. */
const lookTimeoutMs = 10_000;
/** Sockets that are bound but neither listen nor are connected are asked for in each so many looks: the call is undocumented and copies everything. */
const boundEvery = 5;

/**
 * Looks at the endpoint tables and the services of this machine, again and again, with the same memory.
 *
 * Only tables in which a wanted port can stand are asked for, only rows with one are decoded, and only their owners are asked for.
 */
export const createWatchReader = (api: Win32, wanted: WatchWanted): WatchReader => {
  const ports = new Uint8Array(65_536);
  for (const { port } of wanted.ports) ports[port] = 1;
  const tables = ownedTables.filter((table) =>
    wanted.ports.some(({ protocol }) => protocol === endpointTables[table].protocol),
  );
  const rooms: Record<string, TableRoom> = {};
  const services = createServiceLook(api, wanted.services);
  const glancer = createGlancer(api);
  const images = new Map<string, string>();
  let looks = 0;
  let bound: readonly Endpoint[] = [];

  const readRows = async (
    limits: Limits,
  ): Promise<Result<{ readonly rows: readonly Endpoint[]; readonly total: number }>> => {
    const rows: Endpoint[] = [];
    let total = 0;
    for (const table of tables) {
      const room = (rooms[table] ??= { memory: Buffer.alloc(0) });
      const memory = await readTable(api, limits, table, room);
      if (!memory.ok) return memory;
      const scanned = scanEndpoints(table, memory.value, ports);
      if (!scanned.ok) return scanned;
      rows.push(...scanned.value.rows);
      total += scanned.value.total;
    }
    if (looks % boundEvery === 0) {
      const read = await readBound(api, limits);
      if (!read.ok) return read;
      bound = read.value.filter(({ localPort }) => ports[localPort] === 1);
    }
    looks += 1;
    const listed = new Set(
      rows.map(({ family, localPort, pid }) => `${family} ${localPort} ${pid}`),
    );
    const unlisted = bound.filter(
      ({ family, localPort, pid }) => !listed.has(`${family} ${localPort} ${pid}`),
    );
    return ok({ rows: [...rows, ...unlisted], total });
  };

  /** The image of a process does not change in its life, its start does not either: with both as the key only new ones are asked for. */
  const readOwners = async (
    limits: Limits,
    rows: readonly Endpoint[],
  ): Promise<Result<readonly ProcessRow[]>> => {
    const owners: ProcessRow[] = [];
    for (const pid of new Set(rows.map((row) => row.pid))) {
      if (pid === 0) continue;
      const row = await readProcess(
        api,
        limits,
        pid,
        (startedAt) => images.get(`${pid} ${startedAt}`) ?? null,
      );
      if (!row.ok) return row;
      const { startedAt, imagePath } = row.value;
      // Neither start nor image: nobody has this pid now.
      if (startedAt === null && imagePath === null) continue;
      if (startedAt !== null && imagePath !== null) images.set(`${pid} ${startedAt}`, imagePath);
      owners.push(row.value);
    }
    return ok(owners);
  };

  return {
    look: async (signal): Promise<Result<WatchLook>> => {
      const limits = limitsFrom(signal, lookTimeoutMs);
      const takenAt = new Date();
      const table = await readRows(limits);
      if (!table.ok) return table;
      const states: Result<readonly Service[]> = await services.look(limits);
      if (!states.ok) return states;
      const owners = await readOwners(limits, table.value.rows);
      if (!owners.ok) return owners;
      return ok({
        takenAt,
        rows: table.value.rows,
        rowCount: table.value.total,
        services: states.value,
        processes: owners.value,
      });
    },
    glance: glancer.glance,
    close: async () => {
      await Promise.all([services.close(), glancer.close()]);
    },
  };
};
