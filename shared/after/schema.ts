import { z } from 'zod';
import { serviceStates } from '../evidence/schema.ts';
import { holderSchema } from '../report/holder-schema.ts';
import { familySchema, portSchema } from '../ports/vocabulary.ts';

const timestamp = z.iso.datetime({ offset: true });

export const healths = ['healthy', 'degraded', 'outage', 'incomplete'] as const;
/** How the server stands after the update. `incomplete`: a question that could hide an outage has no answer. */
export type Health = (typeof healths)[number];

/**
 * The evidence to which the server is compared. `usable` false: the comparison cannot be made, or not in full, and `why` says so for people.
 *
 * `sha256` is that of the evidence file as it was kept.
 */
export const baselineNoteSchema = z.looseObject({
  usable: z.boolean(),
  code: z.enum(['ok', 'missing', 'damaged', 'other-server', 'other-version', 'too-late', 'unread']),
  why: z.string().nullable(),
  collectedAt: z.string().nullable(),
  sha256: z.string().nullable(),
});
export type BaselineNote = z.infer<typeof baselineNoteSchema>;

/**
 * One line of the before/after table; `before_after` of the report.
 *
 * `judged`: `same`; `expected` (differs, as an update or the service's nature makes it); `noted` (differs, for people to judge); `worse` (a finding says more); `unknown` (one side could not be read, or contradicts itself).
 */
export const beforeAfterRowSchema = z.looseObject({
  kind: z.enum(['service', 'port', 'fact', 'file']),
  subject: z.string(),
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  judged: z.enum(['same', 'expected', 'noted', 'worse', 'unknown']),
  why: z.string(),
});
export type BeforeAfterRow = z.infer<typeof beforeAfterRowSchema>;

export const causeKinds = [
  'port-taken',
  'port-excluded',
  'disabled',
  'dependency-down',
  'logon-failed',
  'timed-out',
  'process-died',
  'setup-component-failed',
  'still-changing',
  'contradiction',
  'not-known',
] as const;
export type CauseKind = (typeof causeKinds)[number];

/**
 * Why a service is not as it was, with what proves it. `not-known` is an answer too: its proof is everything that was seen.
 *
 * `first` is the service at which a chain of dependencies begins, the service itself where there is no chain.
 */
export const rootCauseSchema = z.looseObject({
  kind: z.enum(causeKinds),
  service: z.string(),
  first: z.string(),
  /** One sentence for people. */
  text: z.string(),
  proof: z.array(z.looseObject({ text: z.string(), evidence: z.array(z.string()) })),
  port: portSchema.nullable(),
  family: familySchema.nullable(),
  /** Who has the port now, or had it when the service was started; null where that is not the question, or not known. */
  holder: holderSchema.nullable(),
  /** Whether the holder has the port at this moment; null where there is no holder. */
  heldNow: z.boolean().nullable(),
});
export type RootCause = z.infer<typeof rootCauseSchema>;

/** A service that has not settled. */
export const unsettledSchema = z.looseObject({ name: z.string(), state: z.enum(serviceStates) });

/** How the wait for the services ended. `flapping`: services that started and ended again while it waited. */
export const settledSchema = z.looseObject({
  outcome: z.enum(['settled', 'limit-reached', 'unread', 'cancelled']),
  waitedSeconds: z.number().nonnegative(),
  left: z.array(unsettledSchema),
  flapping: z.array(z.string()),
});
export type Settled = z.infer<typeof settledSchema>;

/** Who takes the server over as it is, or declines to. */
export const signOffSchema = z.looseObject({
  by: z.string(),
  role: z.string(),
  note: z.string(),
  /** `accepted`: the server is given back; `open`: it is handed on with what is open. */
  decision: z.enum(['accepted', 'open']),
  health: z.enum(healths),
  at: timestamp,
});
export type SignOff = z.infer<typeof signOffSchema>;
