import { describe, expect, it } from 'vitest';

import { boundariesOf, killRecoveryAt } from '../../support/kill-recovery.ts';
import { scenes } from '../../support/recovery-scene.ts';
import { seededRandom } from '../../support/seeded-random.ts';

/** Boundaries of each scene that are tried here; `npm run campaign:kill-recovery` tries all. */
const sample = 2;
/** Each of them starts an agent, on a machine that may have much else to do. */
const withinMs = 180_000;

describe('an agent that is killed in the middle of a plan of the After phase', () => {
  it.each(scenes)(
    'leaves a run that describes the server truly: $kind, starts fail: $startFails',
    async (scene) => {
      const all = await boundariesOf(scene);
      expect(all.length).toBeGreaterThan(12);
      const random = seededRandom(20_261_124);
      for (let index = 0; index < sample; index += 1) {
        const [from, to] = [index, index + 1].map((part) =>
          Math.floor((part * all.length) / sample),
        );
        const boundary = all[(from ?? 0) + random.below((to ?? 1) - (from ?? 0))];
        if (!boundary) throw new Error('There is no such boundary.');
        const { failures } = await killRecoveryAt(scene, boundary);
        expect(failures, JSON.stringify(boundary)).toEqual([]);
      }
    },
    withinMs,
  );
});
