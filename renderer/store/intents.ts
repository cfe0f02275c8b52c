import type { IpcMethod, IpcParams, IpcResult } from '../../shared/ipc/contract.ts';
import { call } from './client.ts';
import { connectionChanged, runFeed } from './connection.ts';
import { explainError } from './explain-error.ts';
import { chooseSpeed, useChosenSpeed } from './rehearsal-speed.ts';
import { useRunStore } from './run-store.ts';
import { ui } from './ui-store.ts';

/** Sends an intent; what goes wrong becomes a notice. Null: it did not work. */
const intend = async <M extends IpcMethod>(
  failure: string,
  method: M,
  params: IpcParams<M>,
): Promise<IpcResult<M> | null> => {
  const answer = await call(method, params);
  if (answer.ok) return answer.value;
  ui.notify(explainError(failure, answer.error));
  return null;
};

const setSpeed = async (factor: number): Promise<void> => {
  const set = await intend('The speed could not be changed', 'clock.speed', { factor });
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
    const answer = await intend('The connection failed', 'connection.open', { target });
    if (answer === null) return;
    connectionChanged(answer);
    if (answer.status !== 'connected') return;
    const { factor } = useChosenSpeed.getState();
    if (answer.rehearsal && factor !== 1) await setSpeed(factor);
    ui.go('before');
  },
  disconnect: () => intend('The connection could not be closed', 'connection.close', {}),
  readEverything: async (): Promise<void> => {
    const started = await intend('The checks could not be started', 'run.start', {});
    // The run's first event comes before this answer; if it was lost, no later one would be missed.
    if (started !== null && useRunStore.getState().state?.runId !== started.runId)
      await runFeed.reload();
  },
  runAgain: (checkId: string) =>
    intend(`${checkId} could not be run again`, 'run.recheck', { checkId }),
  cancel: () => intend('Cancelling did not work', 'run.cancel', {}),
  withdrawWaiver: (findingId: string, subject: string) =>
    intend('The waiver could not be withdrawn', 'waiver.withdraw', { findingId, subject }),
  decide: (decision: 'proceed' | 'stop', by: string) =>
    intend('The decision could not be recorded', 'gate.decide', { decision, by }),
  startWatch: (by: string) => intend('The watch could not be started', 'watch.start', { by }),
  stopWatch: (by: string) => intend('The watch could not be ended', 'watch.stop', { by }),
  verify: (by: string, limitSeconds?: number) =>
    intend('The verification could not be started', 'after.verify', {
      by,
      ...(limitSeconds === undefined ? {} : { limitSeconds }),
    }),
  sign: (signature: IpcParams<'after.sign'>) =>
    intend('The signature could not be recorded', 'after.sign', signature),
  withdrawPlan: (planId: string, by: string) =>
    intend('The plan could not be taken back', 'plan.withdraw', { planId, by }),
  advanceClock: (seconds: number) =>
    intend('The rehearsal clock could not be moved', 'clock.advance', { seconds }),
  setSpeed,
  openLink: (id: IpcParams<'app.open-link'>['id']) =>
    intend('The page could not be opened', 'app.open-link', { id }),
  saveReport: async (wanted: IpcParams<'report.save'>): Promise<void> => {
    const saved = await intend('The report could not be saved', 'report.save', wanted);
    if (saved === null || saved.fileName === null) return;
    if (wanted.redacted !== true)
      return ui.notify({ intent: 'success', title: 'Saved', text: saved.fileName });
    // Without the legend nobody can tell any more who a stand-in is.
    const legend = saved.legendName ?? null;
    ui.notify(
      legend === null
        ? {
            intent: 'warning',
            title: 'Saved without its legend',
            text: `${saved.fileName}. The legend was not saved, so the stand-ins in it cannot be resolved.`,
          }
        : {
            intent: 'success',
            title: 'Saved',
            text: `${saved.fileName}, and its legend ${legend}: keep the two apart.`,
          },
    );
  },
} as const;

/** Connects to the same server again after the agent was lost or elevation was refused. */
export const connectAgain = async (): Promise<void> => {
  const { connection } = useRunStore.getState();
  if (connection.status === 'none') return;
  await intents.connect(connection.target);
};
