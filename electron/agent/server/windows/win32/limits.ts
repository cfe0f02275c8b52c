/** How long one read or change of the server may take, and whether it is still wanted. */
export type Limits = {
  readonly signal: AbortSignal;
  /** The moment when patience ends, in the milliseconds of `performance.now()`. */
  readonly deadline: number;
  /** The whole time allowed, for messages. */
  readonly totalMs: number;
};

/** Limits that begin now. All calls made under them share the one time limit. */
export const limitsFrom = (signal: AbortSignal, totalMs: number): Limits => ({
  signal,
  deadline: performance.now() + totalMs,
  totalMs,
});

/** Milliseconds left, never negative. */
export const timeLeft = (limits: Limits): number =>
  Math.max(0, limits.deadline - performance.now());
