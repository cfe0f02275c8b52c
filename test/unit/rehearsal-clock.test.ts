import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { runningClock } from '../../electron/agent/server/simulated/clock.ts';
import { patient } from '../support/rehearsal.ts';

const hour = 3_600_000;

/** A clock on a machine whose own clock moves only when the test says so. */
const clockAtRest = (startsAt = 0) => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  return runningClock(startsAt);
};
const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

describe('the clock of a rehearsal server', () => {
  it('runs as fast as the real one until it is told otherwise, and then so many times as fast', async () => {
    const clock = clockAtRest(1_000);
    await pass(500);
    expect(clock.now()).toBeCloseTo(1_500);
    clock.setSpeed(60);
    expect(clock.speed()).toBe(60);
    expect(clock.now()).toBeCloseTo(1_500);
    await pass(1_000);
    expect(clock.now()).toBeCloseTo(61_500);
    clock.setSpeed(1);
    await pass(1_000);
    expect(clock.now()).toBeCloseTo(62_500);
  });

  it('never goes back and never jumps when the factor changes, however often', async () => {
    const clock = clockAtRest();
    let last = clock.now();
    for (const factor of [60, 1, 20, 5, 60, 60, 1]) {
      clock.setSpeed(factor);
      expect(clock.now()).toBeCloseTo(last);
      await pass(7);
      expect(clock.now() - last).toBeCloseTo(7 * factor);
      last = clock.now();
    }
  });

  it('keeps what was skipped, and goes on from there', async () => {
    const clock = clockAtRest();
    clock.setSpeed(20);
    clock.skip(hour);
    await pass(10);
    expect(clock.now()).toBeCloseTo(hour + 200);
    clock.skip(-hour);
    expect(clock.now()).toBeCloseTo(hour + 200);
  });

  it('wakes who waits after the time of this clock, not of the real one', async () => {
    const clock = clockAtRest();
    clock.setSpeed(60);
    const woken = vi.fn();
    void clock.sleep(hour, patient).then(woken);
    await pass(59_990);
    expect(woken).not.toHaveBeenCalled();
    await pass(11);
    expect(woken).toHaveBeenCalledOnce();
  });

  it('wakes who waits already in time when the factor changes', async () => {
    const clock = clockAtRest();
    const early = vi.fn();
    const late = vi.fn();
    void clock.sleep(60_000, patient).then(early);
    await pass(30_000);
    clock.setSpeed(60);
    await pass(490);
    expect(early).not.toHaveBeenCalled();
    await pass(11);
    expect(early).toHaveBeenCalledOnce();

    void clock.sleep(120_000, patient).then(late);
    await pass(1_000);
    clock.setSpeed(1);
    await pass(59_000);
    expect(late, 'slowed down again, the rest takes as long as it says').not.toHaveBeenCalled();
    await pass(1_100);
    expect(late).toHaveBeenCalledOnce();
  });

  it('stops waiting when told so, also after the factor has changed', async () => {
    const clock = clockAtRest();
    const abort = new AbortController();
    const waiting = clock.sleep(hour, abort.signal);
    const rejected = expect(waiting).rejects.toThrow();
    clock.setSpeed(5);
    await pass(10);
    abort.abort();
    await rejected;
    expect(vi.getTimerCount()).toBe(0);
    await expect(clock.sleep(1, abort.signal)).rejects.toThrow();
  });
});
