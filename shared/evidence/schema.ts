import { z } from 'zod';
import { familySchema, portSchema, protocolSchema } from '../ports/vocabulary.ts';

/** Schema name of the evidence file; the number is its major version. */
export const evidenceSchemaName = 'cu-preflight/evidence@1';

const timestamp = z.iso.datetime({ offset: true });

/** Who produced a file. */
export const toolSchema = z.looseObject({ name: z.string(), version: z.string() });

/**
 * The server that was examined. A value that could not be read is `null`, never a guess.
 *
 * `oemCodePage` is the Windows code page number (437, 850, 936 …) in which console tools print.
 */
export const serverHeaderSchema = z.looseObject({
  hostName: z.string(),
  osVersion: z.string().nullable(),
  elevated: z.boolean().nullable(),
  oemCodePage: z.int().nullable(),
  exchange: z
    .looseObject({
      version: z.string().nullable(),
      roles: z.array(z.string()),
      installPath: z.string().nullable(),
    })
    .nullable(),
});
export type ServerHeader = z.infer<typeof serverHeaderSchema>;

const itemBase = {
  id: z.string().min(1),
  startedAt: timestamp,
  durationMs: z.number().nonnegative(),
};

/** A command that was run, with its output byte for byte. */
export const commandItemSchema = z.looseObject({
  ...itemBase,
  kind: z.literal('command'),
  argv: z.array(z.string()).min(1),
  exitCode: z.int(),
  stdoutBase64: z.base64(),
  stderrBase64: z.base64(),
});

/** An API read. The shape of `value` depends on the id and is checked when facts are derived. */
export const nativeItemSchema = z.looseObject({
  ...itemBase,
  kind: z.literal('native'),
  value: z.unknown(),
});

/** A read that failed; it stands in the evidence so that nobody takes its absence for good news. */
export const errorItemSchema = z.looseObject({
  ...itemBase,
  kind: z.literal('error'),
  error: z.looseObject({ code: z.string(), message: z.string() }),
});

export const evidenceItemSchema = z.discriminatedUnion('kind', [
  commandItemSchema,
  nativeItemSchema,
  errorItemSchema,
]);
export type CommandItem = z.infer<typeof commandItemSchema>;
export type NativeItem = z.infer<typeof nativeItemSchema>;
export type ErrorItem = z.infer<typeof errorItemSchema>;
export type EvidenceItem = z.infer<typeof evidenceItemSchema>;

/** The evidence file: everything that was really read of one server, and when. */
export const evidenceSchema = z.looseObject({
  schema: z.literal(evidenceSchemaName),
  collectedAt: timestamp,
  collector: toolSchema,
  server: serverHeaderSchema,
  items: z.array(evidenceItemSchema),
  /** Ids that the collector set out to read; one that is here and not among the items is missing knowledge. */
  requested: z.array(z.string()).optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const endpointStates = [
  'listen',
  'established',
  'syn-sent',
  'syn-received',
  'fin-wait-1',
  'fin-wait-2',
  'close-wait',
  'closing',
  'last-ack',
  'time-wait',
  'closed',
  'delete-tcb',
  'bound',
] as const;

/** One row of a TCP or UDP endpoint table. UDP has no state and no remote end. `pid` 0 means that no process owns the row any more, or that its process is not known yet. */
export const endpointSchema = z.looseObject({
  protocol: protocolSchema,
  family: familySchema,
  localAddress: z.string(),
  localPort: z.int().min(0).max(65_535),
  remoteAddress: z.string().nullable(),
  remotePort: z.int().min(0).max(65_535).nullable(),
  state: z.enum(endpointStates).nullable(),
  pid: z.int().nonnegative(),
});
export type Endpoint = z.infer<typeof endpointSchema>;

export const serviceStates = [
  'stopped',
  'start-pending',
  'stop-pending',
  'running',
  'continue-pending',
  'pause-pending',
  'paused',
] as const;
export type ServiceState = (typeof serviceStates)[number];
export const startTypes = [
  'automatic',
  'automatic-delayed',
  'manual',
  'disabled',
  'boot',
  'system',
] as const;
export type StartType = (typeof startTypes)[number];

/**
 * One service as the service control manager (SCM) shows it. A configuration that could not be read leaves `startType` and `imagePath` null.
 *
 * `pid` is 0 or null while the service is stopped; the exit codes are those of its last run.
 */
export const serviceSchema = z.looseObject({
  name: z.string().min(1),
  displayName: z.string(),
  state: z.enum(serviceStates),
  startType: z.enum(startTypes).nullable(),
  pid: z.int().nonnegative().nullable(),
  win32ExitCode: z.int().nonnegative(),
  serviceExitCode: z.int().nonnegative(),
  imagePath: z.string().nullable(),
  dependsOn: z.array(z.string()),
  /** Version of the program file; left out where nobody asked, null where it could not be read. */
  fileVersion: z.string().nullable().optional(),
  /** Whether the service starts on a trigger (SERVICE_CONFIG_TRIGGER_INFO), so that it may be stopped at any time; left out where it is not known. */
  triggerStart: z.boolean().optional(),
});
export type Service = z.infer<typeof serviceSchema>;

/** One process: with its start time it is an identity that survives the reuse of a pid. */
export const processSchema = z.looseObject({
  pid: z.int().nonnegative(),
  startedAt: timestamp.nullable(),
  imagePath: z.string().nullable(),
});
export type ProcessRow = z.infer<typeof processSchema>;

const openCounters = z.looseObject({
  activeOpens: z.int().nonnegative(),
  passiveOpens: z.int().nonnegative(),
});
/** TCP counters since boot, per family. Only active opens take a dynamic port. */
export const tcpStatisticsSchema = z.looseObject({ ipv4: openCounters, ipv6: openCounters });
export type TcpStatistics = z.infer<typeof tcpStatisticsSchema>;

/** Ports that an AD LDS instance (the Edge directory) is configured for; null where there is no such instance or value. */
export const adamPortsSchema = z.looseObject({
  ldap: portSchema.nullable(),
  ssl: portSchema.nullable(),
});

/**
 * One TCP endpoint that an RPC server registered with the endpoint mapper of this server (`ncacn_ip_tcp`).
 *
 * `interfaceId` is the UUID of the interface; `annotation` is the server's own text, empty where it gave none.
 */
export const rpcEndpointSchema = z.looseObject({
  port: portSchema,
  interfaceId: z.string(),
  annotation: z.string(),
});
export type RpcEndpoint = z.infer<typeof rpcEndpointSchema>;

/**
 * Result of an exclusive bind that was closed at once, per port and family.
 *
 * `error` is the Winsock code: 0 free, 10048 taken, 10013 refused (exclusive holder or excluded), other values as they came.
 */
export const portProbeSchema = z.looseObject({
  protocol: protocolSchema,
  family: familySchema,
  port: portSchema,
  error: z.int().nonnegative(),
});
export type PortProbe = z.infer<typeof portProbeSchema>;
