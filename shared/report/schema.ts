import { z } from 'zod';
import {
  baselineNoteSchema,
  beforeAfterRowSchema,
  healths,
  rootCauseSchema,
  settledSchema,
  signOffSchema,
} from '../after/schema.ts';
import { protocolAnswerSchema } from '../evidence/after-schema.ts';
import { serverHeaderSchema, toolSchema } from '../evidence/schema.ts';
import {
  exclusionKinds,
  familySchema,
  portRangeSchema,
  portSchema,
  protocolSchema,
} from '../ports/vocabulary.ts';
import { watchMomentSchema } from '../watch/history.ts';
import { holderSchema, type Holder } from './holder-schema.ts';

/** Schema name of the report file; the number is its major version. */
export const reportSchemaName = 'cu-preflight/report@1';

export const outcomes = [
  'pass',
  'fail',
  'manual',
  'not-applicable',
  'error',
  'skipped',
  'in-progress',
] as const;
/** How a check ended. `error` means that the question could not be answered; it is never a pass. */
export type Outcome = (typeof outcomes)[number];

export const impacts = ['update-fails', 'outage', 'degraded', 'information'] as const;
/** What happens if a failed finding is ignored. Separate from the outcome. */
export type Impact = (typeof impacts)[number];

export const verdicts = ['go', 'go-with-warnings', 'no-go', 'incomplete'] as const;
export type Verdict = (typeof verdicts)[number];

export const risks = [
  'captured',
  'blocked',
  'unknown',
  'at-risk',
  'protected',
  'outside-range',
] as const;
/** Risk of a port, worst first. A port's risk is that of its worst family. */
export type Risk = (typeof risks)[number];

export const portSources = ['observed', 'configured', 'documented'] as const;
/** Where a back-end port is known from; `documented` ports are candidates, not facts about this server. */
export type PortSource = (typeof portSources)[number];

export const remediationSchema = z.looseObject({
  kind: z.enum(['plan', 'command', 'hint']),
  text: z.string(),
  /** For `plan`: the service that the plan is about. */
  service: z.string().optional(),
  /** For `plan`: which one; *Protect ports* when left out. */
  plan: z.enum(['protect-ports', 'recover-service', 'restore-services']).optional(),
});
export type Remediation = z.infer<typeof remediationSchema>;

export const findingSchema = z.looseObject({
  id: z.string(),
  subject: z.string(),
  outcome: z.enum(outcomes),
  impact: z.enum(impacts),
  title: z.string(),
  summary: z.string(),
  evidence: z.array(z.string()),
  remediation: z.array(remediationSchema),
  docs: z.array(z.string()),
  /** After the update: why it is so. */
  cause: rootCauseSchema.optional(),
});
export type Finding = z.infer<typeof findingSchema>;

export { holderSchema, type Holder };

export const portFamilySchema = z.looseObject({
  range: portRangeSchema.nullable(),
  inside: z.boolean().nullable(),
  exclusion: z.enum(exclusionKinds).nullable(),
  /** The exclusion as the persistent store has it: what holds after the reboot. */
  persistent: z.enum(exclusionKinds).nullable().optional(),
});
export type PortFamily = z.infer<typeof portFamilySchema>;

export const reportPortSchema = z.looseObject({
  service: z.string(),
  protocol: protocolSchema,
  port: portSchema,
  source: z.enum(portSources),
  risk: z.enum(risks),
  families: z.looseObject({ ipv4: portFamilySchema, ipv6: portFamilySchema }),
  holder: holderSchema.nullable(),
  /** False for a service that is manual or disabled, and stopped: its ports are shown but cannot block. */
  inUse: z.boolean().optional(),
});
export type ReportPort = z.infer<typeof reportPortSchema>;

/** A blocker that a named person accepts, until a time. */
export const waiverSchema = z.looseObject({
  findingId: z.string(),
  subject: z.string(),
  reason: z.string().trim().min(1).max(2_000),
  by: z.string().trim().min(1).max(200),
  until: z.iso.datetime({ offset: true }),
  at: z.iso.datetime({ offset: true }),
});
export type Waiver = z.infer<typeof waiverSchema>;

export const timelineEntrySchema = z.looseObject({
  at: z.string(),
  kind: z.enum([
    'run',
    'check',
    'remediation',
    'waiver',
    'gate',
    'port',
    'service',
    'setup',
    'problem',
  ]),
  text: z.string(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** What the operator decided at the gate. */
export const reportedDecisionSchema = z.looseObject({
  decision: z.enum(['proceed', 'stop']),
  by: z.string(),
  verdict: z.enum(verdicts),
  at: z.string(),
});
export type ReportedDecision = z.infer<typeof reportedDecisionSchema>;

const chanceSchema = z.looseObject({
  /** Probability that the port is handed out at least once in the window, 0–1. */
  ever: z.looseObject({ random: z.number(), sequential: z.number() }),
  /** Probability that it is taken at the moment of the restart, with random allocation, 0–1. */
  heldAtRestart: z.looseObject({ optimistic: z.number(), pessimistic: z.number() }),
});

/** One holder of one port in one family, as the watch saw it. */
export const reportedCaptureSchema = z.looseObject({
  id: z.string(),
  service: z.string(),
  protocol: protocolSchema,
  port: portSchema,
  family: familySchema,
  holder: holderSchema,
  firstSeenAt: z.string(),
  /** Null while it goes on. */
  lastSeenAt: z.string().nullable(),
});

/** The During phase. */
export const reportedWatchSchema = z.looseObject({
  status: z.enum(['running', 'interrupted', 'ended']),
  startedAt: z.string(),
  startedBy: z.string(),
  endedAt: z.string().nullable(),
  /** Milliseconds between two looks. */
  intervalMs: z.number(),
  /** Why it looks less often than it should; null while it keeps up. */
  slowedWhy: z.string().nullable().optional(),
  /** Spans in which nobody watched. */
  gaps: z.array(z.looseObject({ from: z.string(), to: z.string() })),
  /** Allocations per second, as measured last. */
  rate: z.looseObject({ ipv4: z.number(), ipv6: z.number(), seconds: z.number() }).nullable(),
  bootTask: z.looseObject({ command: z.string(), detail: z.string() }).nullable(),
  /** What was seen, change by change; `dropped` counts the oldest changes, which are in the journal only. */
  history: z.looseObject({ dropped: z.number(), moments: z.array(watchMomentSchema) }).optional(),
  /** What the capture model says of this watch, beside what really happened. */
  expectation: z
    .looseObject({
      /** How long was watched, without the gaps. */
      seconds: z.number(),
      /** Chance that at least one unprotected port is captured in that time at the rate measured last; null where no rate was measured or no port can be handed out. */
      chance: chanceSchema.nullable(),
      /** Ports that the chance is about. */
      ports: z.number(),
      /** Those of them that were captured at least once. */
      captured: z.number(),
    })
    .optional(),
});

/** Setup, as far as its log tells. */
export const reportedSetupSchema = z.looseObject({
  status: z.string(),
  version: z.string().nullable(),
  mode: z.string().nullable(),
  phase: z.string().nullable(),
  component: z.string().nullable(),
  errors: z.number(),
  warnings: z.number(),
  longestPauseSeconds: z.number(),
  /** When the log was last seen to grow. */
  grewAt: z.string().nullable(),
  /** The newest errors; `what` and `remedy` where the failure is known. */
  notes: z.array(
    z.looseObject({
      kind: z.string(),
      logTime: z.string().nullable(),
      text: z.string(),
      reference: z.string().nullable(),
      what: z.string().nullable(),
      remedy: z.string().nullable(),
    }),
  ),
});

/** The After phase. */
export const reportedAfterSchema = z.looseObject({
  status: z.enum(['settling', 'reading', 'finished', 'stale', 'interrupted']),
  health: z.enum(healths),
  startedAt: z.string(),
  startedBy: z.string(),
  finishedAt: z.string().nullable(),
  baseline: baselineNoteSchema.nullable(),
  settled: settledSchema.nullable(),
  /** What the mail services said. */
  answers: z.array(protocolAnswerSchema),
  signOff: signOffSchema.nullable(),
  /** SHA-256 of what the report stands on, by name of the file. */
  hashes: z.array(z.looseObject({ name: z.string(), sha256: z.string() })),
});

/** The capture model's answer; `null` where the rate or a range could not be measured. */
export const captureEstimateSchema = z.looseObject({
  windowMinutes: z.number().positive(),
  /** TCP active opens per second, measured between two reads. */
  rate: z
    .looseObject({ ipv4: z.number(), ipv6: z.number(), measuredSeconds: z.number() })
    .nullable(),
  ports: z.array(
    z.looseObject({ service: z.string(), port: portSchema, chance: chanceSchema.nullable() }),
  ),
  any: chanceSchema.nullable(),
  assumptions: z.array(z.string()),
});
export type CaptureEstimate = z.infer<typeof captureEstimateSchema>;
export type CaptureChance = z.infer<typeof chanceSchema>;

/** One line of the evidence index of a report: what was read, when, and how it ended. */
export const evidenceIndexEntrySchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['command', 'native', 'error']),
  startedAt: z.string(),
  durationMs: z.number(),
  exitCode: z.int().nullable(),
  problem: z.string().nullable(),
  /** The decoded output of a command; null for API reads. */
  text: z.string().nullable(),
});
export type EvidenceIndexEntry = z.infer<typeof evidenceIndexEntrySchema>;

export const reportSchema = z.looseObject({
  schema: z.literal(reportSchemaName),
  /** True where names and addresses were replaced by stand-ins; see `redactReport`. */
  redacted: z.boolean().optional(),
  tool: toolSchema,
  run: z.looseObject({
    id: z.string(),
    phase: z.enum(['before', 'during', 'after']),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    target: z.string().optional(),
    rehearsal: z.boolean().optional(),
  }),
  server: serverHeaderSchema,
  verdict: z.enum(verdicts),
  ports: z.array(reportPortSchema),
  findings: z.array(findingSchema),
  waivers: z.array(waiverSchema),
  timeline: z.array(timelineEntrySchema),
  before_after: z.array(beforeAfterRowSchema),
  /** What to do, in order: page 1. */
  actions: z
    .array(z.looseObject({ text: z.string(), detail: z.string(), findings: z.array(z.string()) }))
    .optional(),
  capture: captureEstimateSchema.optional(),
  evidenceIndex: z.array(evidenceIndexEntrySchema).optional(),
  /** Plans that were confirmed, each with its steps; see `planRecordSchema`. A kind of plan that this version does not know is kept as it is. */
  remediations: z.array(z.unknown()).optional(),
  gate: reportedDecisionSchema.nullable().optional(),
  captures: z.array(reportedCaptureSchema).optional(),
  watch: reportedWatchSchema.optional(),
  setup: reportedSetupSchema.nullable().optional(),
  after: reportedAfterSchema.optional(),
  /** Plans for what is still open after the update, as commands for an operator who works by hand. */
  byHand: z.array(z.looseObject({ title: z.string(), commands: z.string() })).optional(),
});
export type Report = z.infer<typeof reportSchema>;
