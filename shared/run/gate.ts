import type { Finding, Verdict, Waiver } from '../report/schema.ts';
import type { CheckProgress, RunState } from './state.ts';
import { isBlocker, verdictOf, waiverFor } from './verdict.ts';
import { say } from '../texts/stored.ts';

/** How long a run counts as fresh, in minutes. Ports change hands in seconds, so this is a limit on negligence, not a promise. */
export const freshMinutes = 60;

export type GateReason = {
  readonly code: 'running' | 'incomplete' | 'stale' | 'blocker';
  readonly text: string;
};

/** Whether the update may begin, and if not, why. Closed unless a complete and fresh run says otherwise. */
export type Gate = {
  readonly open: boolean;
  readonly verdict: Verdict;
  readonly reasons: readonly GateReason[];
  readonly blockers: readonly Finding[];
  readonly waived: readonly { readonly finding: Finding; readonly waiver: Waiver }[];
  /** When the run stops being fresh; null while nothing was read. */
  readonly staleAt: string | null;
};

export const gateOf = (state: RunState, now: Date): Gate => {
  const findings = findingsOfState(state);
  const verdict = stateVerdict(state, now);
  const staleAt =
    state.collectedAt === null
      ? null
      : new Date(Date.parse(state.collectedAt) + freshMinutes * 60_000).toISOString();
  const blocking = findings.filter(isBlocker);
  const waived = blocking.flatMap((finding) => {
    const waiver = waiverFor(finding, state.waivers, now);
    return waiver ? [{ finding, waiver }] : [];
  });
  const blockers = blocking.filter((finding) => !waiverFor(finding, state.waivers, now));
  const reasons = reasonsOf(state, verdict, blockers, staleAt, now);
  return { open: reasons.length === 0, verdict, reasons, blockers, waived, staleAt };
};

const reasonsOf = (
  state: RunState,
  verdict: Verdict,
  blockers: readonly Finding[],
  staleAt: string | null,
  now: Date,
): readonly GateReason[] => {
  const reasons: GateReason[] = [];
  if (state.collecting) reasons.push({ code: 'running', text: say('gate-reason.running') });
  if (planUnderWay(state))
    reasons.push({
      code: 'running',
      text: say('gate-reason.plan'),
    });
  if (!state.complete || !everythingRead(state) || state.collectedAt === null)
    reasons.push({
      code: 'incomplete',
      text: say('gate-reason.no-run'),
    });
  else if (verdict === 'incomplete')
    reasons.push({
      code: 'incomplete',
      text: say('gate-reason.unanswered'),
    });
  if (staleAt !== null && Date.parse(staleAt) <= now.getTime())
    reasons.push({
      code: 'stale',
      text: say('gate-reason.stale', { minutes: freshMinutes }),
    });
  if (
    staleAt !== null &&
    state.collectedAt !== null &&
    Date.parse(state.collectedAt) > now.getTime() + 60_000
  )
    reasons.push({
      code: 'stale',
      text: say('gate-reason.future'),
    });
  if (blockers.length > 0)
    reasons.push({
      code: 'blocker',
      text: say('gate-reason.blockers', { count: blockers.length }),
    });
  return reasons;
};

/** An item that was begun and not read: a look before a plan that was cancelled leaves one. */
const everythingRead = (state: RunState): boolean =>
  state.items.every(({ status }) => status === 'read');

const planUnderWay = (state: RunState): boolean =>
  state.plans.some(
    ({ plan, confirmedBy, outcome }) =>
      plan.kind !== 'defer-protection' && confirmedBy !== null && outcome === null,
  );

export const findingsOfState = (state: Pick<RunState, 'checks'>): readonly Finding[] =>
  state.checks.flatMap(({ findings }) => findings);

/** The verdict of a run as it stands; incomplete while anything is still to come. */
export const stateVerdict = (state: RunState, now: Date): Verdict => {
  const unfinished = (check: CheckProgress): boolean => check.status !== 'finished';
  if (!state.complete || state.collecting || state.checks.some(unfinished)) return 'incomplete';
  if (!everythingRead(state) || state.collectedAt === null) return 'incomplete';
  return verdictOf(findingsOfState(state), state.waivers, now);
};
