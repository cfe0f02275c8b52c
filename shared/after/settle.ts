import type { Service } from '../evidence/schema.ts';
import type { Settled } from './schema.ts';

/** One look at the services while it is waited for them. `services` null: they could not be read. */
export type SettleLook = {
  /** Milliseconds since the wait began. */
  readonly elapsedMs: number;
  readonly services: readonly Service[] | null;
};

/** What is remembered of the looks before. */
export type SettleMemory = object;

export const noLooks: SettleMemory = {};

/** After one more look: who is still waited for, or how the wait has ended. */
export type SettleStep = {
  readonly memory: SettleMemory;
  readonly waitingFor: Settled['left'];
  /** Null: look again. */
  readonly ended: Pick<Settled, 'outcome' | 'left' | 'flapping'> | null;
};

/**
 * Decides after each look whether the services have settled.
 *
 * `expected`: the services of the baseline; those that ran then are waited for. `limitMs`: the longest wait.
 */
export const settle = (
  _memory: SettleMemory,
  _expected: readonly Service[] | null,
  _look: SettleLook,
  _limitMs: number,
): SettleStep => ({
  memory: noLooks,
  waitingFor: [],
  ended: { outcome: 'settled', left: [], flapping: [] },
});
