import { expect, it } from 'vitest';

import { killOnce, type Kill } from '../support/kill-agent.ts';
import { killWatchOnce, type WatchKill } from '../support/kill-watch.ts';
import { skipUnless } from '../support/skip.ts';

const kills = 15;
// The first of them that, together, meet a step and a capture.
const watchKills = { seed: 20_261_126, count: 5 };
const seed = 20_261_124;

skipUnless(process.platform === 'win32' ? 'the agent of this test listens on a Unix socket' : null)(
  'an agent that is killed in the middle of a plan',
  () => {
    it('loses nothing that it told, and the next one repeats nothing', async () => {
      const results: Kill[] = [];
      for (let index = 0; index < kills; index += 1) results.push(await killOnce(seed + index));
      const failures = results.flatMap((kill) =>
        kill.failures.map((failure) => `seed ${kill.seed}, ${kill.moment}: ${failure}`),
      );
      expect(failures).toEqual([]);
      // The sample is worth something only if it hits plans that are under way.
      const inPlan = results.filter(({ moment }) => /step/.test(moment));
      expect(inPlan.length, results.map(({ moment }) => moment).join()).toBeGreaterThan(kills / 3);
    }, 180_000);

    it('loses nothing of a watch, and the next one goes on with it', async () => {
      const results: WatchKill[] = [];
      for (let index = 0; index < watchKills.count; index += 1)
        results.push(await killWatchOnce(watchKills.seed + index, { early: true }));
      const failures = results.flatMap((kill) =>
        kill.failures.map((failure) => `seed ${kill.seed}, ${kill.moment}: ${failure}`),
      );
      expect(failures).toEqual([]);
      const moments = results.map(({ moment }) => moment);
      expect(moments).toContain('in a deferred step');
      expect(moments).toContain('a port is captured');
      const foundDone = results.reduce((sum, kill) => sum + kill.foundDone, 0);
      expect(foundDone, 'steps that had taken effect when they were interrupted').toBeGreaterThan(
        0,
      );
    }, 180_000);
  },
);
