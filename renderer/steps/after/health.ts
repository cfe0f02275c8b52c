import type { Health } from '../../../shared/after/schema.ts';
import type { AfterState } from '../../../shared/after/state.ts';
import { findingsOfRun, healthOfRun } from '../../../shared/report/run-findings.ts';
import { findingKey, type Finding, type Waiver } from '../../../shared/report/schema.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { isBlocker, waiverFor } from '../../../shared/run/verdict.ts';
import { healthTones, type Tone } from '../../components/tones.ts';
import { healthMeanings, healthWords, plural } from '../../words.ts';
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
export const afterSituation = (state: RunState, after: AfterState, now: Date): AfterSituation => {
  const again: NextAction = {
    kind: state.watch?.status === 'running' ? 'to-during' : 'verify',
  };
  switch (after.status) {
    case 'settling':
      return {
        tone: 'busy',
        title: 'Waiting for the services to settle',
        text: 'The comparison begins when they have, or when the time is up.',
        next: { kind: 'wait' },
      };
    case 'reading':
      return {
        tone: 'busy',
        title: 'Reading the server',
        text: 'Services, ports, exclusions, configuration files, event logs, and what the mail services say. Nothing is changed.',
        next: { kind: 'wait' },
      };
    case 'interrupted':
      return {
        tone: 'unknown',
        title: 'The verification was interrupted',
        text: 'It did not come to its end, so it says nothing about the server. Verify again.',
        next: again,
      };
    case 'stale':
      return {
        tone: 'unknown',
        title: 'Out of date: the server was changed since',
        text: 'A plan was confirmed after the server was verified. What stands below is as it was before that, and does not count until it is verified again.',
        next: again,
      };
    case 'finished': {
      const health = standingHealth(state, now);
      return health === null
        ? {
            tone: 'unknown',
            title: 'Out of date: the update goes on',
            text: 'The watch was started again after the server was verified. What stands below is as it was before that.',
            next: again,
          }
        : finished(state, after, health, now, again);
    }
  }
};

const finished = (
  state: RunState,
  after: AfterState,
  health: Health,
  now: Date,
  again: NextAction,
): AfterSituation => {
  const findings = afterFindings(state);
  const settled = health === 'healthy' || health === 'degraded';
  const done: NextAction = { kind: after.signOff === null ? 'sign' : 'report' };
  const counts = countsOf(findings, after.complete, state.waivers, now);
  return {
    tone: healthTones[health],
    title: healthWords[health],
    text: `${healthMeanings[health]} ${counts}`.trim(),
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

const countsOf = (
  findings: readonly Finding[],
  complete: boolean,
  waivers: readonly Waiver[],
  now: Date,
): string => {
  if (!complete) return 'It was stopped before its end, or something in it broke off.';
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
  const parts = [
    ...(failed > 0 ? [plural(failed, 'failure')] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
    ...(elsewhere > 0
      ? [`${plural(elsewhere, 'waiver')} of before the update still in force`]
      : []),
    ...(judge > 0 ? [`${judge} for you to judge`] : []),
    ...(unanswered > 0 ? [`${unanswered} without an answer`] : []),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
};
