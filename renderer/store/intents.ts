import type { IpcMethod, IpcParams, IpcResult } from '../../shared/ipc/contract.ts';
import { call } from './client.ts';
import { connectionChanged, runFeed } from './connection.ts';
import { errorNotice } from './explain-error.ts';
import { chooseSpeed, useChosenSpeed } from './rehearsal-speed.ts';
import { useRunStore } from './run-store.ts';
import { ui, type Notice, type Told } from './ui-store.ts';
import { currentTexts } from './use-texts.ts';

/** Sends an intent; what goes wrong becomes a notice. Null: it did not work. */
const intend = async <M extends IpcMethod>(
  failure: Told,
  method: M,
  params: IpcParams<M>,
): Promise<IpcResult<M> | null> => {
  const answer = await call(method, params);
  if (answer.ok) return answer.value;
  ui.notify(errorNotice(failure, answer.error));
  return null;
};

const setSpeed = async (factor: number): Promise<void> => {
  const set = await intend(({ say }) => say('error.speed'), 'clock.speed', { factor });
  if (set === null) return;
  chooseSpeed(factor);
  // Without a run there is no event that tells of it.
  if (useRunStore.getState().state === null) await runFeed.reload();
};

/** Everything that the operator can ask for with one click; the dialogs call the agent themselves because they show its answer. */
export const intents = {
  /** Connects and goes on to the checks. */
  connect: async (target: string): Promise<void> => {
    ui.notify(null);
    const answer = await intend(({ say }) => say('error.connect'), 'connection.open', { target });
    if (answer === null) return;
    connectionChanged(answer);
    if (answer.status !== 'connected') return;
    const { factor } = useChosenSpeed.getState();
    if (answer.rehearsal && factor !== 1) await setSpeed(factor);
    ui.go('before');
  },
  disconnect: () => intend(({ say }) => say('error.disconnect'), 'connection.close', {}),
  readEverything: async (): Promise<void> => {
    const started = await intend(({ say }) => say('error.checks'), 'run.start', {});
    // The run's first event comes before this answer; if it was lost, no later one would be missed.
    if (started !== null && useRunStore.getState().state?.runId !== started.runId)
      await runFeed.reload();
  },
  runAgain: (checkId: string) =>
    intend(({ say }) => say('error.recheck', { checkId }), 'run.recheck', { checkId }),
  cancel: () => intend(({ say }) => say('error.cancel'), 'run.cancel', {}),
  withdrawWaiver: (findingId: string, subject: string) =>
    intend(({ say }) => say('error.withdraw-waiver'), 'waiver.withdraw', { findingId, subject }),
  decide: (decision: 'proceed' | 'stop', by: string) =>
    intend(({ say }) => say('error.decide'), 'gate.decide', { decision, by }),
  startWatch: (by: string) => intend(({ say }) => say('error.start-watch'), 'watch.start', { by }),
  stopWatch: (by: string) => intend(({ say }) => say('error.stop-watch'), 'watch.stop', { by }),
  verify: (by: string, limitSeconds?: number) =>
    intend(({ say }) => say('error.verify'), 'after.verify', {
      by,
      ...(limitSeconds === undefined ? {} : { limitSeconds }),
    }),
  sign: (signature: IpcParams<'after.sign'>) =>
    intend(({ say }) => say('error.sign'), 'after.sign', signature),
  withdrawPlan: (planId: string, by: string) =>
    intend(({ say }) => say('error.withdraw-plan'), 'plan.withdraw', { planId, by }),
  advanceClock: (seconds: number) =>
    intend(({ say }) => say('error.clock'), 'clock.advance', { seconds }),
  setSpeed,
  openLink: (id: IpcParams<'app.open-link'>['id']) =>
    intend(({ say }) => say('error.link'), 'app.open-link', { id }),
  saveReport: async (wanted: IpcParams<'report.save'>): Promise<void> => {
    const { language } = currentTexts();
    const saved = await intend(({ say }) => say('error.save'), 'report.save', {
      ...wanted,
      language,
    });
    if (saved !== null && saved.fileName !== null)
      ui.notify(savedNotice(saved.fileName, saved.legendName ?? null, wanted.redacted === true));
  },
} as const;

const savedNotice = (file: string, legend: string | null, redacted: boolean): Notice => {
  if (redacted && legend === null)
    // Without the legend nobody can tell any more who a stand-in is.
    return {
      intent: 'warning',
      title: ({ say }) => say('saved.no-legend'),
      text: ({ say }) => say('saved.no-legend-text', { file }),
    };
  return {
    intent: 'success',
    title: ({ say }) => say('saved.title'),
    text: ({ say }) => (legend === null ? file : say('saved.with-legend', { file, legend })),
  };
};

/** Connects to the same server again after the agent was lost or elevation was refused. */
export const connectAgain = async (): Promise<void> => {
  const { connection } = useRunStore.getState();
  if (connection.status === 'none') return;
  await intents.connect(connection.target);
};
