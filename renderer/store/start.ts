import { rest } from '../later.tsx';
import { call } from './client.ts';
import { explainError } from './explain-error.ts';
import { useRunStore } from './run-store.ts';
import { ui, useUi } from './ui-store.ts';
import { currentTexts } from './use-texts.ts';

/** Connects the stores to shell and agent, once the first picture is drawn; called once. */
export const start = (): void => {
  void readInfo();
  requestIdleCallback(() => void follow());
};

const follow = async (): Promise<void> => {
  const { followServer } = await rest();
  followServer();
};

const readInfo = async (): Promise<void> => {
  const answer = await call('app.info', {});
  if (!answer.ok) {
    ui.notify(explainError(currentTexts().say('error.start'), answer.error));
    return;
  }
  useRunStore.setState({ info: answer.value });
  if (useUi.getState().operator === '') ui.setOperator(answer.value.operator);
};
