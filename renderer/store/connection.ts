import type { Connection } from '../../shared/ipc/contract.ts';
import { call, onAnswer } from './client.ts';
import { errorNotice } from './explain-error.ts';
import { nextFrame } from './frames.ts';
import { landingStep } from './landing.ts';
import { createProjection, interrupted } from './projection.ts';
import { useRunStore } from './run-store.ts';
import { ui, useUi } from './ui-store.ts';

/** The run of the agent that is connected, kept current by its events. */
export const runFeed = createProjection({
  // A burst of events is drawn a few times, not once for each.
  schedule: nextFrame,
  snapshot: () => call('run.snapshot', {}),
  publish: (projection) => useRunStore.setState({ ...projection, known: true }),
  failed: (error) => {
    // That the agent is gone is shown by the connection itself.
    if (useRunStore.getState().connection.status === 'connected')
      ui.notify(errorNotice(({ say }) => say('error.run-unread'), error));
  },
});

onAnswer(runFeed.flush);

/** The steps from which a new connection leads to where the run is; from every other one the operator is not taken away. */
const landing: ReadonlySet<string> = new Set(['connect', 'before']);

/** Reads the run of a new connection, and shows the step that it has reached: a window that is opened again begins there. */
const readRun = async (): Promise<void> => {
  await runFeed.reload();
  const { connection, known, state } = useRunStore.getState();
  if (connection.status === 'connected' && known && landing.has(useUi.getState().step))
    ui.go(landingStep(state));
};

const targetOf = (connection: Connection): string | null =>
  connection.status === 'none' ? null : connection.target;

/** Takes over what the shell says about the connection; harmless when it says the same twice. */
export const connectionChanged = (connection: Connection): void => {
  runFeed.flush();
  const before = useRunStore.getState().connection;
  const sameTarget = targetOf(before) === targetOf(connection);
  if (before.status === connection.status && sameTarget && connection.status === 'connected') {
    useRunStore.setState({ connection });
    return;
  }
  useRunStore.setState({ connection });
  switch (connection.status) {
    case 'connected':
      void readRun();
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
