import { describe, expect, it } from 'vitest';

import type { Glance, GlanceWanted } from '../../../electron/agent/server/watch-reader.ts';
import { createCloseLook } from '../../../electron/agent/watch/close-look.ts';
import { err, ok } from '../../../shared/result.ts';
import { pop3 } from '../../support/run.ts';

const wanted: readonly GlanceWanted[] = [{ service: pop3, ports: [] }];
const running: Glance = { service: pop3, state: 'running', taken: null };

type Machine = {
  /** Milliseconds of the clock that one glance takes. */
  readonly tookMs: number;
  readonly glances: number;
  readonly failsAt?: number;
  readonly speed?: number;
};

/** Glances so often on a clock that only the glances move. */
const glance = async ({ tookMs, glances, failsAt, speed = 1 }: Machine) => {
  const abort = new AbortController();
  const at: number[] = [];
  let now = 0;
  let atOnce = 0;
  const pass = (milliseconds: number): Promise<void> => {
    now += milliseconds;
    return Promise.resolve();
  };
  const seen: (readonly Glance[])[] = [];
  const close = createCloseLook({
    clock: { elapsed: () => now, sleep: pass, speed: () => speed },
    reader: {
      glance: async () => {
        atOnce += 1;
        expect(atOnce).toBe(1);
        at.push(now);
        await pass(tookMs);
        atOnce -= 1;
        return at.length === failsAt ? err('failed', 'GetTcpTable: 5') : ok([running]);
      },
    },
    wanted: () => (at.length < glances ? wanted : []),
    onGlances: (what) => seen.push(what),
    signal: abort.signal,
  });
  close.begin();
  // Begun again while it is at it, it does nothing more.
  close.begin();
  await close.ended();
  return { at, seen, close, abort };
};

describe('the closer look at a service that is about to stop', () => {
  it('is taken every 25 ms as long as it is wanted', async () => {
    const { at, seen } = await glance({ tookMs: 5, glances: 4 });
    expect(at).toEqual([0, 25, 50, 75]);
    expect(seen).toEqual([[running], [running], [running], [running]]);
  });

  it('is taken less often where it takes long, and never fills more than half of the time', async () => {
    expect((await glance({ tookMs: 40, glances: 4 })).at).toEqual([0, 80, 160, 240]);
  });

  it('is taken as often by the real clock where that of the server runs faster', async () => {
    expect((await glance({ tookMs: 5, glances: 3, speed: 60 })).at).toEqual([0, 1_500, 3_000]);
  });

  it('ends at one that fails, tells nothing of it, and can be begun again', async () => {
    const { at, seen, close } = await glance({ tookMs: 5, glances: 4, failsAt: 2 });
    expect(at).toHaveLength(2);
    expect(seen).toHaveLength(1);
    close.begin();
    await close.ended();
    expect(at).toHaveLength(4);
  });

  it('is not taken where nothing is wanted, or when the watch has ended', async () => {
    expect((await glance({ tookMs: 5, glances: 0 })).at).toEqual([]);
    const { at, close, abort } = await glance({ tookMs: 5, glances: 4, failsAt: 1 });
    abort.abort();
    close.begin();
    await close.ended();
    expect(at).toHaveLength(1);
  });
});
