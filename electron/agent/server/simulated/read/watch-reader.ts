import { ok } from '../../../../../shared/result.ts';
import type { WatchReader, WatchWanted } from '../../watch-reader.ts';
import { families } from '../../../../../shared/ports/vocabulary.ts';
import type { LiveWorld } from '../live-world.ts';
import { isTaken } from '../world/occupancy.ts';
import { findSimulated } from '../world/start-service.ts';
import { countEndpoints, endpointsOfPorts } from './endpoint-table.ts';
import { nativeValues, processRow } from './native-values.ts';

/** Looks at a rehearsal server. */
export const createSimulatedWatchReader = (live: LiveWorld, wanted: WatchWanted): WatchReader => {
  const ports = new Set(wanted.ports.map(({ port }) => port));
  return {
    look: () => {
      const world = live.now();
      const rows = endpointsOfPorts(world, ports);
      const owners = new Set(rows.map(({ pid }) => pid));
      return Promise.resolve(
        ok({
          takenAt: new Date(world.now),
          rows,
          rowCount: countEndpoints(world),
          services: nativeValues.services(world, {}),
          processes: world.processes
            .filter(({ pid }) => owners.has(pid))
            .map((process) => processRow(world, process)),
        }),
      );
    },
    glance: (wanted) => {
      const world = live.now();
      return Promise.resolve(
        ok(
          wanted.flatMap(({ service, ports: own }) => {
            const found = findSimulated(world, service);
            if (!found) return [];
            const taken = own.flatMap(({ protocol, port }) =>
              families
                .filter((family) => isTaken(world, protocol, family, port))
                .map((family) => ({ protocol, family, port })),
            );
            const isAsked = found.state === 'stopped' && own.length > 0;
            return [{ service, state: found.state, taken: isAsked ? taken : null }];
          }),
        ),
      );
    },
    close: () => Promise.resolve(),
  };
};
