import type { StartType } from '../../../../../shared/evidence/schema.ts';
import type { Family, Protocol } from '../../../../../shared/ports/vocabulary.ts';
import type { ExclusionTables, Scenario, ServiceDefinition } from '../scenarios/scenario.ts';
import type { SavedService, SetupRun } from './setup/setup-run.ts';

/** A process of the rehearsal server. */
export type SimulatedProcess = {
  readonly pid: number;
  /** A service's own process has the service's name, a worker its file and role. */
  readonly name: string;
  readonly imagePath: string | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The service that starts and ends this process. */
  readonly service: string | null;
};

/** A bound socket of a process: a TCP listener, or a UDP socket. */
export type BoundSocket = {
  readonly protocol: Protocol;
  readonly family: Family;
  readonly address: string;
  readonly port: number;
  readonly pid: number;
  /** Interface under which the endpoint mapper knows this listener; null for one that RPC has nothing to do with. */
  readonly rpc: string | null;
};

/** An outgoing connection, and the port of the dynamic range that it took. */
export type Connection = {
  readonly pid: number;
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** From here on nobody owns it any more: TIME_WAIT (milliseconds since 1970). */
  readonly closesAt: number;
  /** When its port is free again. */
  readonly goneAt: number;
};

/** By local port. Entries whose time is over may still be there. */
export type Connections = ReadonlyMap<number, Connection>;

export type SimulatedService = {
  readonly definition: ServiceDefinition;
  readonly state: 'stopped' | 'start-pending' | 'running' | 'stop-pending';
  readonly startType: StartType;
  readonly pid: number | null;
  readonly win32ExitCode: number;
  /** When a pending state ends; null in a settled one. */
  readonly settlesAt: number | null;
  /** How often it was refused its port with 10013 in this start. */
  readonly refusals: number;
  /** When the next thing goes wrong with it, or is set right by Windows; null while nothing is to come. */
  readonly troubleAt: number | null;
  /** How often its process ended by itself. */
  readonly deaths: number;
};

/** One event of a log, without its number: that is its place in the list. */
export type WrittenEvent = {
  readonly log: 'system' | 'application';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly provider: string;
  readonly eventId: number;
  readonly values: readonly string[];
};

/** A configuration file as it stands. */
export type StoredFile = {
  readonly path: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
};

/** What a run of Setup saved about the services, in its two files. */
export type SavedServices = {
  readonly version: string;
  readonly modifiedAt: number;
  readonly services: ReadonlyMap<string, SavedService>;
};

/** Everything that a rehearsal server is at one moment. Changes make a new world. */
export type World = {
  readonly scenario: Scenario;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly bornAt: number;
  readonly exclusions: ExclusionTables;
  readonly services: readonly SimulatedService[];
  readonly processes: readonly SimulatedProcess[];
  readonly sockets: readonly BoundSocket[];
  readonly connections: Readonly<Record<Family, Connections>>;
  /** Connections opened since the world began. */
  readonly opened: Readonly<Record<Family, number>>;
  /** What Setup has written so far. */
  readonly setupLog: string;
  readonly events: readonly WrittenEvent[];
  readonly configuration: readonly StoredFile[];
  /** What lies in the folder of Setup's logs. */
  readonly saved: SavedServices | null;
  /** Whether the files are those of the new version. */
  readonly updated: boolean;
  /** The run of Setup that is expected, under way or over; null before anyone watched. */
  readonly setup: SetupRun | null;
  readonly nextOpenAt: number;
  /** Position of the stream of random numbers. */
  readonly random: number;
  readonly nextPid: number;
};

export const replaceService = (
  world: World,
  name: string,
  change: Partial<SimulatedService>,
): World => ({
  ...world,
  services: world.services.map((service) =>
    service.definition.name === name ? { ...service, ...change } : service,
  ),
});
