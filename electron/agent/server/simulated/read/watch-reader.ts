import { ok } from '../../../../../shared/result.ts';
import type { WatchReader, WatchWanted } from '../../watch-reader.ts';
import type { LiveWorld } from '../live-world.ts';
import { nativeValues } from './native-values.ts';

/** Looks at a rehearsal server. */
export const createSimulatedWatchReader = (live: LiveWorld, wanted: WatchWanted): WatchReader => {
  const ports = new Set(wanted.ports.map(({ port }) => port));
  return {
    look: () => {
      const world = live.now();
      const all = nativeValues.endpoints(world, []);
      const rows = all.filter(({ localPort }) => ports.has(localPort));
      const owners = new Set(rows.map(({ pid }) => pid));
      return Promise.resolve(
        ok({
          takenAt: new Date(world.now),
          rows,
          rowCount: all.length,
          services: nativeValues.services(world, []),
          processes: nativeValues.processes(world, []).filter(({ pid }) => owners.has(pid)),
        }),
      );
    },
    close: () => Promise.resolve(),
  };
};
