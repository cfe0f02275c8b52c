import { canBlock, isBlocker, waiverFor } from '../run/verdict.ts';
import type { Finding, Verdict, Waiver } from '../report/schema.ts';
import type { Health } from './schema.ts';
import type { AfterState } from './state.ts';

const isOpen = ({ outcome }: Finding): boolean =>
  outcome === 'error' || outcome === 'skipped' || outcome === 'in-progress';

/**
 * How the server stands after the update.
 *
 * `incomplete` unless the verification came to its end, read the services, and answered every question that could hide an outage; else `outage` for a blocker that nobody waives; else `degraded` while anything is left open: a fault, a question for people, a question of less weight without an answer, a baseline that is not whole, a service that came and went, a waiver; else `healthy`.
 */
export const healthOf = (after: AfterState, waivers: readonly Waiver[], now: Date): Health => {
  const { status, complete, findings, settled, baseline } = after;
  if (status !== 'finished' || !complete || findings.length === 0) return 'incomplete';
  if (settled?.outcome === 'unread' || settled?.outcome === 'cancelled') return 'incomplete';
  if (findings.some((finding) => canBlock(finding) && isOpen(finding))) return 'incomplete';
  if (findings.some((finding) => isBlocker(finding) && !waiverFor(finding, waivers, now)))
    return 'outage';
  const faults = findings.some(
    (finding) => isOpen(finding) || finding.outcome === 'fail' || finding.outcome === 'manual',
  );
  const unsteady =
    settled === null || settled.outcome === 'limit-reached' || settled.flapping.length > 0;
  const waived = waivers.some(({ until }) => Date.parse(until) > now.getTime());
  return faults || unsteady || waived || baseline?.usable !== true ? 'degraded' : 'healthy';
};

/** The verdict in the words of the report file and the exit codes. */
export const verdictOfHealth = (health: Health): Verdict => {
  switch (health) {
    case 'healthy':
      return 'go';
    case 'degraded':
      return 'go-with-warnings';
    case 'outage':
      return 'no-go';
    case 'incomplete':
      return 'incomplete';
  }
};
