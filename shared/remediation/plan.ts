import { z } from 'zod';
import { startTypes } from '../evidence/schema.ts';
import { protocolTargetSchema } from '../evidence/after-schema.ts';
import { familySchema, portSchema, protocolSchema } from '../ports/vocabulary.ts';

/**
 * The closed list of things that a plan can do to a server. The window never sends one of these: it confirms a plan by id and hash, and the agent performs what it planned itself.
 */
export const actionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stop-service'), service: z.string() }),
  z.object({ kind: z.literal('start-service'), service: z.string() }),
  z.object({
    kind: z.literal('reserve-port'),
    family: familySchema,
    protocol: protocolSchema,
    port: portSchema,
  }),
  z.object({
    kind: z.literal('release-port'),
    family: familySchema,
    protocol: protocolSchema,
    port: portSchema,
  }),
  /** Changes nothing: reads again and demands that the service listens on the port in every family given. */
  z.object({
    kind: z.literal('prove-listening'),
    service: z.string(),
    protocol: protocolSchema,
    port: portSchema,
    families: z.array(familySchema),
  }),
  /** Changes nothing: demands an administered exclusion in both stores of both families. */
  z.object({ kind: z.literal('prove-excluded'), protocol: protocolSchema, port: portSchema }),
  /** Closes one TCP connection (SetTcpEntry): that of this process to this remote end. */
  z.object({
    kind: z.literal('close-connection'),
    family: familySchema,
    port: portSchema,
    pid: z.int().nonnegative(),
    remote: z.string(),
  }),
  /** Changes nothing: demands that no socket has the port in that family. */
  z.object({
    kind: z.literal('prove-free'),
    family: familySchema,
    protocol: protocolSchema,
    port: portSchema,
  }),
  /** `from` is what the service has now, for the way back. */
  z.object({
    kind: z.literal('set-start-type'),
    service: z.string(),
    startType: z.enum(startTypes),
    from: z.enum(startTypes),
  }),
  /** Changes nothing: waits until no socket has the port in that family, at most so long. */
  z.object({
    kind: z.literal('wait-until-free'),
    family: familySchema,
    protocol: protocolSchema,
    port: portSchema,
    atMostSeconds: z.number().positive(),
  }),
  /** Changes nothing: demands a greeting of the protocol. */
  z.object({ kind: z.literal('prove-answers'), target: protocolTargetSchema }),
  /** Changes nothing: demands that each of the services runs, with a process. */
  z.object({ kind: z.literal('prove-running'), services: z.array(z.string()) }),
]);
export type PlanAction = z.infer<typeof actionSchema>;

export const planStepSchema = z.object({
  id: z.string(),
  action: actionSchema,
  /** One line for the operator: what happens. */
  title: z.string(),
  /** Exactly what is run, as the operator could type it. */
  command: z.string(),
  why: z.string(),
  /** How the step is taken back, as a command; null when it changes nothing. */
  undo: z.string().nullable(),
  /** The step stands by itself: when it fails, or is cancelled, nothing is taken back and the plan is applied in part. Left out for a step without which the plan is worth nothing. */
  mayFail: z.boolean().optional(),
  /** Steps without which this one is not tried. */
  needs: z.array(z.string()).optional(),
});
export type PlanStep = z.infer<typeof planStepSchema>;

/** Why a plan cannot be applied now. `code` is stable; the text names the holder where there is one. */
export const planObstacleSchema = z.object({
  code: z.enum(['held', 'system-exclusion', 'not-elevated', 'unknown', 'nothing-to-do', 'pending']),
  text: z.string(),
});
export type PlanObstacle = z.infer<typeof planObstacleSchema>;

export const planKinds = [
  'protect-ports',
  'defer-protection',
  'free-port',
  'recover-service',
  'restore-services',
] as const;
/**
 * `protect-ports` is applied at once. `defer-protection` is authorised now and applied by the watch, step by step, when Setup has stopped the service and the port is free. `free-port` ends a capture. After the update, `recover-service` brings one service back (its port freed and excluded, started, proved), and `restore-services` gives services the start types and states of the baseline, and only those.
 */
export type PlanKind = (typeof planKinds)[number];

export const recoveryWays = ['wait', 'close-connection', 'restart-holder'] as const;
/** How a captured port is freed before its service is started: by waiting, by closing the one connection, or by restarting the holder's service. */
export type RecoveryWay = (typeof recoveryWays)[number];

/**
 * A remediation plan: shown in full first, confirmed by `id` and `hash`, then applied step by step.
 *
 * `obstacles` is empty when the plan can be applied. `hash` covers everything that will be done.
 */
export const planSchema = z.object({
  id: z.string(),
  kind: z.enum(planKinds),
  service: z.string(),
  ports: z.array(portSchema),
  title: z.string(),
  why: z.string(),
  cost: z.string(),
  undo: z.string(),
  steps: z.array(planStepSchema),
  obstacles: z.array(planObstacleSchema),
  /** For `free-port`: which capture, and how. */
  freeing: z
    .object({ captureId: z.string(), action: z.enum(['close-connection', 'restart-service']) })
    .optional(),
  /** For `recover-service`: how its port becomes free. */
  recovery: z.object({ way: z.enum(recoveryWays), excludes: z.boolean() }).optional(),
  hash: z.string(),
});
export type Plan = z.infer<typeof planSchema>;

export const stepOutcomes = ['done', 'already', 'failed', 'interrupted'] as const;
/** `already`: the server was in the wanted state before the step, so nothing was run and nothing has to be undone. */
export type StepOutcome = (typeof stepOutcomes)[number];

export const planOutcomes = [
  'applied',
  'applied-in-part',
  'rolled-back',
  'rollback-failed',
  'interrupted',
  'withdrawn',
] as const;
/** `applied-in-part`: steps that may fail did, or were not tried; what was done stands. `withdrawn`: a deferred plan that the operator took back before it was complete. */
export type PlanOutcome = (typeof planOutcomes)[number];
