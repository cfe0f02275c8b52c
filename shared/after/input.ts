import type { Facts } from '../facts/derive-facts.ts';
import type { AssessedPort } from '../ports/assess-ports.ts';
import type { WatchState } from '../watch/state.ts';
import type { BaselineNote, Settled } from './schema.ts';

/** What the server is compared with; `facts` null where there is nothing that could be compared with. */
export type Baseline = { readonly note: BaselineNote; readonly facts: Facts | null };

/** Everything that is judged after the update. */
export type AfterInput = {
  readonly baseline: Baseline;
  /** Read after the services had settled, all of it. */
  readonly facts: Facts;
  /** The back-end ports of these facts. */
  readonly ports: readonly AssessedPort[];
  /** What the watch saw; null where nobody watched. */
  readonly watch: WatchState | null;
  readonly settled: Settled | null;
  /** When the facts were read, on the server's clock: whether a certificate is valid depends on it. Left out where it is not known. */
  readonly readAt?: string;
};
