import { beforeAll, expect, it } from 'vitest';

import { skipUnless } from '../support/skip.ts';
import { lastingMs, runCaptures, type CapturesResult } from './support/capture-campaign.ts';
import { benchAvailability } from './support/tools.ts';

/** A sample of `npm run campaign:captures`, which has the figures. */
skipUnless(benchAvailability())('ports that are captured at random', () => {
  let result: CapturesResult;
  beforeAll(async () => {
    result = await runCaptures({ seed: 20, count: 40 });
  });

  it('are all seen, with their process, when they are held for 300 ms or more', () => {
    const lasting = result.captures.filter(({ durationMs }) => durationMs >= lastingMs);
    expect(lasting.length).toBeGreaterThan(10);
    expect(lasting.filter(({ named }) => !named)).toEqual([]);
  });

  it('are the only ones that are called captured', () => {
    expect(result.falseCaptures).toEqual([]);
  });
});
