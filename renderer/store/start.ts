import { bridge, call } from './client.ts';
import { connectionChanged, runFeed } from './connection.ts';
import { explainError } from './explain-error.ts';
import { useRunStore } from './run-store.ts';
import { ui, useUi } from './ui-store.ts';

/** Connects the stores to shell and agent; called once. */
export const start = (): void => {
  bridge().on('run-event', runFeed.take);
  bridge().on('connection', connectionChanged);
  void readConnection();
  void readInfo();
};

/** A window that is opened again finds the agent as it was left. */
const readConnection = async (): Promise<void> => {
  const answer = await call('connection.get', {});
  if (!answer.ok || useRunStore.getState().connection.status !== 'none') return;
  if (answer.value.status === 'none') return;
  connectionChanged(answer.value);
  if (answer.value.status === 'connected') ui.go('before');
};

const readInfo = async (): Promise<void> => {
  const answer = await call('app.info', {});
  if (!answer.ok) {
    ui.notify(explainError('The program could not be started fully', answer.error));
    return;
  }
  useRunStore.setState({ info: answer.value });
  if (useUi.getState().operator === '') ui.setOperator(answer.value.operator);
};
