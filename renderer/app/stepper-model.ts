import type { Connection } from '../../shared/ipc/contract.ts';
import type { RunState } from '../../shared/run/state.ts';
import type { Texts } from '../../shared/texts/make-texts.ts';
import type { Tone } from '../components/tones.ts';
import type { StepId } from '../store/ui-store.ts';

/** How far a step is. */
export type StepStatus = {
  /** In two or three words. */
  readonly status: string;
  readonly tone: Tone;
};

export type StepEntry = StepStatus & {
  readonly id: StepId;
  readonly title: string;
  /** Why the step cannot be entered now; null when it can. */
  readonly closed: string | null;
};

/** How far a run is with the steps whose code is loaded later; see `run-entries.ts`. */
export type RunEntries = Readonly<
  Record<
    'before' | 'gate' | 'during' | 'after',
    (state: RunState, now: Date, texts: Texts) => StepStatus
  >
>;

type Input = {
  readonly connection: Connection;
  readonly state: RunState | null;
  readonly now: Date;
  readonly texts: Texts;
  /** Null until it is loaded; there is no run before. */
  readonly runEntries: RunEntries | null;
};

/** The steps in order, each with what the operator has to know before entering it. */
export const stepEntries = (input: Input): readonly StepEntry[] => [
  connectEntry(input),
  beforeEntry(input),
  stepOfRun('gate', 'step.go-or-no-go', input),
  stepOfRun('during', 'step.watch', input),
  stepOfRun('after', 'step.verify', input),
  reportEntry(input),
];

const connectEntry = ({ connection, texts: { say } }: Input): StepEntry => {
  const base = { id: 'connect', title: say('step.connect'), closed: null } as const;
  switch (connection.status) {
    case 'none':
      return { ...base, status: say('step.choose'), tone: 'quiet' };
    case 'connecting':
      return { ...base, status: say('window.connecting'), tone: 'busy' };
    case 'lost':
      return { ...base, status: say('window.connection-lost'), tone: 'bad' };
    case 'connected':
      return connection.elevated === false
        ? { ...base, status: say('step.read-only'), tone: 'warn' }
        : { ...base, status: say('step.connected'), tone: 'good' };
  }
};

const beforeEntry = ({ connection, state, now, texts, runEntries }: Input): StepEntry => {
  const { say } = texts;
  const base = { id: 'before', title: say('step.before') } as const;
  if (connection.status !== 'connected' && state === null)
    return {
      ...base,
      status: say('step.checks'),
      tone: 'quiet',
      closed: say('step.connect-first'),
    };
  const status =
    state === null || runEntries === null
      ? ({ status: say('step.no-checks'), tone: 'quiet' } as const)
      : runEntries.before(state, now, texts);
  return { ...base, ...status, closed: null };
};

/** A step that needs a run; without one it says what it will be about. */
const stepOfRun = (
  id: 'gate' | 'during' | 'after',
  about: 'step.go-or-no-go' | 'step.watch' | 'step.verify',
  { state, now, texts, runEntries }: Input,
): StepEntry => {
  const { say } = texts;
  const base = { id, title: say(`step.${id}`) };
  return state === null || runEntries === null
    ? { ...base, status: say(about), tone: 'quiet', closed: say('step.run-first') }
    : { ...base, ...runEntries[id](state, now, texts), closed: null };
};

const reportEntry = ({ state, texts: { say } }: Input): StepEntry => ({
  id: 'report',
  title: say('step.report'),
  status: say('step.to-print'),
  tone: 'quiet',
  closed: state === null ? say('step.run-first') : null,
});
