import type { Connection } from '../../shared/ipc/contract.ts';
import { call } from './client.ts';
import { explainError } from './explain-error.ts';
import { createProjection, interrupted } from './projection.ts';
import { useRunStore } from './run-store.ts';
import { ui } from './ui-store.ts';

/** The run of the agent that is connected, kept current by its events. */
export const runFeed = createProjection({
  snapshot: () => call('run.snapshot', {}),
  publish: (projection) => useRunStore.setState({ ...projection, known: true }),
  failed: (error) => {
    // That the agent is gone is shown by the connection itself.
    if (useRunStore.getState().connection.status === 'connected')
      ui.notify(explainError('The run could not be read', error));
  },
});

const targetOf = (connection: Connection): string | null =>
  connection.status === 'none' ? null : connection.target;

/** Takes over what the shell says about the connection; harmless when it says the same twice. */
export const connectionChanged = (connection: Connection): void => {
  const before = useRunStore.getState().connection;
  const sameTarget = targetOf(before) === targetOf(connection);
  if (before.status === connection.status && sameTarget && connection.status === 'connected') {
    useRunStore.setState({ connection });
    return;
  }
  useRunStore.setState({ connection });
  switch (connection.status) {
    case 'connected':
      void runFeed.reload();
      break;
    case 'none':
    case 'connecting':
      runFeed.reset();
      // While the same server is connected again, what is known of it stays on the screen.
      useRunStore.setState(sameTarget ? { known: false } : { known: false, state: null });
      if (!sameTarget) ui.forgetRun();
      if (connection.status === 'none') ui.go('connect');
      break;
    case 'lost':
      useRunStore.setState(({ state }) => ({
        state: state === null ? null : interrupted(state),
      }));
      break;
  }
};
