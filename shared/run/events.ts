import { z } from 'zod';
import {
  baselineNoteSchema,
  beforeAfterRowSchema,
  settledSchema,
  signOffSchema,
  unsettledSchema,
} from '../after/schema.ts';
import { protocolAnswerSchema } from '../evidence/after-schema.ts';
import { serverHeaderSchema, toolSchema } from '../evidence/schema.ts';
import { planOutcomes, planSchema, stepOutcomes } from '../remediation/plan.ts';
import {
  captureEstimateSchema,
  findingSchema,
  reportPortSchema,
  verdicts,
  waiverSchema,
} from '../report/schema.ts';
import { setupNoteSchema, setupProgressSchema } from '../setup-log/schema.ts';
import {
  measuredRateSchema,
  portChangeSchema,
  serviceSightSchema,
  watchedPortSchema,
} from '../watch/schema.ts';

const timestamp = z.iso.datetime({ offset: true });

/** What the journal keeps of one read; the item itself is in the run's evidence log. */
export const itemSummarySchema = z.object({
  id: z.string(),
  kind: z.enum(['command', 'native', 'error']),
  startedAt: z.string(),
  durationMs: z.number(),
  exitCode: z.int().nullable(),
  /** Why the read is no knowledge (error item, exit code other than 0, unexpected structure); null when it can be used. */
  problem: z.string().nullable(),
});
export type ItemSummary = z.infer<typeof itemSummarySchema>;

/**
 * Everything that can happen in a run. The journal is a list of these; the state of the run is a fold over them.
 *
 * A `step-intended` is on disk before its effect; one without a `step-finished` was interrupted.
 */
export const runEventBodySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run-started'),
    runId: z.string(),
    phase: z.literal('before'),
    target: z.string(),
    rehearsal: z.boolean(),
    tool: toolSchema,
    windowMinutes: z.number(),
  }),
  z.object({
    type: z.literal('collection-started'),
    items: z.array(z.string()),
    checks: z.array(z.string()),
  }),
  z.object({ type: z.literal('server-identified'), server: serverHeaderSchema }),
  z.object({ type: z.literal('item-started'), id: z.string() }),
  z.object({ type: z.literal('item-read'), item: itemSummarySchema }),
  z.object({ type: z.literal('check-started'), checkId: z.string() }),
  z.object({
    type: z.literal('check-finished'),
    checkId: z.string(),
    findings: z.array(findingSchema),
  }),
  z.object({
    type: z.literal('ports-assessed'),
    ports: z.array(reportPortSchema),
    capture: captureEstimateSchema,
  }),
  z.object({ type: z.literal('collection-finished'), complete: z.boolean() }),
  z.object({ type: z.literal('plan-proposed'), plan: planSchema }),
  z.object({
    type: z.literal('plan-confirmed'),
    planId: z.string(),
    hash: z.string(),
    by: z.string(),
  }),
  z.object({
    type: z.literal('step-intended'),
    planId: z.string(),
    stepId: z.string(),
    rollback: z.boolean(),
    command: z.string(),
  }),
  z.object({
    type: z.literal('step-finished'),
    planId: z.string(),
    stepId: z.string(),
    rollback: z.boolean(),
    outcome: z.enum(stepOutcomes),
    /** For people: what was seen when the server was read again. */
    detail: z.string(),
    exitCode: z.int().nullable(),
    output: z.string(),
  }),
  z.object({
    type: z.literal('plan-finished'),
    planId: z.string(),
    outcome: z.enum(planOutcomes),
    detail: z.string(),
  }),
  z.object({ type: z.literal('waiver-added'), waiver: waiverSchema }),
  z.object({ type: z.literal('waiver-withdrawn'), findingId: z.string(), subject: z.string() }),
  z.object({
    type: z.literal('gate-decided'),
    decision: z.enum(['proceed', 'stop']),
    by: z.string(),
    verdict: z.enum(verdicts),
  }),
  z.object({
    type: z.literal('watch-started'),
    by: z.string(),
    intervalMs: z.number().positive(),
    ports: z.array(watchedPortSchema),
    services: z.array(z.string()),
  }),
  /** Written when the run is taken up again: nobody watched since the last line before it. */
  z.object({ type: z.literal('watch-interrupted'), lastWrittenAt: timestamp }),
  z.object({ type: z.literal('watch-resumed') }),
  /** `why` null: the watch looks as often as it should again. */
  z.object({
    type: z.literal('watch-paced'),
    intervalMs: z.number().positive(),
    why: z.string().nullable(),
  }),
  z.object({ type: z.literal('watch-ended'), by: z.string() }),
  /** The task that takes the watch up after a restart of the server: `intended` before each change, the outcome after it. */
  z.object({
    type: z.literal('boot-task'),
    wanted: z.enum(['present', 'absent']),
    outcome: z.enum(['intended', 'done', 'failed']),
    command: z.string(),
    detail: z.string(),
  }),
  z.object({ type: z.literal('port-changed'), change: portChangeSchema }),
  z.object({ type: z.literal('service-changed'), service: serviceSightSchema, seenAt: timestamp }),
  z.object({ type: z.literal('setup-noted'), note: setupNoteSchema }),
  z.object({ type: z.literal('setup-progressed'), progress: setupProgressSchema }),
  z.object({ type: z.literal('rate-measured'), rate: measuredRateSchema }),
  /** The evidence of before the update, as it was written into a file of the run. */
  z.object({
    type: z.literal('baseline-kept'),
    collectedAt: timestamp,
    sha256: z.string(),
    /** It was read before this run, and kept elsewhere. */
    imported: z.boolean().optional(),
  }),
  /** The After phase begins, or is gone through again. */
  z.object({ type: z.literal('verification-started'), by: z.string(), waitsUntil: timestamp }),
  z.object({ type: z.literal('settling'), waitingFor: z.array(unsettledSchema) }),
  z.object({ type: z.literal('settled'), settled: settledSchema }),
  z.object({ type: z.literal('verification-reading'), id: z.string() }),
  z.object({ type: z.literal('verification-read'), item: itemSummarySchema }),
  z.object({
    type: z.literal('verification-finished'),
    complete: z.boolean(),
    baseline: baselineNoteSchema,
    findings: z.array(findingSchema),
    rows: z.array(beforeAfterRowSchema),
    answers: z.array(protocolAnswerSchema),
  }),
  /** Written when the run is taken up again in the middle of a verification. */
  z.object({ type: z.literal('verification-interrupted') }),
  z.object({ type: z.literal('signed-off'), signOff: signOffSchema }),
  z.object({ type: z.literal('clock-advanced'), seconds: z.number() }),
  /** Rehearsal: from now on the server's clock runs so many times as fast as the real one. */
  z.object({ type: z.literal('clock-speed'), factor: z.number().positive() }),
  /** `unsettles`: part of the journal is lost, so no check stands until it has run again. `urgent`: somebody has to do something now. */
  z.object({
    type: z.literal('problem'),
    text: z.string(),
    unsettles: z.boolean().optional(),
    urgent: z.boolean().optional(),
  }),
]);
export type RunEventBody = z.infer<typeof runEventBodySchema>;

/** One line of the journal. `seq` counts from 1 without gaps; `at` is the server's clock. */
export const runEventSchema = z.object({
  seq: z.int().positive(),
  at: z.iso.datetime({ offset: true }),
  body: runEventBodySchema,
});
export type RunEvent = z.infer<typeof runEventSchema>;
