import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reduce, reduceAll } from '../../shared/run/reduce.ts';
import type { RunState } from '../../shared/run/state.ts';
import { buildTimeline } from '../../shared/pictures/timeline/build-timeline.ts';
import { timelineOfWatch } from '../../shared/pictures/timeline/input-of.ts';
import { barAt, layoutGaps, layoutLane, least } from '../../shared/pictures/timeline/layout.ts';
import type { Bar, Timeline } from '../../shared/pictures/timeline/model.ts';
import {
  panned,
  tickTimes,
  wholeSpan,
  within,
  zoomed,
} from '../../shared/pictures/timeline/view.ts';
import { addMoment, emptyHistory, momentsOf, mostMoments } from '../../shared/watch/history.ts';
import { longUpdate } from '../support/long-update.ts';

const timelineOf = (changes: number, seed: number): Timeline => {
  const state = reduceAll(longUpdate(changes, seed));
  if (state?.watch == null) throw new Error('Nobody has watched.');
  return buildTimeline(timelineOfWatch(state.watch, state.timeline));
};

const anyTimeline = fc
  .record({ changes: fc.integer({ min: 0, max: 300 }), seed: fc.nat(1_000) })
  .map(({ changes, seed }) => timelineOf(changes, seed));

/** A part of the update, some of it beyond its ends, and a width. */
const anyView = fc.record({
  start: fc.double({ min: -0.3, max: 1.2, noNaN: true }),
  part: fc.double({ min: 0.001, max: 1.5, noNaN: true }),
  width: fc.integer({ min: 40, max: 1_400 }),
});

const viewOf = (
  timeline: Timeline,
  { start, part, width }: { start: number; part: number; width: number },
) => {
  const length = timeline.to - timeline.from + 1_000;
  const from = timeline.from + start * length;
  return { from, to: from + part * length, width, until: timeline.to };
};

const isSeen = ({ from, to }: Bar, view: { from: number; to: number }): boolean =>
  to >= view.from && from <= view.to;

describe('the timeline of an update', () => {
  it('keeps bars of a lane in order and apart', () => {
    fc.assert(
      fc.property(anyTimeline, ({ lanes }) => {
        for (const { bars } of lanes)
          for (const [index, bar] of bars.entries()) {
            expect(bar.from).toBeLessThanOrEqual(bar.to);
            if (index > 0) expect(bar.from).toBeGreaterThanOrEqual(bars[index - 1]?.to ?? Infinity);
          }
      }),
    );
  });

  it('draws nothing across a span in which nobody watched', () => {
    fc.assert(
      fc.property(anyTimeline, ({ lanes, gaps }) => {
        expect(gaps.length).toBeGreaterThan(0);
        for (const { bars } of lanes)
          for (const bar of bars)
            for (const gap of gaps) expect(bar.to <= gap.from || bar.from >= gap.to).toBe(true);
      }),
    );
  });

  it('draws every bar inside its lane, in order, and none over another', () => {
    fc.assert(
      fc.property(anyTimeline, anyView, (timeline, part) => {
        const view = viewOf(timeline, part);
        for (const lane of timeline.lanes) {
          const { bars, captures } = layoutLane(lane, view);
          for (const boxes of [bars, captures])
            for (const [index, { x, width }] of boxes.entries()) {
              expect(x).toBeGreaterThanOrEqual(0);
              expect(width).toBeGreaterThanOrEqual(0);
              expect(x + width).toBeLessThanOrEqual(view.width + 1e-6);
              const before = boxes[index - 1];
              if (before) expect(x).toBeGreaterThanOrEqual(before.x + before.width - 1e-6);
            }
        }
      }),
    );
  });

  it('never puts a capture together with anything else, and draws each so wide that it is seen', () => {
    fc.assert(
      fc.property(anyTimeline, anyView, (timeline, part) => {
        const view = viewOf(timeline, part);
        for (const lane of timeline.lanes) {
          const { bars, captures } = layoutLane(lane, view);
          const drawn = captures.flatMap((capture) => capture.bars);
          expect(drawn).toEqual(
            lane.bars.filter((bar) => bar.status === 'captured' && isSeen(bar, view)),
          );
          for (const { width } of captures)
            expect(width).toBeGreaterThanOrEqual(Math.min(least.capture, view.width));
          for (const { status } of bars) expect(status).not.toBe('captured');
        }
      }),
    );
  });

  it('stands in for every bar that is seen, and draws no more than there is room for', () => {
    fc.assert(
      fc.property(anyTimeline, anyView, (timeline, part) => {
        const view = viewOf(timeline, part);
        for (const lane of timeline.lanes) {
          const { bars, captures } = layoutLane(lane, view);
          const shown = new Set(
            bars.flatMap(({ first, count }) => lane.bars.slice(first, first + count)),
          );
          for (const capture of captures) for (const bar of capture.bars) shown.add(bar);
          for (const bar of lane.bars) if (isSeen(bar, view)) expect(shown).toContain(bar);
          expect(bars.length).toBeLessThanOrEqual(2 * (view.width / least.bar) + 4);
          expect(captures.length).toBeLessThanOrEqual(view.width / least.capture + 2);
        }
      }),
    );
  });

  it('draws each span in which nobody watched, however short', () => {
    fc.assert(
      fc.property(anyTimeline, anyView, (timeline, part) => {
        const view = viewOf(timeline, part);
        for (const { x, width } of layoutGaps(timeline, view)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThanOrEqual(Math.min(least.gap, view.width));
          expect(x + width).toBeLessThanOrEqual(view.width + 1e-6);
        }
      }),
    );
  });

  it('finds the bar of a time as looking at all of them does', () => {
    fc.assert(
      fc.property(
        anyTimeline,
        fc.double({ min: -0.1, max: 1.1, noNaN: true }),
        (timeline, share) => {
          const at = timeline.from + share * (timeline.to - timeline.from);
          for (const lane of timeline.lanes)
            expect(barAt(lane, at)).toEqual(
              lane.bars.findLast(({ from, to }) => from <= at && at <= to) ?? null,
            );
        },
      ),
    );
  });
});

describe('the part that is looked at', () => {
  const anySpan = fc
    .record({
      from: fc.integer({ min: -1_000_000, max: 2_000_000 }),
      length: fc.integer({ min: 1, max: 5_000_000 }),
    })
    .map(({ from, length }) => ({ from, to: from + length }));
  const whole = { from: 0, to: 1_000_000 };

  it('never leaves the update', () => {
    fc.assert(
      fc.property(anySpan, fc.double({ min: 0.01, max: 20, noNaN: true }), (span, factor) => {
        const inside = within(span, whole);
        for (const next of [
          inside,
          zoomed(inside, whole, factor, (inside.from + inside.to) / 2),
          panned(inside, whole, factor - 5),
        ]) {
          expect(next.from).toBeGreaterThanOrEqual(whole.from);
          expect(next.to).toBeLessThanOrEqual(whole.to + 1e-6);
          expect(next.to).toBeGreaterThan(next.from);
        }
      }),
    );
  });

  it('has round times at its axis, so far from each other as is asked for', () => {
    fc.assert(
      fc.property(anySpan, fc.integer({ min: 100, max: 2_000 }), (span, width) => {
        const { step, times } = tickTimes(span, width, 80);
        expect((step / (span.to - span.from)) * width).toBeGreaterThanOrEqual(80);
        for (const at of times) expect(Math.abs(at % step)).toBe(0);
      }),
    );
  });

  it('is the whole update with what is still to come', () => {
    const { from, to } = wholeSpan({ from: 1_000, to: 2_000 }, 61_000);
    expect(from).toBe(1_000);
    expect(to).toBeGreaterThan(61_000);
  });
});

describe('the history of the watch', () => {
  it('is the same whether a journal is folded at once or event by event', () => {
    const events = longUpdate(1_200, 7);
    let state: RunState | null = null;
    for (const event of events) state = reduce(state, event);
    expect(reduceAll(events)?.watch?.history).toEqual(state?.watch?.history);
  });

  it('keeps the newest changes, counts the others, and remembers how each lane stood before them', () => {
    let history = emptyHistory;
    const total = mostMoments + 5_000;
    history = addMoment(history, {
      kind: 'service',
      at: '2026-11-24T03:00:00.000Z',
      name: 'Still',
      state: 'running',
    });
    for (let count = 1; count < total; count += 1)
      history = addMoment(history, {
        kind: 'port',
        at: new Date(Date.parse('2026-11-24T03:00:00.000Z') + count).toISOString(),
        protocol: 'tcp',
        port: 9_955,
        family: 'ipv4',
        status: count % 2 === 0 ? 'free' : 'listening',
      });
    const moments = momentsOf(history);
    expect(moments.length).toBeGreaterThanOrEqual(mostMoments);
    expect(moments.length + history.dropped).toBe(total);
    expect(moments).toContainEqual(expect.objectContaining({ kind: 'service', name: 'Still' }));
    const times = moments.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
  });
});
