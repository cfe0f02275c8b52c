import type { Reservation, Server } from '../../electron/agent/server/server.ts';

/** A server on which a test hears of every exclusion before it is added, whichever way it is. */
export const notingReserves =
  (note: (what: Reservation) => void | Promise<void>) =>
  (server: Server): Pick<Server, 'reserve' | 'openReserver'> => ({
    reserve: async (what, signal) => {
      await note(what);
      return server.reserve(what, signal);
    },
    openReserver: async (signal) => {
      const opened = await server.openReserver(signal);
      if (!opened.ok) return opened;
      const reserver = opened.value;
      return {
        ok: true,
        value: {
          ...reserver,
          reserve: async (all, stop) => {
            for (const what of all) await note(what);
            return reserver.reserve(all, stop);
          },
        },
      };
    },
  });
