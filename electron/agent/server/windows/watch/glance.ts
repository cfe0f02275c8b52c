import { ok, type AppError, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { Glance, GlanceWanted, PortInUse } from '../../watch-reader.ts';
import { portsInUse, type PlainTable } from '../decode/plain-tables.ts';
import { decodeServiceStatus, serviceStatusBytes } from '../decode/service-records.ts';
import { access, withService } from '../read/service-manager.ts';
import { win32, win32Failure } from '../win32/errors.ts';
import { limitsFrom, type Limits } from '../win32/limits.ts';
import type { Handle } from '../win32/signatures.ts';
import type { Win32 } from '../win32/win32.ts';

/** A glance that takes longer than this tells nothing any more. */
const glanceTimeoutMs = 2_000;
const processInfoLevel = 0;
const firstBytes = 16 * 1_024;
/** The tables grow between two calls. */
const mostTries = 4;

const plainTables = [
  ['tcp4', 'GetTcpTable'],
  ['tcp6', 'GetTcp6Table'],
] as const satisfies readonly (readonly [PlainTable, string])[];

/**
 * Looks at the states of a few services, and while one is stopped at who has its ports, without owners: these are the cheapest calls there are for both.
 *
 * A service is opened for the time of one question only. A handle that is kept would stand in the way of a Setup that deletes a service and makes it anew (ERROR_SERVICE_MARKED_FOR_DELETE).
 */
export const createGlancer = (
  api: Win32,
): {
  readonly glance: (
    wanted: readonly GlanceWanted[],
    signal: AbortSignal,
  ) => Promise<Result<readonly Glance[]>>;
  readonly close: () => Promise<void>;
} => {
  let manager: Handle | null = null;
  const rooms = new Map<PlainTable, Buffer>();

  const connected = async (limits: Limits): Promise<Result<Handle>> => {
    if (manager !== null) return ok(manager);
    const opened = await api.demand(limits, 'OpenSCManagerW', null, null, access.connect);
    if (opened.ok) manager = opened.value;
    return opened;
  };

  const readInUse = async (
    limits: Limits,
    ports: ReadonlySet<number>,
  ): Promise<Result<readonly PortInUse[]>> => {
    const inUse: PortInUse[] = [];
    for (const [table, name] of plainTables) {
      const memory = await readPlain(api, limits, name, rooms.get(table));
      if (!memory.ok) return memory;
      rooms.set(table, memory.value);
      const found = portsInUse(table, memory.value, ports);
      if (!found.ok) return found;
      inUse.push(...found.value);
    }
    return ok(inUse);
  };

  return {
    glance: async (wanted, signal) => {
      const limits = limitsFrom(signal, glanceTimeoutMs);
      const handle = await connected(limits);
      if (!handle.ok) return handle;
      const seen: Glance[] = [];
      for (const { service } of wanted) {
        const state = await stateOf(api, limits, handle.value, service);
        if (state.ok) seen.push({ service, state: state.value, taken: null });
        else if (isOver(state.error)) return state;
        // Setup may delete a service and make it anew; the others are looked at all the same.
      }
      const portsOf = ({ service, state }: Glance): GlanceWanted['ports'] =>
        state === 'stopped' ? (wanted.find((one) => one.service === service)?.ports ?? []) : [];
      const ports = new Set(seen.flatMap((one) => portsOf(one).map(({ port }) => port)));
      if (ports.size === 0) return ok(seen);
      const inUse = await readInUse(limits, ports);
      if (!inUse.ok) return inUse;
      return ok(
        seen.map((one) => {
          const own = portsOf(one);
          const taken = inUse.value.filter(({ port }) => own.some((other) => other.port === port));
          return own.length > 0 ? { ...one, taken } : one;
        }),
      );
    },
    close: async () => {
      const open = manager;
      manager = null;
      if (open !== null) await api.release('CloseServiceHandle', open);
    },
  };
};

/** Whether there is no time left for anything else. */
const isOver = ({ code }: AppError): boolean => code === 'timed-out' || code === 'cancelled';

const stateOf = (
  api: Win32,
  limits: Limits,
  manager: Handle,
  name: string,
): Promise<Result<Glance['state']>> =>
  withService(api, limits, manager, name, access.queryStatus, async (service) => {
    const buffer = Buffer.alloc(serviceStatusBytes);
    const asked = await api.demand(
      limits,
      'QueryServiceStatusEx',
      service,
      processInfoLevel,
      buffer,
      buffer.length,
      Buffer.alloc(4),
    );
    if (!asked.ok) return asked;
    const status = decodeServiceStatus(buffer);
    return status === null
      ? {
          ok: false,
          error: { code: 'garbled', message: say('garbled.service-state', { call: name }) },
        }
      : ok(status.state);
  });

const readPlain = async (
  api: Win32,
  limits: Limits,
  name: 'GetTcpTable' | 'GetTcp6Table',
  room: Buffer | undefined,
): Promise<Result<Buffer>> => {
  let memory = room ?? Buffer.alloc(firstBytes);
  const needed = Buffer.alloc(4);
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    needed.writeUInt32LE(memory.length);
    const answer = await api.call(limits, name, memory, needed, 0);
    if (!answer.ok) return answer;
    if (answer.value.value === win32.success) return ok(memory);
    if (answer.value.value !== win32.insufficientBuffer)
      return win32Failure(name, answer.value.value);
    memory = Buffer.alloc(Math.ceil(Math.max(needed.readUInt32LE(), memory.length) * 1.25));
  }
  return win32Failure(name, win32.insufficientBuffer);
};
