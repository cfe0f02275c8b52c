import { describe, expect, it } from 'vitest';

import {
  longestIntervalMs,
  nextLook,
  paceAfter,
  startPace,
  type Pace,
} from '../../../electron/agent/watch/pace.ts';

/** Looks that each take so long, on a clock that only they move. */
const looks = (count: number, tookMs: number, from: Pace = startPace(0)): Pace => {
  let pace = from;
  let now = pace.since;
  for (let index = 0; index < count; index += 1) {
    now = Math.max(now + tookMs, nextLook(pace, now));
    pace = paceAfter(pace, now, tookMs);
  }
  return pace;
};

describe('the schedule of the watch', () => {
  it('does not drift: looks are due at whole intervals from the beginning', () => {
    const pace = startPace(1_000);
    expect([1_000, 1_007, 1_099, 1_100, 1_101].map((now) => nextLook(pace, now))).toEqual([
      1_100, 1_100, 1_100, 1_200, 1_200,
    ]);
  });

  it('leaves out what was missed instead of making up for it', () => {
    expect(nextLook(startPace(0), 1_234)).toBe(1_300);
  });

  it('keeps its interval while looks are quick, and through single slow ones', () => {
    expect(looks(1_000, 20).intervalMs).toBe(100);
    expect(looks(3, 900, looks(10, 20)).intervalMs).toBe(100);
  });

  it('slows down when most looks take longer than the interval, as far as it must', () => {
    expect(looks(30, 150).intervalMs).toBe(200);
    expect(looks(1_000, 700).intervalMs).toBe(800);
    expect(looks(5_000, 60_000).intervalMs).toBe(longestIntervalMs);
  });

  it('looks as often as it should again when there is room for it', () => {
    const slow = looks(200, 700);
    expect(looks(500, 5, slow).intervalMs).toBe(100);
    expect(looks(500, 350, slow).intervalMs).toBe(800);
  });
});
