import type { Look } from '../../../shared/watch/judge-port.ts';
import type { WatchedPort } from '../../../shared/watch/schema.ts';
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

/** Looks at the server again and again. One look at a time. */
export type WatchReader = {
  readonly look: (signal: AbortSignal) => Promise<Result<WatchLook>>;
  readonly close: () => Promise<void>;
};
