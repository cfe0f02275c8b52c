/** How often the watch wants to look: ten times a second. */
export const wantedIntervalMs = 100;
/** Never less often than this, however slow the reads are. */
export const longestIntervalMs = 5_000;

/** Share of the looks that may come late before the watch slows down, and the number of looks over which it is judged. */
const mostLateShare = 0.5;
const judgedLooks = 50;
/** A faster interval is tried again when the reads would fill no more than this share of it. */
const roomyShare = 0.4;

/** When the watch looks, and how that is going. Times are milliseconds on a clock that never goes back. */
export type Pace = {
  readonly intervalMs: number;
  /** When the present schedule began; looks are due at whole intervals from here, so that delays do not add up. */
  readonly since: number;
  readonly looks: number;
  readonly late: number;
  /** Time that the looks took, together. */
  readonly busyMs: number;
};

export const startPace = (now: number, intervalMs = wantedIntervalMs): Pace => ({
  intervalMs,
  since: now,
  looks: 0,
  late: 0,
  busyMs: 0,
});

/** When the next look is due: the next whole interval after now. What was missed is left out, never made up for. */
export const nextLook = ({ since, intervalMs }: Pace, now: number): number =>
  since + (Math.floor((now - since) / intervalMs) + 1) * intervalMs;

/** The pace after a look that took so long. It changes its interval when too many looks take longer than it, or when there is room for more. */
export const paceAfter = (pace: Pace, now: number, tookMs: number): Pace => {
  const next = {
    ...pace,
    looks: pace.looks + 1,
    late: pace.late + (tookMs > pace.intervalMs ? 1 : 0),
    busyMs: pace.busyMs + tookMs,
  };
  if (next.late > judgedLooks * mostLateShare && next.intervalMs < longestIntervalMs)
    return startPace(now, Math.min(longestIntervalMs, next.intervalMs * 2));
  if (next.looks < judgedLooks) return next;
  const faster = next.intervalMs / 2;
  const roomy = next.busyMs / next.looks <= faster * roomyShare;
  return startPace(
    now,
    next.intervalMs > wantedIntervalMs && roomy
      ? Math.max(wantedIntervalMs, faster)
      : next.intervalMs,
  );
};
