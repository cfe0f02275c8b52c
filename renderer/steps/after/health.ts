import type { Health } from '../../../shared/after/schema.ts';
import type { AfterState } from '../../../shared/after/state.ts';
import { findingsOfRun, healthOfRun } from '../../../shared/report/run-findings.ts';
import { findingKey } from '../../../shared/report/finding-key.ts';
import type { Finding, Waiver } from '../../../shared/report/schema.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { isBlocker, waiverFor } from '../../../shared/run/verdict.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { healthTones, type Tone } from '../../components/tones.ts';
import { problemsOf, remedyOf, restoredServices } from './problems.ts';

/** What the operator does next; the page shows it as its one primary button. */
export type NextAction =
  | { readonly kind: 'wait' | 'verify' | 'sign' | 'report' | 'to-during' }
  | { readonly kind: 'recover'; readonly service: string; readonly finding: Finding }
  | { readonly kind: 'restore'; readonly services: number };

/** The one sentence that the page is about now. */
export type AfterSituation = {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  readonly next: NextAction;
};

/** The health of a run that was verified; null before that, while it is verified, and once what was found does not stand any more. */
export const standingHealth = (state: RunState, now: Date): Health | null =>
  state.after?.status === 'finished' ? healthOfRun(state, now) : null;

/** Everything that counts after the update, as the report has it; what two of its sources say alike stands once. */
export const afterFindings = (state: RunState): readonly Finding[] => [
  ...new Map(findingsOfRun(state).map((finding) => [findingKey(finding), finding])).values(),
];

/** How the After phase stands, in words, and what to do next. */
export const afterSituation = (
  state: RunState,
  after: AfterState,
  now: Date,
  texts: Texts,
): AfterSituation => {
  const again: NextAction = {
    kind: state.watch?.status === 'running' ? 'to-during' : 'verify',
  };
  switch (after.status) {
    case 'settling':
      return {
        tone: 'busy',
        title: texts.say('after.settling'),
        text: texts.say('after.settling.text'),
        next: { kind: 'wait' },
      };
    case 'reading':
      return {
        tone: 'busy',
        title: texts.say('after.reading'),
        text: texts.say('after.reading.text'),
        next: { kind: 'wait' },
      };
    case 'interrupted':
      return {
        tone: 'unknown',
        title: texts.say('after.interrupted'),
        text: texts.say('after.interrupted.text'),
        next: again,
      };
    case 'stale':
      return {
        tone: 'unknown',
        title: texts.say('after.stale'),
        text: texts.say('after.stale.text'),
        next: again,
      };
    case 'finished': {
      const health = standingHealth(state, now);
      return health === null
        ? {
            tone: 'unknown',
            title: texts.say('after.overtaken'),
            text: texts.say('after.overtaken.text'),
            next: again,
          }
        : finished(state, after, health, again, now, texts);
    }
  }
};

const finished = (
  state: RunState,
  after: AfterState,
  health: Health,
  again: NextAction,
  now: Date,
  texts: Texts,
): AfterSituation => {
  const findings = afterFindings(state);
  const settled = health === 'healthy' || health === 'degraded';
  const done: NextAction = { kind: after.signOff === null ? 'sign' : 'report' };
  const counts = countsOf(findings, after.complete, state.waivers, now, texts);
  return {
    tone: healthTones[health],
    title: texts.say(`health.${health}`),
    text: [texts.say(`health.${health}.meaning`), ...counts].join(' '),
    next: settled ? done : (remedyOfWorst(findings, state.waivers, now) ?? again),
  };
};

/** What can be done by a plan about the first thing that is wrong; null where a person has to find out first. */
const remedyOfWorst = (
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  now: Date,
): NextAction | null => {
  const open = problemsOf(findings).filter(
    (finding) => isBlocker(finding) && waiverFor(finding, waivers, now) === undefined,
  );
  for (const finding of open) {
    const remedy = remedyOf(finding);
    if (remedy?.kind === 'recover') return { ...remedy, finding };
    if (remedy?.kind === 'restore')
      return {
        kind: 'restore',
        services: restoredServices(findings).length,
      };
  }
  return null;
};

/** A sentence that counts what was found, where there is anything to count. */
const countsOf = (
  findings: readonly Finding[],
  complete: boolean,
  waivers: readonly Waiver[],
  now: Date,
  texts: Texts,
): readonly string[] => {
  if (!complete) return [texts.say('after.not-complete')];
  const waived = findings.filter(
    (finding) => isBlocker(finding) && waiverFor(finding, waivers, now) !== undefined,
  ).length;
  const failed = findings.filter(({ outcome }) => outcome === 'fail').length - waived;
  const judge = findings.filter(({ outcome }) => outcome === 'manual').length;
  const unanswered = findings.filter(({ outcome }) =>
    ['error', 'skipped', 'in-progress'].includes(outcome),
  ).length;
  const elsewhere =
    waivers.filter(({ until }) => Date.parse(until) > now.getTime()).length - waived;
  const counts = [
    ...(failed > 0 ? [texts.say('after.counts.failed', { count: failed })] : []),
    ...(waived > 0 ? [texts.say('after.counts.waived', { count: waived })] : []),
    ...(elsewhere > 0 ? [texts.say('after.counts.waived-before', { count: elsewhere })] : []),
    ...(judge > 0 ? [texts.say('after.counts.to-judge', { count: judge })] : []),
    ...(unanswered > 0 ? [texts.say('after.counts.unanswered', { count: unanswered })] : []),
  ];
  return counts.length === 0 ? [] : [texts.say('after.counts', { counts: counts.join(', ') })];
};
