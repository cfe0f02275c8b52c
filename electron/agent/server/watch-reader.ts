import type { Look } from '../../../shared/watch/judge-port.ts';
import type { WatchedPort } from '../../../shared/watch/schema.ts';
import type { ServiceState } from '../../../shared/evidence/schema.ts';
import type { Family, Protocol } from '../../../shared/ports/vocabulary.ts';
import type { Result } from '../../../shared/result.ts';

/** What the watch wants to see at each look. */
export type WatchWanted = {
  readonly ports: readonly WatchedPort[];
  /** Services whose configuration is read too; the states of all are. */
  readonly services: readonly string[];
};

/** One look. `rows` has the watched ports only, `rowCount` counts all rows of the tables that were read. */
export type WatchLook = Look & {
  /** When the look began, on the server's clock. */
  readonly takenAt: Date;
  readonly rowCount: number;
};

/** What a glance is about: a service, and ports of its for which it is to be found out, while it is stopped, whether anybody has them; that costs much more than the state. */
export type GlanceWanted = {
  readonly service: string;
  readonly ports: readonly { readonly protocol: Protocol; readonly port: number }[];
};

/** What a glance shows of one service: its state, and which of the ports are in use; null where none was asked for, or it is not stopped. Owners are not told. */
export type Glance = {
  readonly service: string;
  readonly state: ServiceState;
  readonly taken: readonly PortInUse[] | null;
};

export type PortInUse = {
  readonly protocol: Protocol;
  readonly family: Family;
  readonly port: number;
};

/** Looks at the server again and again. One look at a time, and one glance beside it. */
export type WatchReader = {
  readonly look: (signal: AbortSignal) => Promise<Result<WatchLook>>;
  /** A much cheaper look at a few services, for the moment in which one is about to stop. */
  readonly glance: (
    wanted: readonly GlanceWanted[],
    signal: AbortSignal,
  ) => Promise<Result<readonly Glance[]>>;
  readonly close: () => Promise<void>;
};
