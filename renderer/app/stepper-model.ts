import type { Connection } from '../../shared/ipc/contract.ts';
import { gateOf } from '../../shared/run/gate.ts';
import { isBlocker } from '../../shared/run/verdict.ts';
import type { RunState } from '../../shared/run/state.ts';
import type { Tone } from '../components/tones.ts';
import { healthTones, verdictTones } from '../components/tones.ts';
import { standingHealth } from '../steps/after/health.ts';
import { checkRows } from '../steps/before/check-rows.ts';
import { capturedPorts } from '../steps/during/captures.ts';
import { openMatters } from '../steps/during/open-matters.ts';
import type { StepId } from '../store/ui-store.ts';
import { healthWords, plural, verdictWords } from '../words.ts';

export type StepEntry = {
  readonly id: StepId;
  readonly title: string;
  /** How far this step is, in two or three words. */
  readonly status: string;
  readonly tone: Tone;
  /** Why the step cannot be entered now; null when it can. */
  readonly closed: string | null;
};

type Input = {
  readonly connection: Connection;
  readonly state: RunState | null;
  readonly now: Date;
};

/** The steps in order, each with what the operator has to know before entering it. */
export const stepEntries = (input: Input): readonly StepEntry[] => [
  connectEntry(input),
  beforeEntry(input),
  gateEntry(input),
  duringEntry(input),
  afterEntry(input),
  reportEntry(input),
];

const connectEntry = ({ connection }: Input): StepEntry => {
  const base = { id: 'connect', title: 'Connect', closed: null } as const;
  switch (connection.status) {
    case 'none':
      return { ...base, status: 'Choose a server', tone: 'quiet' };
    case 'connecting':
      return { ...base, status: 'Connecting', tone: 'busy' };
    case 'lost':
      return { ...base, status: 'Connection lost', tone: 'bad' };
    case 'connected':
      return connection.elevated === false
        ? { ...base, status: 'Read-only', tone: 'warn' }
        : { ...base, status: 'Connected', tone: 'good' };
  }
};

const beforeEntry = ({ connection, state }: Input): StepEntry => {
  const base = { id: 'before', title: 'Before' } as const;
  if (connection.status !== 'connected' && state === null)
    return { ...base, status: 'Checks', tone: 'quiet', closed: 'Connect to a server first' };
  const open = { ...base, closed: null };
  if (state === null) return { ...open, status: 'No checks run', tone: 'quiet' };
  const finished = state.checks.filter(({ status }) => status === 'finished').length;
  if (state.collecting)
    return { ...open, status: `${finished} of ${state.checks.length} checks`, tone: 'busy' };
  if (!state.complete) return { ...open, status: 'Not complete', tone: 'unknown' };
  return { ...open, ...resultOf(state) };
};

/** What the checks found, waived or not: a finished run with failures must not look done. */
const resultOf = (state: RunState): Pick<StepEntry, 'status' | 'tone'> => {
  const rows = checkRows(state);
  const failed = rows.filter(({ outcome }) => outcome === 'fail').length;
  const unanswered = rows.filter((row) => row.unanswered !== null).length;
  if (unanswered > 0)
    return {
      status: `${failed > 0 ? `${failed} fail, ` : ''}${unanswered} unanswered`,
      tone: 'unknown',
    };
  if (failed === 0) return { status: plural(rows.length, 'check'), tone: 'good' };
  const blocks = rows.some(({ findings }) => findings.some(isBlocker));
  return {
    status: `${failed} of ${plural(rows.length, 'check')} ${failed === 1 ? 'fails' : 'fail'}`,
    tone: blocks ? 'bad' : 'warn',
  };
};

const gateEntry = ({ state, now }: Input): StepEntry => {
  const base = { id: 'gate', title: 'Gate' } as const;
  if (state === null)
    return { ...base, status: 'Go or no-go', tone: 'quiet', closed: 'Run the checks first' };
  const open = { ...base, closed: null };
  if (state.collecting) return { ...open, status: 'Checks are running', tone: 'busy' };
  const { verdict, reasons } = gateOf(state, now);
  if (reasons.some(({ code }) => code === 'stale'))
    return { ...open, status: 'Out of date', tone: 'unknown' };
  if (state.gate?.decision === 'stop') return { ...open, status: 'Decided: stop', tone: 'bad' };
  if (state.gate?.decision === 'proceed')
    return { ...open, status: 'Decided: proceed', tone: verdictTones[verdict] };
  return { ...open, status: verdictWords[verdict], tone: verdictTones[verdict] };
};

const reportEntry = ({ state }: Input): StepEntry => {
  const base = { id: 'report', title: 'Report' } as const;
  if (state === null)
    return { ...base, status: 'To print', tone: 'quiet', closed: 'Run the checks first' };
  return { ...base, status: 'To print', tone: 'quiet', closed: null };
};

const duringEntry = ({ state }: Input): StepEntry => {
  const base = { id: 'during', title: 'During' } as const;
  if (state === null)
    return { ...base, status: 'Watch', tone: 'quiet', closed: 'Run the checks first' };
  const open = { ...base, closed: null };
  const { watch } = state;
  if (watch === null) return { ...open, status: 'Not started', tone: 'quiet' };
  const captured = capturedPorts(watch);
  if (captured > 0 && watch.status !== 'ended')
    return { ...open, status: `${plural(captured, 'port')} captured`, tone: 'bad' };
  switch (watch.status) {
    case 'running':
      return { ...open, status: 'Watching', tone: 'busy' };
    case 'interrupted':
      return { ...open, status: 'Interrupted', tone: 'unknown' };
    case 'ended':
      return {
        ...open,
        status: 'Watch ended',
        tone: openMatters(watch).length > 0 ? 'warn' : 'good',
      };
  }
};

const afterEntry = ({ state, now }: Input): StepEntry => {
  const base = { id: 'after', title: 'After' } as const;
  if (state === null)
    return { ...base, status: 'Verify', tone: 'quiet', closed: 'Run the checks first' };
  const open = { ...base, closed: null };
  const { after } = state;
  if (after === null) return { ...open, status: 'Not verified', tone: 'quiet' };
  switch (after.status) {
    case 'settling':
      return { ...open, status: 'Waiting for services', tone: 'busy' };
    case 'reading':
      return { ...open, status: 'Reading', tone: 'busy' };
    case 'interrupted':
      return { ...open, status: 'Interrupted', tone: 'unknown' };
    case 'stale':
      return { ...open, status: 'Out of date', tone: 'unknown' };
    case 'finished': {
      const health = standingHealth(state, now);
      if (health === null) return { ...open, status: 'Out of date', tone: 'unknown' };
      const signed = after.signOff === null ? '' : ', signed';
      return { ...open, status: `${healthWords[health]}${signed}`, tone: healthTones[health] };
    }
  }
};
