import type { NativeValue } from '../../../../../shared/evidence/items.ts';
import type { ItemId } from '../../../../../shared/evidence/items.ts';
import type { ServerHeader, StartType } from '../../../../../shared/evidence/schema.ts';
import type {
  Exclusion,
  Family,
  PortRange,
  Protocol,
  Store,
} from '../../../../../shared/ports/vocabulary.ts';

/** A port on which a process listens, in both families. */
export type Listening = {
  readonly protocol: Protocol;
  readonly port: number;
  /** `loopback` for ports that only this computer reaches. */
  readonly on: 'any' | 'loopback';
  /** Interface of a dynamic RPC endpoint. Such a server takes the next free port when this one is not, and registers it with the endpoint mapper. */
  readonly rpc?: string;
};

/** A process that a service starts and ends. */
export type WorkerDefinition = {
  readonly imagePath: string;
  /** Tells several workers with the same file apart, as an application pool does. */
  readonly role?: string;
  readonly listens?: readonly Listening[];
};

export type ServiceDefinition = {
  readonly name: string;
  readonly displayName: string;
  readonly startType: StartType;
  readonly running: boolean;
  readonly imagePath: string;
  readonly dependsOn: readonly string[];
  /** A process that lives whether or not the service runs, such as lsass.exe; the service runs in it. */
  readonly host?: string;
  readonly listens?: readonly Listening[];
  readonly workers?: readonly WorkerDefinition[];
  /** How its last run ended, while it is stopped. */
  readonly win32ExitCode?: number;
  /** Windows starts and stops it on an occasion of its own. */
  readonly triggerStart?: boolean;
};

/** A process of Windows that no service of the list owns. */
export type ProcessDefinition = {
  readonly name: string;
  readonly pid?: number;
  readonly imagePath: string | null;
  readonly listens?: readonly Listening[];
};

/** Programs that open connections, and where to. `from` names a process as the world does: a service, or a worker's file and role. */
export type Client = {
  readonly from: string;
  readonly weight: number;
  readonly remotes: Readonly<Record<Family, string>>;
  readonly remotePort: number;
};

/** How much the server connects. Rates are connections per second, each of which takes a port of the dynamic range. */
export type Traffic = {
  readonly perSecond: Readonly<Record<Family, number>>;
  readonly seed: number;
  readonly clients: readonly Client[];
};

/** A connection that exists when the rehearsal begins, and ends by itself. */
export type HeldPort = {
  readonly family: Family;
  readonly port: number;
  readonly by: string;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly endsAfterMs: number;
};

/** A connection that takes a back-end port while Setup has its service stopped. */
export type ScriptedCapture = Omit<HeldPort, 'endsAfterMs'> & {
  /** The service whose stop by Setup makes the port free. */
  readonly whenStopped: string;
  /** From that stop to the connection. */
  readonly afterMs: number;
  readonly lastsMs: number;
};

/** The update that begins once somebody watches. */
export type SetupScript = {
  /** Version before and after. */
  readonly from: string;
  readonly to: string;
  /** `fails`: a component fails after the files were copied, so that the services stay stopped and disabled. */
  readonly ending: 'succeeds' | 'fails';
  /** How long the log does not grow in the middle of a component; 0 for an ordinary run. */
  readonly silentMs: number;
  readonly captures: readonly ScriptedCapture[];
  /** What goes wrong with single services once the files are those of the new version, by the name of the service. */
  readonly afterUpdate?: Readonly<Record<string, ServiceFault>>;
};

/** What goes wrong with a service after the update. */
export type ServiceFault =
  /** Every start ends with 1069: the account may not log on. */
  | { readonly kind: 'logon-failed'; readonly account: string }
  /** It does not report within 30 seconds that it runs: 1053. */
  | { readonly kind: 'times-out' }
  /** Its process ends so long after each start, and nobody starts it again: 1067. */
  | { readonly kind: 'dies'; readonly afterMs: number }
  /** Its process ends again and again, and the service control manager starts it again. */
  | { readonly kind: 'flaps'; readonly upMs: number; readonly downMs: number }
  /** So long after its start it is told to stop, and does not come to an end. */
  | { readonly kind: 'never-stops'; readonly afterMs: number }
  /** It runs in the end, and takes so long. */
  | { readonly kind: 'starts-slowly'; readonly takesMs: number }
  /** Setup stops and disables it without having saved how it stood, so nothing restores it. */
  | { readonly kind: 'left-disabled' };

/** How a mail service answers that does not answer as it should. */
export type AnswerFault =
  | { readonly kind: 'expired-certificate' }
  /** It talks without ever ending the line. */
  | { readonly kind: 'endless-banner' }
  /** It accepts the connection and says nothing. */
  | { readonly kind: 'silent' }
  /** It accepts the connection and closes it. */
  | { readonly kind: 'closes' }
  /** It says something that is no greeting. */
  | { readonly kind: 'says'; readonly text: string };

/** A configuration file of Exchange. Setup replaces it by what it ships, and what was changed in it is lost. */
export type ConfigurationText = {
  readonly path: string;
  readonly text: string;
  readonly shipped: string;
};

/** Files in which an earlier run of Setup saved how the services stood. They hold how they stand when the rehearsal begins, and Setup keeps them. */
export type EarlierSave = { readonly version: string; readonly ageMs: number };

/** How a read goes wrong. */
export type Fault =
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  | { readonly kind: 'refused'; readonly exitCode: number }
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'error'; readonly code: string; readonly message: string };

export type ExclusionTables = Readonly<
  Record<Family, Readonly<Record<Protocol, Readonly<Record<Store, readonly Exclusion[]>>>>>
>;

/** A rehearsal server as it stands when an operator connects. */
export type Scenario = {
  readonly header: Pick<ServerHeader, 'hostName' | 'osVersion' | 'elevated' | 'exchange'>;
  readonly address: Readonly<Record<Family, string>>;
  readonly ranges: Readonly<Record<Family, Readonly<Record<Protocol, PortRange>>>>;
  readonly exclusions: ExclusionTables;
  readonly services: readonly ServiceDefinition[];
  readonly processes: readonly ProcessDefinition[];
  readonly traffic: Traffic;
  readonly held: readonly HeldPort[];
  /** What Setup does when it is started during the rehearsal; null where the rehearsal ends before. */
  readonly setup: SetupScript | null;
  readonly configuration: readonly ConfigurationText[];
  readonly savedBefore: EarlierSave | null;
  /** By the name of the service. */
  readonly answers: Readonly<Record<string, AnswerFault>>;
  readonly adamPorts: NativeValue<'registry.adam-ports'>;
  readonly faults: Partial<Readonly<Record<ItemId, Fault>>>;
};
