import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { checkRows } from '../../renderer/steps/before/check-rows.ts';
import {
  createProjection,
  fold,
  interrupted,
  type Projection,
} from '../../renderer/store/projection.ts';
import { serverTime } from '../../renderer/store/server-time.ts';
import { nextFrame } from '../../renderer/store/frames.ts';
import { err, ok, type AppError } from '../../shared/result.ts';
import type { RunState } from '../../shared/run/state.ts';
import { textsIn } from '../../shared/texts/texts.ts';
import { recordRun, type RecordedRun } from './renderer-recorded-run.ts';

let run: RecordedRun;
beforeAll(async () => {
  run = await recordRun('ports-at-risk');
});

const stateAt = (seq: number): RunState | null => run.states[seq - 1] ?? null;
const eventAt = (seq: number) => run.events[seq - 1]!;

/** An agent that can be asked for its state, and a window that listens to it. */
const listen = () => {
  const published: Projection[] = [];
  const failures: AppError[] = [];
  const agent = { seq: 0, asked: 0, answer: true };
  const feed = createProjection({
    snapshot: async () => {
      agent.asked += 1;
      await Promise.resolve();
      const state = stateAt(agent.seq);
      return agent.answer
        ? ok({ state, now: '2026-11-24T03:00:00.000Z' })
        : err('agent-gone', 'The agent is gone.');
    },
    publish: (projection) => published.push(projection),
    failed: (error) => failures.push(error),
    localNow: () => Date.parse('2026-11-24T02:00:00.000Z'),
  });
  return { agent, feed, published, failures, shown: () => published.at(-1)?.state ?? null };
};

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('the projection of a run', () => {
  it('starts from the snapshot and folds the events that follow', async () => {
    const { agent, feed, shown } = listen();
    agent.seq = 5;
    await feed.reload();
    expect(shown()).toEqual(stateAt(5));
    for (const event of run.events.slice(5)) feed.take(event);
    expect(shown()).toEqual(run.last);
    expect(agent.asked).toBe(1);
  });

  it('takes the first event of a run that begins later', async () => {
    const { feed, shown } = listen();
    await feed.reload();
    expect(shown()).toBeNull();
    for (const event of run.events) feed.take(event);
    expect(shown()).toEqual(run.last);
  });

  it('keeps events that arrive before the snapshot and ignores those that it contains', async () => {
    const { agent, feed, shown } = listen();
    agent.seq = 8;
    const loading = feed.reload();
    for (const event of run.events.slice(4, 12)) feed.take(event);
    await loading;
    expect(shown()).toEqual(stateAt(12));
    expect(agent.asked).toBe(1);
  });

  it('asks for the snapshot again when an event is missing', async () => {
    const { agent, feed, shown } = listen();
    agent.seq = 3;
    await feed.reload();
    agent.seq = 7;
    feed.take(eventAt(7));
    await settle();
    expect(agent.asked).toBe(2);
    expect(shown()).toEqual(stateAt(7));
    feed.take(eventAt(8));
    expect(shown()).toEqual(stateAt(8));
  });

  it('does not ask again and again when events never follow on the snapshot', async () => {
    const { agent, feed, failures } = listen();
    agent.seq = 3;
    await feed.reload();
    feed.take(eventAt(9));
    await settle();
    await settle();
    expect(agent.asked).toBeLessThanOrEqual(4);
    expect(failures.map(({ code }) => code)).toEqual(['garbled']);
  });

  it('keeps what was shown when the agent does not answer, and says so', async () => {
    const { agent, feed, failures, shown } = listen();
    agent.seq = 6;
    await feed.reload();
    agent.answer = false;
    await feed.reload();
    expect(failures.map(({ code }) => code)).toEqual(['agent-gone']);
    expect(shown()).toEqual(stateAt(6));
  });

  it('forgets an answer that comes after the connection has changed', async () => {
    const { agent, feed, published } = listen();
    agent.seq = 6;
    const late = feed.reload();
    feed.reset();
    await late;
    expect(published).toEqual([]);
  });

  it('knows the server’s clock from the snapshot and from each event', async () => {
    const { agent, feed, published } = listen();
    agent.seq = 2;
    await feed.reload();
    expect(published.at(-1)?.clockOffsetMs).toBe(3_600_000);
    const moved = { ...eventAt(3), at: '2026-11-24T05:00:00.000Z' };
    feed.take(moved);
    expect(published.at(-1)?.clockOffsetMs).toBe(3 * 3_600_000);
  });

  it('knows how fast that clock runs, from the snapshot and from the run', () => {
    const at = '2026-11-24T03:00:00.000Z';
    const before = { state: run.last, clockOffsetMs: 0, clockReadAt: 0, speed: 1 };
    const seq = (run.last?.seq ?? 0) + 1;
    const localNow = Date.parse(at);
    const next = fold(before, { seq, at, body: { type: 'clock-speed', factor: 60 } }, localNow);
    if (next === 'gap') throw new Error('Nothing is missing.');
    expect(next.speed).toBe(60);
    expect(serverTime(next, localNow).toISOString()).toBe(at);
    expect(serverTime(next, localNow + 1_000).toISOString()).toBe('2026-11-24T03:01:00.000Z');
    expect(serverTime({ ...next, speed: null }, localNow + 1_000).toISOString()).toBe(
      '2026-11-24T03:00:01.000Z',
    );
    const later = fold(
      next,
      { seq: seq + 1, at, body: { type: 'clock-advanced', seconds: 60 } },
      localNow,
    );
    expect(later === 'gap' ? null : later.speed).toBe(60);
  });

  it('replaces the run when another one starts', () => {
    const first = eventAt(1);
    const body = first.body;
    if (body.type !== 'run-started') throw new Error('The first event starts the run.');
    const next = fold(
      { state: run.last, clockOffsetMs: 0, clockReadAt: 0, speed: null },
      { ...first, body: { ...body, runId: 'next' } },
      0,
    );
    expect(next === 'gap' ? null : next.state?.runId).toBe('next');
  });

  it('ends at the agent’s state whatever is lost or comes twice, once an event arrives after that', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('ok', 'lost', 'twice'), { minLength: 60, maxLength: 60 }),
        fc.integer({ min: 0, max: 20 }),
        async (fates, startAt) => {
          const { agent, feed, shown } = listen();
          agent.seq = startAt;
          await feed.reload();
          for (const event of run.events.slice(startAt)) {
            agent.seq = event.seq;
            const fate = event.seq === run.last.seq ? 'ok' : fates[event.seq % fates.length];
            if (fate !== 'lost') feed.take(event);
            if (fate === 'twice') feed.take(event);
            await settle();
          }
          expect(shown()).toEqual(run.last);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a run whose agent does not answer any more', () => {
  it('is shown as stopped, with what was answered before', () => {
    const reading = run.states.find(({ checks }) =>
      ['in-progress', 'finished'].every((wanted) => checks.some(({ status }) => status === wanted)),
    )!;
    const stopped = interrupted(reading);
    expect(stopped).toMatchObject({ collecting: false, complete: false });
    expect(stopped.checks.map(({ status }) => status)).not.toContain('in-progress');
    expect(stopped.items.map(({ status }) => status)).not.toContain('reading');
    const answered = ({ checks }: RunState) => checks.filter(({ status }) => status === 'finished');
    expect(answered(stopped)).toEqual(answered(reading));
    expect(new Set(checkRows(stopped, textsIn('en')).map(({ phase }) => phase))).toEqual(
      new Set(['finished', 'not-run']),
    );
  });

  it('stays as it was when nothing was being read', () => {
    expect(interrupted(run.last)).toBe(run.last);
  });
});

describe('a burst of events', () => {
  const burst = (length: number) =>
    Array.from({ length }, (_, index) => ({
      seq: run.last.seq + 1 + index,
      at: '2026-11-24T03:00:00.000Z',
      body: { type: 'problem' as const, text: `Event ${index + 1}.` },
    }));

  /** A window whose frames come when the test says so. */
  const drawn = async () => {
    let frame: (() => void) | null = null;
    const published: Projection[] = [];
    const feed = createProjection({
      snapshot: () => Promise.resolve(ok({ state: run.last, now: '2026-11-24T03:00:00.000Z' })),
      publish: (projection) => published.push(projection),
      failed: () => undefined,
      schedule: (work) => {
        frame = work;
        return () => {
          frame = null;
        };
      },
    });
    await feed.reload();
    published.length = 0;
    const draw = (): void => {
      const work = frame;
      frame = null;
      work?.();
    };
    return { feed, published, draw, shown: () => published.at(-1)?.state?.seq };
  };

  it('is published once per frame, and nothing of it is lost', async () => {
    const { feed, published, draw, shown } = await drawn();
    const events = burst(1_000);
    for (const [index, event] of events.entries()) {
      feed.take(event);
      if (index % 250 === 249) draw();
    }
    expect(published).toHaveLength(4);
    expect(shown()).toBe(events.at(-1)?.seq);
    draw();
    expect(published).toHaveLength(4);
  });

  it('is published before an answer that follows it, and only once', async () => {
    const { feed, published, draw, shown } = await drawn();
    const [first] = burst(1);
    feed.take(first!);
    expect(published).toHaveLength(0);
    feed.flush();
    expect(shown()).toBe(first!.seq);
    draw();
    feed.flush();
    expect(published).toHaveLength(1);
  });

  it('is forgotten with the connection', async () => {
    const { feed, published, draw } = await drawn();
    feed.take(burst(1)[0]!);
    feed.reset();
    draw();
    expect(published).toHaveLength(0);
  });
});

describe('a frame', () => {
  it('comes by a timer where the window draws none', async () => {
    const drawing = { requestAnimationFrame: () => 1, cancelAnimationFrame: () => undefined };
    Object.assign(globalThis, drawing);
    try {
      await new Promise<void>((resolve) => {
        nextFrame(resolve);
      });
      let done = false;
      nextFrame(() => {
        done = true;
      })();
      await new Promise((resolve) => {
        setTimeout(resolve, 300);
      });
      expect(done).toBe(false);
    } finally {
      for (const name of Object.keys(drawing)) Reflect.deleteProperty(globalThis, name);
    }
  });
});
