import { z } from 'zod';
import { familySchema, portSchema } from '../ports/vocabulary.ts';

const timestamp = z.iso.datetime({ offset: true });

/**
 * One file in which Setup saved how the services stood (`ServiceState<version>.xml`, `ServiceStartupMode<version>.xml` in `<SystemDrive>\ExchangeSetupLogs`).
 *
 * Setup keeps a file that is there already, so after an aborted run it can hold the broken state (CSS-Exchange issue 522). `services` is null when the file could not be understood.
 */
export const savedStateFileSchema = z.looseObject({
  file: z.string(),
  kind: z.enum(['state', 'start-type']),
  modifiedAt: timestamp.nullable(),
  services: z.array(z.looseObject({ name: z.string(), value: z.string() })).nullable(),
  problem: z.string().nullable(),
});
export type SavedStateFile = z.infer<typeof savedStateFileSchema>;

/**
 * One event of a Windows event log, by number only: the message text is translated and never used.
 *
 * `values` are the insertion strings in their order.
 */
export const logEventSchema = z.looseObject({
  recordId: z.int().nonnegative(),
  at: timestamp,
  provider: z.string(),
  eventId: z.int().nonnegative(),
  values: z.array(z.string()),
});
export type LogEvent = z.infer<typeof logEventSchema>;

/** A configuration file that Setup overwrites. `sha256` null: it could not be read, and `problem` says why. A file that is not there is not listed. */
export const configurationFileSchema = z.looseObject({
  path: z.string(),
  size: z.int().nonnegative().nullable(),
  modifiedAt: timestamp.nullable(),
  sha256: z.string().nullable(),
  problem: z.string().nullable(),
});
export type ConfigurationFile = z.infer<typeof configurationFileSchema>;

export const mailProtocols = ['pop3', 'imap4', 'smtp'] as const;
export type MailProtocol = (typeof mailProtocols)[number];

/** Who is to be talked to. `tls`: `implicit` from the first byte, `none`, or `either` where it is not documented (back ends): plain first, then with TLS. */
export const protocolTargetSchema = z.looseObject({
  service: z.string(),
  place: z.enum(['front-end', 'back-end']),
  protocol: z.enum(mailProtocols),
  tls: z.enum(['implicit', 'none', 'either']),
  family: familySchema,
  /** The local address to connect to: a loopback address where the service listens on all addresses. */
  address: z.string(),
  port: portSchema,
});
export type ProtocolTarget = z.infer<typeof protocolTargetSchema>;

export const answerOutcomes = [
  'answered',
  'refused',
  'timed-out',
  'closed',
  'unexpected',
  'tls-failed',
  'failed',
] as const;

/**
 * What a mail service said on one port. `answered` only for a greeting of the protocol; `said` holds the beginning of whatever came, whole or not.
 *
 * A certificate that cannot be trusted does not keep the greeting from being read: it is reported beside it.
 */
export const protocolAnswerSchema = protocolTargetSchema.extend({
  outcome: z.enum(answerOutcomes),
  said: z.string(),
  /** Whether the greeting came over TLS. */
  secure: z.boolean(),
  certificate: z
    .looseObject({
      subject: z.string(),
      issuer: z.string(),
      notBefore: timestamp.nullable(),
      notAfter: timestamp.nullable(),
    })
    .nullable(),
  /** System code or text of what went wrong; null when it answered. */
  error: z.string().nullable(),
  durationMs: z.number().nonnegative(),
});
export type ProtocolAnswer = z.infer<typeof protocolAnswerSchema>;
