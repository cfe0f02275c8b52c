import { describe, expect, it } from 'vitest';

import { runLoop } from '../../../electron/agent/watch/watch-loop.ts';

type Told = { readonly intervalMs: number; readonly why: string | null };

/** Times are those of the real clock. */
type Machine = {
  readonly looks: number;
  readonly tookMs: number;
  readonly wakesLateMs: number;
  /** The looks after which it stands still, and for how long. */
  readonly stallsAt?: readonly number[];
  readonly stallMs?: number;
};

/** Lets the loop look so often on a clock that only the loop moves. Times are those of that clock. */
const loop = async (
  speedAt: (looks: number) => number,
  { tookMs, wakesLateMs, looks, stallsAt = [], stallMs = 0 }: Machine,
): Promise<{ readonly told: readonly Told[]; readonly at: readonly number[] }> => {
  const abort = new AbortController();
  const told: Told[] = [];
  const at: number[] = [];
  let now = 0;
  const pass = (milliseconds: number): Promise<void> => {
    now += milliseconds;
    return Promise.resolve();
  };
  await runLoop(
    {
      elapsed: () => now,
      speed: () => speedAt(at.length),
      // What a machine needs to wake up, so many times as long on a clock that is faster.
      sleep: (milliseconds) => {
        const lateMs = wakesLateMs + (stallsAt.includes(at.length) ? stallMs : 0);
        return pass(milliseconds + lateMs * speedAt(at.length));
      },
    },
    {
      look: () => {
        at.push(now);
        if (at.length >= looks) abort.abort();
        return pass(tookMs * speedAt(at.length));
      },
      onPace: ({ intervalMs }, why) => {
        told.push({ intervalMs, why });
        return Promise.resolve();
      },
    },
    abort.signal,
  );
  return { told, at };
};

const quick = { tookMs: 0.5, wakesLateMs: 0.2, looks: 300 };
const slow = { tookMs: 2, wakesLateMs: 1, looks: 300 };

describe('the watch on a clock that runs faster', () => {
  it('looks as often by that clock as ever, where the machine keeps up', async () => {
    const { told, at } = await loop(() => 60, quick);
    expect(told).toEqual([]);
    expect(at.length).toBe(300);
    // Its schedule begins anew after every fifty looks.
    expect((at.at(-1) ?? 0) / 299).toBeLessThan(102);
  });

  it('says that it looks less often where it does not, and never more often than it is true', async () => {
    const { told, at } = await loop(() => 60, slow);
    const interval = told.at(-1)?.intervalMs ?? 0;
    expect(told[0]).toEqual({
      intervalMs: 200,
      why: expect.stringMatching(/60 times as fast.*cannot look every 100 ms.*every 200 ms/),
    });
    const last = at.slice(-50);
    const between = ((last.at(-1) ?? 0) - (last[0] ?? 0)) / (last.length - 1);
    expect(between).toBeLessThanOrEqual(interval * 1.05);
    expect(told.length, 'it does not go to and fro').toBeLessThan(4);
  });

  it('counts waking up as part of a look there, and only there', async () => {
    const wakesLate = { tookMs: 0, wakesLateMs: 120, looks: 200 };
    expect((await loop(() => 1, wakesLate)).told).toEqual([]);
    expect((await loop(() => 2, wakesLate)).told[0]?.intervalMs).toBe(200);
  });

  it('tells once that a look came very late, and takes it back when the clock runs slower', async () => {
    const stalls = { ...quick, stallsAt: [20, 40], stallMs: 50 };
    expect((await loop(() => 1, stalls)).told).toEqual([]);
    const { told } = await loop((looks) => (looks < 200 ? 60 : 1), stalls);
    expect(told).toEqual([
      { intervalMs: 100, why: expect.stringMatching(/a look came [\d.]+ s of that clock late/) },
      { intervalMs: 100, why: null },
    ]);
  });

  it('looks as often as it should again as soon as the clock runs slower', async () => {
    const { told } = await loop((looks) => (looks < 200 ? 60 : 1), slow);
    expect(told.at(-1)).toEqual({ intervalMs: 100, why: null });
  });
});
