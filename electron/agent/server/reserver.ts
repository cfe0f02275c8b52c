import type { Result } from '../../../shared/result.ts';
import type { Reservation, UncodedResult } from './server.ts';

/** What became of one exclusion. `isThere`: whether the active table, read with the next breath, shows it; null when that could not be read. That it is there is still to be proved; that it is not is enough to try again. */
export type Reserved = UncodedResult & { readonly isThere: boolean | null };

/**
 * Adds exclusions without the time that a process takes to start: what it needs was started beforehand and is kept ready.
 *
 * Whether an exclusion is there afterwards only the tables tell, as with `reserve`.
 */
export type Reserver = {
  /** Whether it can be used: it has answered so far, and still runs. Once it is not, it never is again. */
  readonly ready: () => boolean;
  /**
   * Sends all of them at once; answers in the same order.
   *
   * An error means that what kept it ready is gone or does not answer any more, and was ended. Whether any of the commands took effect is then not known.
   */
  readonly reserve: (
    all: readonly Reservation[],
    signal: AbortSignal,
  ) => Promise<Result<readonly Reserved[]>>;
  readonly close: () => Promise<void>;
};
