import { describe, expect, it } from 'vitest';

import {
  anyOf,
  assumedHoldingMix,
  everRandom,
  everSequential,
  heldAtRestart,
  timeWaitSeconds,
  type HoldingMix,
} from '../../shared/ports/capture-model.ts';
import { seededRandom, type SeededRandom } from '../support/seeded-random.ts';

const trials = 6_000;

/** Moments of a Poisson process of this rate within a window, in seconds. */
const arrivals = (random: SeededRandom, ratePerSecond: number, seconds: number): number[] => {
  const times: number[] = [];
  for (let at = 0; ;) {
    at += -Math.log(1 - random.next()) / ratePerSecond;
    if (at >= seconds) return times;
    times.push(at);
  }
};

const holdingTime = (random: SeededRandom, mix: HoldingMix): number => {
  let left = random.next();
  for (const { share, seconds } of mix) {
    left -= share;
    if (left < 0) return seconds;
  }
  return mix.at(-1)?.seconds ?? 0;
};

/** Share of trials in which something happened, and whether the model's chance is within three standard errors of it. */
const measure = (random: SeededRandom, happens: (random: SeededRandom) => boolean): number => {
  let hits = 0;
  for (let trial = 0; trial < trials; trial += 1) if (happens(random)) hits += 1;
  return hits / trials;
};

const expectWithinThreeErrors = (measured: number, chance: number): void => {
  const error = Math.sqrt((chance * (1 - chance)) / trials);
  expect(Math.abs(measured - chance), `measured ${measured}, model ${chance}`).toBeLessThanOrEqual(
    3 * error + 1e-12,
  );
};

/** Pools, rates and windows whose expected number of allocations per port lies between 0.05 and 2. */
const settings = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
  const random = seededRandom(seed);
  const size = 20 + random.below(180);
  const seconds = 200 + random.below(3_400);
  const allocations = Math.max(1, Math.round(size * (0.05 + 1.95 * random.next())));
  return { seed, size, seconds, ratePerSecond: allocations / seconds, allocations };
});

describe.each(settings)(
  'the capture model against a simulation (seed $seed, $allocations allocations, $size ports)',
  ({ seed, size, seconds, ratePerSecond, allocations }) => {
    const pool = { size, ratePerSecond };

    it('in random order', () => {
      const measured = measure(seededRandom(seed * 101), (random) =>
        arrivals(random, ratePerSecond, seconds).some(() => random.below(size) === 0),
      );
      expectWithinThreeErrors(measured, everRandom(pool, seconds));
    });

    it('in sequential order, from a cursor at an unknown place', () => {
      const measured = measure(seededRandom(seed * 103), (random) => {
        const cursor = random.below(size);
        const port = random.below(size);
        return (port - cursor + size) % size < allocations;
      });
      expectWithinThreeErrors(measured, everSequential(pool, seconds));
    });

    it.each([0, timeWaitSeconds])('held at the restart, closed ones for %i s more', (extra) => {
      const measured = measure(seededRandom(seed * 107 + extra), (random) =>
        arrivals(random, ratePerSecond, seconds).some(
          (at) =>
            random.below(size) === 0 &&
            at + holdingTime(random, assumedHoldingMix) + extra > seconds,
        ),
      );
      expectWithinThreeErrors(measured, heldAtRestart(pool, seconds, assumedHoldingMix, extra));
    });
  },
);

describe('the capture model at its ends', () => {
  const pool = { size: 59_530, ratePerSecond: 8 };

  it('is a probability, and grows with the window', () => {
    for (const model of [everRandom, everSequential]) {
      let before = 0;
      for (const seconds of [0, 1, 60, 3_600, 86_400, 1e9]) {
        const chance = model(pool, seconds);
        expect(chance).toBeGreaterThanOrEqual(before);
        expect(chance).toBeLessThanOrEqual(1);
        before = chance;
      }
      expect(before).toBe(1);
      expect(model(pool, 0)).toBe(0);
      expect(model({ ...pool, ratePerSecond: 0 }, 3_600)).toBe(0);
      expect(model({ ...pool, size: 0 }, 3_600)).toBe(0);
    }
  });

  it('holds no more often than it takes, and TIME_WAIT makes it worse', () => {
    const held = (extra: number) => heldAtRestart(pool, 3_600, assumedHoldingMix, extra);
    expect(held(timeWaitSeconds)).toBeGreaterThan(held(0));
    expect(held(timeWaitSeconds)).toBeLessThan(everRandom(pool, 3_600));
    expect(assumedHoldingMix.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('takes independent chances together', () => {
    expect(anyOf([])).toBe(0);
    expect(anyOf([0.5, 0.5])).toBeCloseTo(0.75, 12);
    expect(anyOf([0.2, 1])).toBe(1);
  });
});
