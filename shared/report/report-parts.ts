import { z } from 'zod';
import { planOutcomes, planSchema, stepOutcomes } from '../remediation/plan.ts';
import { actionsOf, type Action } from './actions.ts';
import type { Report, ReportedDecision } from './schema.ts';

/** A plan that was confirmed, and each step that was tried, as the report carries it. */
export const planRecordSchema = z.looseObject({
  plan: planSchema,
  confirmedBy: z.string().nullable(),
  steps: z.array(
    z.looseObject({
      stepId: z.string(),
      rollback: z.boolean(),
      command: z.string(),
      startedAt: z.string(),
      outcome: z.enum(stepOutcomes).nullable(),
      detail: z.string(),
      exitCode: z.int().nullable(),
      output: z.string(),
    }),
  ),
  outcome: z.enum(planOutcomes).nullable(),
  detail: z.string(),
  finishedAt: z.string().nullable(),
});
export type ReportedPlan = z.infer<typeof planRecordSchema>;

/** The decision at the gate; null while nobody has decided. */
export const decisionOf = (report: Report): ReportedDecision | null => report.gate ?? null;

/** The plans of a report. What this version does not understand is handed out as it is, to be shown rather than dropped. */
export const plansOf = (
  report: Report,
): { readonly plans: readonly ReportedPlan[]; readonly others: readonly unknown[] } => {
  const parsed = (report.remediations ?? []).map((entry: unknown) => ({
    entry,
    result: planRecordSchema.safeParse(entry),
  }));
  return {
    plans: parsed.flatMap(({ result }) => (result.success ? [result.data] : [])),
    others: parsed.flatMap(({ entry, result }) => (result.success ? [] : [entry])),
  };
};

/** When the report was made, which decides whether a waiver had expired; the end of the run in reports that do not say. */
export const madeAt = (report: Report): Date => {
  const times = [report.run['printedAt'], report.run.finishedAt, report.run.startedAt];
  const known = times.flatMap((time) => (typeof time === 'string' ? [Date.parse(time)] : []));
  return new Date(known.find((time) => !Number.isNaN(time)) ?? 0);
};

/** What to do, as the report says; worked out again for a report that does not. */
export const reportActions = (report: Report): readonly Action[] =>
  report.actions ?? actionsOf({ ...report, now: madeAt(report) });

/** Start of the oldest read that counts; null where the report does not say. */
export const collectedAt = ({ run }: Report): string | null =>
  typeof run['collectedAt'] === 'string' ? run['collectedAt'] : null;
