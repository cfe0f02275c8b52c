import type { Health } from '../after/schema.ts';
import type { AfterState } from '../after/state.ts';
import { planAsCommands, type PlanByHand } from '../remediation/by-hand.ts';
import type { PlanRecord, RunState } from '../run/state.ts';
import type { Report } from './schema.ts';

/** SHA-256 of one file that a report stands on. */
export type FileHash = { readonly name: string; readonly sha256: string };

/** What only the caller can know of a run: it has the files and the server. */
export type ReportSources = {
  /** SHA-256 of files of the run as they are when the report is made. That of the baseline comes from the journal. */
  readonly hashes?: readonly FileHash[];
  /** Plans for what is still open; when left out, those of the run that were proposed or did not succeed. */
  readonly openPlans?: readonly PlanByHand[];
};

type AfterParts = {
  readonly after?: NonNullable<Report['after']>;
  readonly before_after?: Report['before_after'];
  readonly byHand?: NonNullable<Report['byHand']>;
};

/** Name of the evidence file of before the update, in the folder of a run. */
const baselineName = 'baseline.json';

/** What the report says of the After phase. */
export const afterParts = (
  { baseline: kept, plans }: Pick<RunState, 'baseline' | 'plans'>,
  after: AfterState,
  health: Health,
  { hashes = [], openPlans = plansOfOpen(plans, after) }: ReportSources,
): AfterParts => {
  const { status, startedAt, startedBy, finishedAt, baseline, settled, answers, signOff } = after;
  return {
    before_after: [...after.rows],
    byHand: openPlans
      .filter(({ steps }) => steps.length > 0)
      .map((plan) => ({ title: plan.title, commands: planAsCommands(plan) })),
    after: {
      status,
      health,
      startedAt,
      startedBy,
      finishedAt,
      baseline,
      settled,
      answers: [...answers],
      signOff,
      hashes: [
        ...(kept === null ? [] : [{ name: baselineName, sha256: kept.sha256 }]),
        ...hashes.filter(({ name }) => kept === null || name !== baselineName),
      ],
    },
  };
};

/** The newest plan of each kind and service that would settle something that is open: one that was shown and not confirmed, or did not take effect. */
const plansOfOpen = (
  plans: readonly PlanRecord[],
  { findings }: AfterState,
): readonly PlanByHand[] => {
  const open = findings.filter(({ outcome }) => outcome === 'fail').map(({ subject }) => subject);
  const newest = new Map(
    plans.map((record) => [`${record.plan.kind} ${record.plan.service}`, record]),
  );
  return [...newest.values()]
    .filter(({ outcome }) => outcome !== 'applied')
    .map(({ plan }) => plan)
    .filter(
      ({ kind, service }) =>
        (kind === 'restore-services' && open.length > 0) ||
        (kind === 'recover-service' && open.includes(service)),
    );
};
