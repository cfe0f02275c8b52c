import type { Connection } from '../../shared/ipc/contract.ts';
import { gateOf } from '../../shared/run/gate.ts';
import { isBlocker } from '../../shared/run/verdict.ts';
import type { RunState } from '../../shared/run/state.ts';
import type { Texts } from '../../shared/texts/texts.ts';
import type { Tone } from '../components/tones.ts';
import { healthTones, verdictTones } from '../components/tones.ts';
import { standingHealth } from '../steps/after/health.ts';
import { checkRows } from '../steps/before/check-rows.ts';
import { capturedPorts } from '../steps/during/captures.ts';
import { hasOpenMatters } from '../steps/during/open-matters.ts';
import type { StepId } from '../store/ui-store.ts';

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
  readonly texts: Texts;
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

const beforeEntry = ({ connection, state, texts }: Input): StepEntry => {
  const { say } = texts;
  const base = { id: 'before', title: say('step.before') } as const;
  if (connection.status !== 'connected' && state === null)
    return {
      ...base,
      status: say('step.checks'),
      tone: 'quiet',
      closed: say('step.connect-first'),
    };
  const open = { ...base, closed: null };
  if (state === null) return { ...open, status: say('step.no-checks'), tone: 'quiet' };
  const finished = state.checks.filter(({ status }) => status === 'finished').length;
  if (state.collecting)
    return {
      ...open,
      status: say('step.progress', { done: finished, all: state.checks.length }),
      tone: 'busy',
    };
  if (!state.complete) return { ...open, status: say('step.not-complete'), tone: 'unknown' };
  return { ...open, ...resultOf(state, texts) };
};

/** What the checks found, waived or not: a finished run with failures must not look done. */
const resultOf = (state: RunState, texts: Texts): Pick<StepEntry, 'status' | 'tone'> => {
  const { say } = texts;
  const rows = checkRows(state, texts);
  const failed = rows.filter(({ outcome }) => outcome === 'fail').length;
  const unanswered = rows.filter((row) => row.unanswered !== null).length;
  if (unanswered > 0)
    return {
      status:
        failed > 0
          ? say('step.failed-unanswered', { failed, unanswered })
          : say('step.unanswered', { count: unanswered }),
      tone: 'unknown',
    };
  if (failed === 0) return { status: say('step.passed', { count: rows.length }), tone: 'good' };
  const blocks = rows.some(({ findings }) => findings.some(isBlocker));
  return {
    status: say('step.failed', { failed, count: rows.length }),
    tone: blocks ? 'bad' : 'warn',
  };
};

const gateEntry = ({ state, now, texts: { say } }: Input): StepEntry => {
  const base = { id: 'gate', title: say('step.gate') } as const;
  if (state === null)
    return {
      ...base,
      status: say('step.go-or-no-go'),
      tone: 'quiet',
      closed: say('step.run-first'),
    };
  const open = { ...base, closed: null };
  if (state.collecting) return { ...open, status: say('window.checks-running'), tone: 'busy' };
  const { verdict, reasons } = gateOf(state, now);
  if (reasons.some(({ code }) => code === 'stale'))
    return { ...open, status: say('step.out-of-date'), tone: 'unknown' };
  if (state.gate?.decision === 'stop')
    return { ...open, status: say('step.decided-stop'), tone: 'bad' };
  if (state.gate?.decision === 'proceed')
    return { ...open, status: say('step.decided-proceed'), tone: verdictTones[verdict] };
  return { ...open, status: say(`verdict.${verdict}`), tone: verdictTones[verdict] };
};

const reportEntry = ({ state, texts: { say } }: Input): StepEntry => {
  const base = { id: 'report', title: say('step.report') } as const;
  if (state === null)
    return { ...base, status: say('step.to-print'), tone: 'quiet', closed: say('step.run-first') };
  return { ...base, status: say('step.to-print'), tone: 'quiet', closed: null };
};

const duringEntry = ({ state, texts: { say } }: Input): StepEntry => {
  const base = { id: 'during', title: say('step.during') } as const;
  if (state === null)
    return { ...base, status: say('step.watch'), tone: 'quiet', closed: say('step.run-first') };
  const open = { ...base, closed: null };
  const { watch } = state;
  if (watch === null) return { ...open, status: say('step.not-started'), tone: 'quiet' };
  const captured = capturedPorts(watch);
  if (captured > 0 && watch.status !== 'ended')
    return { ...open, status: say('step.captured', { count: captured }), tone: 'bad' };
  switch (watch.status) {
    case 'running':
      return { ...open, status: say('step.watching'), tone: 'busy' };
    case 'interrupted':
      return { ...open, status: say('step.interrupted'), tone: 'unknown' };
    case 'ended':
      return {
        ...open,
        status: say('step.watch-ended'),
        tone: hasOpenMatters(watch) ? 'warn' : 'good',
      };
  }
};

const afterEntry = ({ state, now, texts: { say } }: Input): StepEntry => {
  const base = { id: 'after', title: say('step.after') } as const;
  if (state === null)
    return { ...base, status: say('step.verify'), tone: 'quiet', closed: say('step.run-first') };
  const open = { ...base, closed: null };
  const { after } = state;
  if (after === null) return { ...open, status: say('window.not-verified'), tone: 'quiet' };
  switch (after.status) {
    case 'settling':
      return { ...open, status: say('step.waiting'), tone: 'busy' };
    case 'reading':
      return { ...open, status: say('step.reading'), tone: 'busy' };
    case 'interrupted':
      return { ...open, status: say('step.interrupted'), tone: 'unknown' };
    case 'stale':
      return { ...open, status: say('step.out-of-date'), tone: 'unknown' };
    case 'finished': {
      const health = standingHealth(state, now);
      if (health === null) return { ...open, status: say('step.out-of-date'), tone: 'unknown' };
      const word = say(`health.${health}`);
      return {
        ...open,
        status: after.signOff === null ? word : say('step.signed', { health: word }),
        tone: healthTones[health],
      };
    }
  }
};
