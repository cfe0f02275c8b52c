import { z } from 'zod';
import { serviceStates, startTypes } from '../evidence/schema.ts';
import { familySchema, portSchema, protocolSchema } from '../ports/vocabulary.ts';
import { holderSchema } from '../report/holder-schema.ts';

export const sightStatuses = ['listening', 'free', 'reserved', 'captured', 'unknown'] as const;
/**
 * How a watched port stands in one family.
 *
 * `listening`: its own service listens. `free`: nobody has it. `reserved`: free, and an administered exclusion keeps it so. `captured`: something that is not its service has it. `unknown`: the tables were not read, or contradict each other.
 */
export type SightStatus = (typeof sightStatuses)[number];

/** A port that the watch looks at, and the service that needs it. */
export const watchedPortSchema = z.object({
  service: z.string(),
  protocol: protocolSchema,
  port: portSchema,
});
export type WatchedPort = z.infer<typeof watchedPortSchema>;

/** What one look at one port in one family showed. `holder` is there only when captured; `why` only when unknown, or when the bind probe and the table disagree. */
export const sightSchema = z.object({
  status: z.enum(sightStatuses),
  holder: holderSchema.nullable(),
  why: z.string().nullable(),
});
export type Sight = z.infer<typeof sightSchema>;

export const sightCauses = [
  'first-look',
  'row-appeared',
  'row-gone',
  'other-owner',
  'pid-reused',
  'exclusion-changed',
  'probe',
  'unreadable',
  'readable-again',
] as const;
/**
 * Why a sight differs from the one before. `row-gone`: the table does not show the row any more. `other-owner`: the port has a row of somebody else. `pid-reused`: the row's process id now belongs to a process that started later, so it is not the one that was named.
 */
export type SightCause = (typeof sightCauses)[number];

/** A change of one port in one family. */
export const portChangeSchema = watchedPortSchema.extend({
  family: familySchema,
  sight: sightSchema,
  cause: z.enum(sightCauses),
  /** When this was seen first, on the server's clock. */
  seenAt: z.iso.datetime({ offset: true }),
  /** When the sight before it was seen last; null at the first look. */
  beforeSeenAt: z.iso.datetime({ offset: true }).nullable(),
});
export type PortChange = z.infer<typeof portChangeSchema>;

/** A watched service as it stands. Exit codes are those of its last run. */
export const serviceSightSchema = z.object({
  name: z.string(),
  state: z.enum(serviceStates),
  startType: z.enum(startTypes).nullable(),
  pid: z.int().nonnegative().nullable(),
  win32ExitCode: z.int().nonnegative(),
  serviceExitCode: z.int().nonnegative(),
});
export type ServiceSight = z.infer<typeof serviceSightSchema>;

/** Allocations per second between two reads of the TCP counters. */
export const measuredRateSchema = z.object({
  ipv4: z.number().nonnegative(),
  ipv6: z.number().nonnegative(),
  /** Length of the measurement. */
  seconds: z.number().positive(),
});
export type MeasuredRate = z.infer<typeof measuredRateSchema>;
