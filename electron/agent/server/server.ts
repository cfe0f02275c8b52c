import type { CommandItemId, ItemId, NativeItemId } from '../../../shared/evidence/items.ts';
import type { ProtocolTarget } from '../../../shared/evidence/after-schema.ts';
import type { EvidenceItem, ServerHeader, StartType } from '../../../shared/evidence/schema.ts';
import type { Family, Protocol, Store } from '../../../shared/ports/vocabulary.ts';
import type { Result } from '../../../shared/result.ts';
import type { LogSource } from '../setup-log/source.ts';
import type { Reserver } from './reserver.ts';
import type { WatchReader, WatchWanted } from './watch-reader.ts';

export type { CommandItemId, ItemId, NativeItemId };

/** What a change of the server answered. `exitCode` and the output are those of the command, or of the API call (Win32 error, 0 = success). */
export type ActionResult = {
  /** What was really run, for the journal: a command line, or the name of the API call with its arguments. */
  readonly argv: readonly string[];
  readonly exitCode: number;
  readonly stdoutBase64: string;
  readonly stderrBase64: string;
  readonly durationMs: number;
  /** Set when the call did not come to an end by itself. */
  readonly failure?: {
    readonly code: 'timed-out' | 'cancelled' | 'failed';
    readonly message: string;
  };
};

/** What a command answered that was one of several in one process: it has no exit code of its own. */
export type UncodedResult = Omit<ActionResult, 'exitCode'> & { readonly exitCode: null };

/** A port as the probe takes it. */
export type PortToProbe = {
  readonly protocol: Protocol;
  readonly family: Family;
  readonly port: number;
};

export type ReadOptions = {
  readonly signal: AbortSignal;
  /** For `port-probe`: what to try. */
  readonly probe?: readonly PortToProbe[];
  /** For `protocol-answers`: who to talk to. */
  readonly talk?: readonly ProtocolTarget[];
  /** For the event logs: the oldest event that is wanted. */
  readonly since?: Date;
};

/** One TCP connection, by its four numbers. */
export type TcpConnection = {
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
};

/** A program that Windows starts when it starts. */
export type BootCommand = {
  /** Absolute path. */
  readonly executable: string;
  readonly args: readonly string[];
};

/** The task that takes the watch up after a restart of the server. Where there is none, somebody has to start the agent. */
export type BootTask = {
  /** What will be run, for the operator. */
  readonly command: BootCommand;
  readonly create: (signal: AbortSignal) => Promise<ActionResult>;
  readonly remove: (signal: AbortSignal) => Promise<ActionResult>;
  readonly exists: (signal: AbortSignal) => Promise<Result<boolean>>;
};

/** One administered exclusion, to be added or removed. */
export type Reservation = {
  readonly family: Family;
  readonly protocol: Protocol;
  readonly port: number;
  readonly store: Store;
};

/**
 * One Exchange server, in the product's words. Reads never throw: what cannot be read comes back as an `error` item.
 *
 * Two implementations: `windows` (the real one) and `simulated` (rehearsal). Both yield the same kinds of evidence, so everything above this line is the same.
 */
export type Server = {
  /** `local`, or `sim:<scenario>`. */
  readonly target: string;
  readonly rehearsal: boolean;
  /** Name, version, elevation. Values that cannot be read are null. */
  readonly identify: (signal: AbortSignal) => Promise<ServerHeader>;
  /** Reads one evidence item. Every read has a time limit of its own. */
  readonly read: (id: ItemId, options: ReadOptions) => Promise<EvidenceItem>;
  /** The content of one of the files that `file.configuration` lists; for the copy that is kept, never for the evidence. Any other path is refused. */
  readonly readConfiguration: (path: string, signal: AbortSignal) => Promise<Result<Uint8Array>>;
  readonly reserve: (what: Reservation, signal: AbortSignal) => Promise<ActionResult>;
  /** Makes ready what adds exclusions at once, for the moment in which every millisecond counts. An error where that is not to be had: then `reserve` does it. */
  readonly openReserver: (signal: AbortSignal) => Promise<Result<Reserver>>;
  readonly release: (what: Reservation, signal: AbortSignal) => Promise<ActionResult>;
  /** Starts one service and waits until it runs or has stopped again; `exitCode` is the service's own Win32 exit code (10048, 10013 …) when it stopped. */
  readonly startService: (name: string, signal: AbortSignal) => Promise<ActionResult>;
  /** Stops one service, its running dependants first, and waits until it has stopped. */
  readonly stopService: (name: string, signal: AbortSignal) => Promise<ActionResult>;
  readonly setStartType: (
    name: string,
    startType: StartType,
    signal: AbortSignal,
  ) => Promise<ActionResult>;
  /** Closes one TCP connection in IPv4; Windows cannot close single ones in IPv6. Whether it took effect is for the caller to see. */
  readonly closeConnection: (what: TcpConnection, signal: AbortSignal) => Promise<ActionResult>;
  /** Opens what looks at ports and services many times a second. */
  readonly openWatch: (wanted: WatchWanted) => WatchReader;
  /** Where Setup's log is read. */
  readonly setupLog: () => LogSource;
  /** Milliseconds on a clock of the server that never goes back, from an unspecified beginning. */
  readonly elapsed: () => number;
  readonly bootTask?: BootTask;
  /** The server's clock. A rehearsal server's clock can be advanced. */
  readonly now: () => Date;
  /** Waits on the server's clock. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Rehearsal only: no time passes unless somebody waits or moves the clock, so the watch looks only then. */
  readonly standsStill?: boolean;
  /** Rehearsal only: moves the clock and whatever the scenario does in that time. */
  readonly advance?: (milliseconds: number) => Promise<void>;
  /** Rehearsal only, and only where time passes by itself: how many times as fast as the real one the server's clock runs. */
  readonly clockSpeed?: {
    readonly factor: () => number;
    readonly set: (factor: number) => void;
  };
  readonly close: () => Promise<void>;
};
