import type { Endpoint } from '../evidence/schema.ts';
import { findService } from '../exchange/services.ts';
import { belongsTo, isListener } from '../ports/ownership.ts';
import { contains, families } from '../ports/vocabulary.ts';
import type { Look } from './judge-port.ts';
import type { WatchPlan } from './observe.ts';

/** By protocol and port: when its own service listened last (milliseconds since 1970), and the remote ends that it had then. */
export type OwnConnections = ReadonlyMap<
  string,
  { readonly listenedAt: number; readonly remotes: ReadonlySet<string> }
>;

/** Longest TIME_WAIT of Windows: 240 s by configuration (TcpTimedWaitDelay). */
const longestTimeWaitMs = 240_000;

const keyOf = ({ protocol, localPort }: Endpoint): string => `${protocol}/${localPort}`;
const remoteOf = (row: Endpoint): string =>
  `${row.family} ${row.remoteAddress ?? ''} ${row.remotePort ?? 0}`;

/** Keeps who was connected to each watched port while its own service listened there. */
export const rememberOwn = (
  own: OwnConnections,
  plan: WatchPlan,
  look: Look,
  now: number,
): OwnConnections => {
  const next = new Map(own);
  for (const { service: name, protocol, port } of plan.ports) {
    const service = findService(look.services, name);
    const rows = look.rows.filter((row) => row.localPort === port && row.protocol === protocol);
    const listens = rows.some(
      (row) => isListener(row) && service && belongsTo(service, row.pid, look.processes),
    );
    if (!listens) continue;
    const remotes = rows.filter((row) => !isListener(row)).map(remoteOf);
    next.set(`${protocol}/${port}`, { listenedAt: now, remotes: new Set(remotes) });
  }
  return next;
};

/**
 * A look without the TIME_WAIT rows that the service's own clients left behind: those of connections that were seen while it listened, and those whose remote port is a client's (inside a dynamic port range) so soon afterwards that they can be.
 *
 * Windows gives such rows process id 0, and a capture that has ended looks the same but for its remote end: that is a server's port.
 */
export const withoutLeftOvers = (
  own: OwnConnections,
  plan: WatchPlan,
  look: Look,
  now: number,
): Look => {
  const isLeftOver = (row: Endpoint): boolean => {
    const last = own.get(keyOf(row));
    if (row.pid !== 0 || row.state === 'listen' || !last) return false;
    if (last.remotes.has(remoteOf(row))) return true;
    const recent = now - last.listenedAt <= longestTimeWaitMs;
    return (
      recent &&
      families.some((family) => {
        const range = plan.ranges[family];
        return range !== null && contains(range, row.remotePort ?? 0);
      })
    );
  };
  const rows = look.rows.filter((row) => !isLeftOver(row));
  return rows.length === look.rows.length ? look : { ...look, rows };
};
