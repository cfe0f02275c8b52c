import { readNative } from '../../../shared/facts/read-item.ts';
import { findService } from '../../../shared/exchange/services.ts';
import { families, type Family } from '../../../shared/ports/vocabulary.ts';
import type { Look } from '../../../shared/watch/judge-port.ts';
import { sightKey } from '../../../shared/watch/observe.ts';
import type { WatchedPort } from '../../../shared/watch/schema.ts';
import type { PortToProbe, Server } from '../server/server.ts';

/** Answers of the exclusive-bind probe, as long as they are fresh. */
export type BindProbe = {
  /** Null unless two probes one after the other said the same and no table has shown the port since. */
  readonly errorOf: (port: WatchedPort, family: Family) => number | null;
  /** Forgets the answers about ports that a table shows, or whose service is not stopped, at this look. */
  readonly settle: (look: Look) => void;
  /** Probes the ports that no table shows anybody on, if the last probe is old enough. */
  readonly refresh: (look: Look, signal: AbortSignal) => Promise<void>;
};

const probeEveryMs = 1_000;

/**
 * The probe finds sockets that no table shows, and must never itself be the socket that keeps Exchange off its port. It cannot, for three reasons:
 *
 * - it binds only while the port's own service is `stopped`, by a look that is younger than the probe; never while it is pending, and never while it runs;
 * - a service that is asked to start in that very moment has to create its process and load its runtime before it binds, which takes far longer than the microseconds between the probe's `bind` and its `closesocket`;
 * - a socket that was bound and never connected leaves nothing behind, no TIME_WAIT either.
 */
export const createBindProbe = (
  server: Pick<Server, 'read'>,
  ports: readonly WatchedPort[],
  elapsed: () => number,
): BindProbe => {
  /** What the last probe said, and what it and the one before it agree on. */
  const answers = new Map<string, number>();
  const confirmed = new Map<string, number>();
  let probedAt = Number.NEGATIVE_INFINITY;

  const forget = (key: string): void => {
    answers.delete(key);
    confirmed.delete(key);
  };
  /** A socket that was opened after the tables were read looks hidden to one probe; the next look shows it. */
  const take = (key: string, error: number): void => {
    if (answers.get(key) === error) confirmed.set(key, error);
    else confirmed.delete(key);
    answers.set(key, error);
  };
  const isDue = (): boolean => {
    const isUnconfirmed = [...answers].some(([key, error]) => error !== 0 && !confirmed.has(key));
    return isUnconfirmed || elapsed() - probedAt >= probeEveryMs;
  };

  return {
    errorOf: (port, family) => confirmed.get(sightKey(port, family)) ?? null,
    settle: (look) => {
      for (const port of ports)
        for (const family of families) if (!mayBeProbed(port, look)) forget(sightKey(port, family));
    },
    refresh: async (look, signal) => {
      const wanted = ports.filter((port) => mayBeProbed(port, look));
      if (wanted.length === 0 || !isDue()) return;
      probedAt = elapsed();
      const probe = wanted.flatMap(({ protocol, port }) =>
        families.map((family): PortToProbe => ({ protocol, family, port })),
      );
      const read = await server.read('port-probe', { signal, probe });
      const fact = readNative('port-probe', read);
      for (const port of wanted)
        for (const family of families) {
          const answer = fact.known
            ? fact.value.find((one) => one.port === port.port && one.family === family)
            : undefined;
          const key = sightKey(port, family);
          if (answer) take(key, answer.error);
          else forget(key);
        }
    },
  };
};

const mayBeProbed = ({ service, protocol, port }: WatchedPort, look: Look): boolean =>
  findService(look.services, service)?.state === 'stopped' &&
  !look.rows.some((row) => row.localPort === port && row.protocol === protocol);
