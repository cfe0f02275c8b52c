import type { Result } from '../../../shared/result.ts';
import type { Reservation, UncodedResult } from './server.ts';

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
  ) => Promise<Result<readonly UncodedResult[]>>;
  readonly close: () => Promise<void>;
};
