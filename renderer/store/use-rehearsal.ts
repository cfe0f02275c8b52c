import { useRunStore } from './run-store.ts';

/**
 * The target of the rehearsal that the window shows, or null where the server is real or none is connected.
 *
 * Also while it is being connected and after its agent was lost: what is on the screen is still that of a rehearsal.
 */
export const useRehearsal = (): string | null =>
  useRunStore(({ connection, state }) => {
    if (state?.rehearsal === true) return state.target;
    if (connection.status === 'none') return null;
    const isOne =
      connection.target.startsWith('sim:') ||
      (connection.status === 'connected' && connection.rehearsal);
    return isOne ? connection.target : null;
  });
