import { z } from 'zod';
import { evidenceIndexEntrySchema, reportSchema, waiverSchema } from '../report/schema.ts';
import { evidenceSchema } from '../evidence/schema.ts';
import { fastestSpeed } from '../rehearsal/speeds.ts';
import { planSchema, recoveryWays } from '../remediation/plan.ts';
import { runEventSchema } from '../run/events.ts';
import type { RunState } from '../run/state.ts';

const none = z.strictObject({});
const operator = z.string().trim().min(1).max(200);
const done = z.object({});

/**
 * The snapshot that a window starts from; numbered events follow. The state is the agent's own fold, so its shape is not checked again.
 *
 * `now` is the server's clock, by which freshness and waivers are judged; that of a rehearsal server can be hours ahead.
 */
const snapshotSchema = z.object({
  state: z.custom<RunState | null>(isObjectOrNull),
  now: z.iso.datetime({ offset: true }),
  /** How many times as fast as the real one that clock runs; left out where it cannot be set. */
  speed: z.number().positive().optional(),
});

function isObjectOrNull(value: unknown): boolean {
  return value === null || (typeof value === 'object' && !Array.isArray(value));
}

/**
 * Everything that a window or terminal may ask of an agent. These are intents: no executable, path or argument list ever comes from the asking side.
 *
 * The same object describes the wire protocol (shell to agent) and the window's calls (window to shell).
 */
export const agentMethods = {
  'run.snapshot': { params: none, result: snapshotSchema },
  /** Starts a new run in the Before phase, or reads everything again in the run that is open. Answers at once; the rest are events. */
  'run.start': { params: none, result: z.object({ runId: z.string() }) },
  /** Runs one check again: reads what it needs and evaluates every check that depends on it. */
  'run.recheck': { params: z.strictObject({ checkId: z.string().max(40) }), result: done },
  'run.cancel': { params: none, result: done },
  /** `deferred`: the watch adds the exclusions when Setup has stopped the service. */
  'plan.propose': {
    params: z.strictObject({
      service: z.string().max(256),
      timing: z.enum(['now', 'deferred']).default('now').optional(),
    }),
    result: planSchema,
  },
  /** A plan that ends one capture of the watch. */
  'capture.propose': {
    params: z.strictObject({
      captureId: z.string().max(80),
      action: z.enum(['close-connection', 'restart-service']),
    }),
    result: planSchema,
  },
  /** Takes back a deferred plan; exclusions that it has added stay. */
  'plan.withdraw': {
    params: z.strictObject({ planId: z.string().max(80), by: operator }),
    result: done,
  },
  /** Begins to look at the back-end ports and services many times a second, until it is stopped; also while no window is open. */
  'watch.start': { params: z.strictObject({ by: operator }), result: done },
  'watch.stop': { params: z.strictObject({ by: operator }), result: done },
  /** Confirms a plan. `hash` must be that of the plan as it was shown. Answers when the plan has ended; for a deferred one when it is authorised. */
  'plan.apply': {
    params: z.strictObject({ planId: z.string().max(80), hash: z.string().max(128), by: operator }),
    result: z.object({ outcome: z.string(), detail: z.string() }),
  },
  'waiver.add': {
    params: waiverSchema.pick({
      findingId: true,
      subject: true,
      reason: true,
      by: true,
      until: true,
    }),
    result: done,
  },
  'waiver.withdraw': {
    params: z.strictObject({ findingId: z.string(), subject: z.string() }),
    result: done,
  },
  'gate.decide': {
    params: z.strictObject({ decision: z.enum(['proceed', 'stop']), by: operator }),
    result: done,
  },
  /** Begins the After phase, or goes through it again: waits for the services, reads the server, compares it with the baseline. Answers at once; the rest are events. */
  'after.verify': {
    params: z.strictObject({
      by: operator,
      /** Longest wait for the services. */
      limitSeconds: z.number().min(0).max(3_600).optional(),
    }),
    result: done,
  },
  /** Evidence of before the update that was kept elsewhere, for a run that has no baseline; begins a run where none is open. */
  'baseline.import': { params: z.strictObject({ evidence: evidenceSchema }), result: done },
  /** A plan that brings one service back; `excludes`: its port is excluded before it is started. */
  'recovery.propose': {
    params: z.strictObject({
      service: z.string().max(256),
      way: z.enum(recoveryWays).optional(),
      excludes: z.boolean().optional(),
    }),
    result: planSchema,
  },
  /** A plan that gives every service of Exchange the start type and state of the baseline. */
  'recovery.propose-all': { params: none, result: planSchema },
  'after.sign': {
    params: z.strictObject({
      by: operator,
      role: z.string().trim().max(200),
      note: z.string().trim().max(2_000),
      decision: z.enum(['accepted', 'open']),
    }),
    result: done,
  },
  /** How a configuration file differs from the copy that was kept before the update; `subject` is that of its finding. Values of keys and passwords are masked. */
  'configuration.diff': {
    params: z.strictObject({ subject: z.string().max(1_000) }),
    result: z.object({
      path: z.string(),
      /** Why there is nothing to show; null when there is. */
      problem: z.string().nullable(),
      lines: z.array(
        z.object({ kind: z.enum(['same', 'removed', 'added', 'gap']), text: z.string() }),
      ),
    }),
  },
  'report.get': { params: none, result: reportSchema },
  'evidence.file': { params: none, result: evidenceSchema },
  /** One evidence item with its decoded text, for reading on the screen. */
  'evidence.item': {
    params: z.strictObject({ id: z.string().max(120) }),
    result: evidenceIndexEntrySchema,
  },
  /** Rehearsal servers only. */
  'clock.advance': {
    params: z.strictObject({ seconds: z.number().positive().max(86_400) }),
    result: done,
  },
  /** Rehearsal servers only: the server's clock runs so many times as fast as the real one from now on, and everything that waits on it waits less. */
  'clock.speed': {
    params: z.strictObject({ factor: z.number().min(1).max(fastestSpeed) }),
    result: done,
  },
} as const;

export type AgentMethod = keyof typeof agentMethods;
export type MethodParams<M extends AgentMethod> = z.infer<(typeof agentMethods)[M]['params']>;
export type MethodResult<M extends AgentMethod> = z.infer<(typeof agentMethods)[M]['result']>;

export const isAgentMethod = (name: string): name is AgentMethod =>
  Object.hasOwn(agentMethods, name);
export { runEventSchema };
