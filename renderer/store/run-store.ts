import { create } from 'zustand';

import type { Connection } from '../../shared/ipc/contract.ts';
import type { RunState } from '../../shared/run/state.ts';
import { isVerifying } from './is-verifying.ts';
import type { ServerClock } from './server-time.ts';

/** What the window knows of the world outside: a projection, changed only by what shell and agent say. */
export type RunStore = ServerClock & {
  readonly connection: Connection;
  /** False until the agent has said whether a run is open. */
  readonly known: boolean;
  readonly state: RunState | null;
};

export const useRunStore = create<RunStore>(() => ({
  connection: { status: 'none' },
  known: false,
  state: null,
  clockOffsetMs: 0,
  clockReadAt: 0,
  speed: null,
}));

export const useConnection = (): Connection => useRunStore(({ connection }) => connection);
export const useRunState = (): RunState | null => useRunStore(({ state }) => state);

/** Whether something can be changed now: nothing is being read, and the agent listens. */
export const useCanChange = (): boolean =>
  useRunStore(
    ({ connection, known, state }) =>
      connection.status === 'connected' &&
      known &&
      state?.collecting === false &&
      !isVerifying(state),
  );

/** Whether intents can be sent: an agent is connected and has answered. */
export const useCanAct = (): boolean =>
  useRunStore(({ connection, known }) => connection.status === 'connected' && known);
