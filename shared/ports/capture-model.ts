/**
 * How likely is it that a port of a dynamic range is captured while its service is down?
 *
 * N pool size (ports), λ allocations per second from that pool, T window in seconds, H holding time of one allocation in seconds.
 * Windows' order of allocation is not documented, so both orders are computed and shown as bounds.
 */
export type Pool = { readonly size: number; readonly ratePerSecond: number };

/** P(ever) = 1 − exp(−λT/N): each allocation picks any port of the pool with the same chance. */
export const everRandom = (pool: Pool, windowSeconds: number): number =>
  pool.size <= 0 ? 0 : 1 - Math.exp((-pool.ratePerSecond * windowSeconds) / pool.size);

/** P(ever) = min(1, λT/N): a cursor walks through the pool from an unknown place. */
export const everSequential = (pool: Pool, windowSeconds: number): number =>
  pool.size <= 0 ? 0 : Math.min(1, (pool.ratePerSecond * windowSeconds) / pool.size);

/** How long allocations are held: shares that add up to 1, seconds (Infinity: longer than any window). */
export type HoldingMix = readonly { readonly share: number; readonly seconds: number }[];

/** Assumed, not measured: most connections are short, some outlive a pool's idle time, a few stay. */
export const assumedHoldingMix: HoldingMix = [
  { share: 0.8, seconds: 2 },
  { share: 0.15, seconds: 122 },
  { share: 0.05, seconds: Number.POSITIVE_INFINITY },
];

/** TIME_WAIT on Windows: 120 s by default, up to 240 s by configuration. */
export const timeWaitSeconds = 120;

/** P(held at restart) = 1 − exp(−(λ/N)·E[min(H, T)]). With `extraSeconds` a closed connection still counts for that long. */
export const heldAtRestart = (
  pool: Pool,
  windowSeconds: number,
  mix: HoldingMix,
  extraSeconds: number,
): number => {
  if (pool.size <= 0) return 0;
  const expected = mix.reduce(
    (sum, { share, seconds }) => sum + share * Math.min(seconds + extraSeconds, windowSeconds),
    0,
  );
  return 1 - Math.exp((-pool.ratePerSecond / pool.size) * expected);
};

/** Chance that at least one of several independent things happens. */
export const anyOf = (chances: readonly number[]): number =>
  1 - chances.reduce((none, chance) => none * (1 - chance), 1);
