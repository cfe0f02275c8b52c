import { gateOf } from '../../shared/run/gate.ts';
import type { RunState } from '../../shared/run/state.ts';
import { isBlocker } from '../../shared/run/verdict.ts';
import type { Texts } from '../../shared/texts/make-texts.ts';
import { healthTones, verdictTones } from '../components/tones.ts';
import { standingHealth } from '../steps/after/health.ts';
import { checkRows } from '../steps/before/check-rows.ts';
import { capturedPorts } from '../steps/during/captures.ts';
import { hasOpenMatters } from '../steps/during/open-matters.ts';
import type { RunEntries, StepStatus } from './stepper-model.ts';

const before = (state: RunState, _now: Date, texts: Texts): StepStatus => {
  const { say } = texts;
  const finished = state.checks.filter(({ status }) => status === 'finished').length;
  if (state.collecting)
    return {
      status: say('step.progress', { done: finished, all: state.checks.length }),
      tone: 'busy',
    };
  if (!state.complete) return { status: say('step.not-complete'), tone: 'unknown' };
  return resultOf(state, texts);
};

/** What the checks found, waived or not: a finished run with failures must not look done. */
const resultOf = (state: RunState, texts: Texts): StepStatus => {
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

const gate = (state: RunState, now: Date, { say }: Texts): StepStatus => {
  if (state.collecting) return { status: say('window.checks-running'), tone: 'busy' };
  const { verdict, reasons } = gateOf(state, now);
  if (reasons.some(({ code }) => code === 'stale'))
    return { status: say('step.out-of-date'), tone: 'unknown' };
  if (state.gate?.decision === 'stop') return { status: say('step.decided-stop'), tone: 'bad' };
  const tone = verdictTones[verdict];
  return state.gate?.decision === 'proceed'
    ? { status: say('step.decided-proceed'), tone }
    : { status: say(`verdict.${verdict}`), tone };
};

const during = ({ watch }: RunState, _now: Date, { say }: Texts): StepStatus => {
  if (watch === null) return { status: say('step.not-started'), tone: 'quiet' };
  const captured = capturedPorts(watch);
  if (captured > 0 && watch.status !== 'ended')
    return { status: say('step.captured', { count: captured }), tone: 'bad' };
  switch (watch.status) {
    case 'running':
      return { status: say('step.watching'), tone: 'busy' };
    case 'interrupted':
      return { status: say('step.interrupted'), tone: 'unknown' };
    case 'ended':
      return { status: say('step.watch-ended'), tone: hasOpenMatters(watch) ? 'warn' : 'good' };
  }
};

const after = (state: RunState, now: Date, { say }: Texts): StepStatus => {
  if (state.after === null) return { status: say('window.not-verified'), tone: 'quiet' };
  const { status, signOff } = state.after;
  switch (status) {
    case 'settling':
      return { status: say('step.waiting'), tone: 'busy' };
    case 'reading':
      return { status: say('step.reading'), tone: 'busy' };
    case 'interrupted':
      return { status: say('step.interrupted'), tone: 'unknown' };
    case 'stale':
      return { status: say('step.out-of-date'), tone: 'unknown' };
    case 'finished': {
      const health = standingHealth(state, now);
      if (health === null) return { status: say('step.out-of-date'), tone: 'unknown' };
      const word = say(`health.${health}`);
      return {
        status: signOff === null ? word : say('step.signed', { health: word }),
        tone: healthTones[health],
      };
    }
  }
};

/** How far the run is with each step. */
export const runEntries: RunEntries = { before, gate, during, after };
