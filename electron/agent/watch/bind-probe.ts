import { readNative } from '../../../shared/facts/read-item.ts';
import { findService } from '../../../shared/exchange/services.ts';
import { families, type Family } from '../../../shared/ports/vocabulary.ts';
import type { Look } from '../../../shared/watch/judge-port.ts';
import { sightKey } from '../../../shared/watch/observe.ts';
import type { WatchedPort } from '../../../shared/watch/schema.ts';
import type { PortToProbe, Server } from '../server/server.ts';

/** Answers of the exclusive-bind probe, as long as they are fresh. */
export type BindProbe = {
  readonly errorOf: (port: WatchedPort, family: Family) => number | null;
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
  const errors = new Map<string, number>();
  let probedAt = Number.NEGATIVE_INFINITY;
  return {
    errorOf: (port, family) => errors.get(sightKey(port, family)) ?? null,
    refresh: async (look, signal) => {
      const wanted = ports.filter((port) => mayBeProbed(port, look));
      for (const port of ports)
        if (!wanted.includes(port))
          for (const family of families) errors.delete(sightKey(port, family));
      if (wanted.length === 0 || elapsed() - probedAt < probeEveryMs) return;
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
          if (answer) errors.set(sightKey(port, family), answer.error);
          else errors.delete(sightKey(port, family));
        }
    },
  };
};

const mayBeProbed = ({ service, protocol, port }: WatchedPort, look: Look): boolean =>
  findService(look.services, service)?.state === 'stopped' &&
  !look.rows.some((row) => row.localPort === port && row.protocol === protocol);
