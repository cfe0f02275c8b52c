import type { RunState } from '../../shared/run/state.ts';
import { bridge, call } from './client.ts';
import { connectionChanged, runFeed } from './connection.ts';
import { isVerifying } from './is-verifying.ts';
import { useRunStore } from './run-store.ts';

/** Keeps the stores at what shell and agent say; called once. What was said before is asked for. */
export const followServer = (): void => {
  bridge().on('run-event', runFeed.take);
  bridge().on('connection', connectionChanged);
  setInterval(healSilence, silenceMs);
  void readConnection();
};

/** How long an agent that is at work may say nothing, in milliseconds; its longest read takes 10 s. */
const silenceMs = 15_000;
let heardAt = -1;

/** An event that was lost shows itself by the next one. If it was the last, nothing would: then the snapshot tells. */
const healSilence = (): void => {
  const { connection, state } = useRunStore.getState();
  const seq = state?.seq ?? -1;
  const silent = seq === heardAt;
  heardAt = seq;
  if (silent && connection.status === 'connected' && state !== null && isAtWork(state))
    void runFeed.reload();
};

const isAtWork = (state: RunState): boolean =>
  state.collecting ||
  state.watch?.status === 'running' ||
  isVerifying(state) ||
  state.plans.some(({ confirmedBy, outcome }) => confirmedBy !== null && outcome === null);

/** A window that is opened again finds the agent as it was left. */
const readConnection = async (): Promise<void> => {
  const answer = await call('connection.get', {});
  if (!answer.ok || useRunStore.getState().connection.status !== 'none') return;
  if (answer.value.status === 'none') return;
  connectionChanged(answer.value);
};
