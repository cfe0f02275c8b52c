import { describe, expect, it } from 'vitest';

import {
  laneAt,
  layoutChart,
  mostServices,
  shownLanes,
} from '../../../renderer/components/timeline-chart/chart-model.ts';
import {
  captureFrom,
  capturePlaces,
  moveFor,
  placeText,
  type Marker,
} from '../../../renderer/components/timeline-chart/marker.ts';
import { mostRows, tableRows } from '../../../renderer/components/timeline-chart/table-rows.ts';
import { buildTimeline } from '../../../shared/pictures/timeline/build-timeline.ts';
import { timelineOfWatch } from '../../../shared/pictures/timeline/input-of.ts';
import { wholeSpan } from '../../../shared/pictures/timeline/view.ts';
import { textsIn } from '../../../shared/texts/texts.ts';
import { reduceAll } from '../../../shared/run/reduce.ts';
import { longUpdate } from '../../support/long-update.ts';

const texts = textsIn('en');
const watched = (changes: number) => {
  const state = reduceAll(longUpdate(changes));
  if (state?.watch == null) throw new Error('Nobody has watched.');
  return buildTimeline(timelineOfWatch(state.watch, state.timeline));
};

const timeline = watched(2_000);
const { lanes } = timeline;
const until = timeline.to;
const whole = wholeSpan(timeline, until);
const press = (key: string, marker: Marker, ctrlKey = false) =>
  moveFor({ key, ctrlKey }, { marker, lanes, span: whole, whole, until });
const markerAfter = (key: string, marker: Marker, ctrlKey = false): Marker => {
  const move = press(key, marker, ctrlKey);
  if (move?.kind !== 'marker') throw new Error(`${key} moves no marker.`);
  return move.marker;
};

describe('the marker of the timeline', () => {
  const middle = { lane: 3, at: (timeline.from + until) / 2 };

  it('goes by a step, a page, and to both ends, and never beyond them', () => {
    expect(markerAfter('ArrowRight', middle).at).toBeGreaterThan(middle.at);
    expect(markerAfter('ArrowLeft', middle).at).toBeLessThan(middle.at);
    expect(markerAfter('PageDown', middle).at).toBeGreaterThan(
      markerAfter('ArrowRight', middle).at,
    );
    expect(markerAfter('Home', middle).at).toBe(timeline.from);
    expect(markerAfter('End', middle).at).toBe(until);
    expect(markerAfter('ArrowRight', { lane: 3, at: until }).at).toBe(until);
    expect(markerAfter('ArrowUp', { lane: 0, at: until }).lane).toBe(0);
    expect(markerAfter('ArrowDown', { lane: lanes.length - 1, at: until }).lane).toBe(
      lanes.length - 1,
    );
  });

  it('goes from change to change of its lane with Ctrl', () => {
    const changes = lanes[3]?.bars.map(({ from }) => from) ?? [];
    const next = markerAfter('ArrowRight', middle, true).at;
    expect(next).toBe(changes.find((at) => at > middle.at));
    expect(markerAfter('ArrowLeft', { lane: 3, at: next }, true).at).toBe(
      changes.findLast((at) => at < next),
    );
  });

  it('leaves every other key to the page', () => {
    for (const key of ['Tab', 'Enter', 'a', 'Escape']) expect(press(key, middle)).toBeNull();
  });

  it('tells who has the port and from when to when, and where nobody watched', () => {
    const [first] = capturePlaces(lanes);
    const lane = lanes[first?.lane ?? -1];
    if (first === undefined || lane === undefined) throw new Error('There is no capture.');
    expect(placeText(timeline, lane, first.at, 0, texts)).toMatch(
      /tcp\/\d+ IPv[46], MSExchange\w+: Captured by lsass\.exe \(process \d+.*\d\d:\d\d:\d\d/,
    );
    const [gap] = timeline.gaps;
    expect(placeText(timeline, lane, ((gap?.from ?? 0) + (gap?.to ?? 0)) / 2, 0, texts)).toContain(
      'Nobody watched',
    );
  });

  it('comes by every capture, forwards and backwards', () => {
    const places = capturePlaces(lanes);
    const visited: Marker[] = [];
    let marker: Marker | null = captureFrom(places, { lane: -1, at: timeline.from }, true);
    while (marker !== null) {
      visited.push(marker);
      marker = captureFrom(places, marker, true);
    }
    expect(visited).toHaveLength(places.length);
    expect(places.length).toBeGreaterThan(10);
    expect(captureFrom(places, visited[1] ?? { lane: 0, at: 0 }, false)).toMatchObject({
      at: visited[0]?.at,
    });
  });
});

describe('the picture', () => {
  const view = { ...whole, width: 900, until };

  it('shows every port, and of the services the first ones until somebody asks for all', () => {
    const { lanes: shown, hidden } = shownLanes(timeline, false);
    expect(shown.filter(({ kind }) => kind === 'service')).toHaveLength(mostServices);
    expect(shown.filter(({ kind }) => kind === 'port')).toHaveLength(8);
    expect(shown.length + hidden).toBe(lanes.length);
    expect(shownLanes(timeline, true)).toEqual({ lanes, hidden: 0 });
  });

  it('has its lanes below each other, and finds them again by their height', () => {
    const chart = layoutChart(timeline, lanes, view);
    for (const [index, { y }] of chart.lanes.entries()) {
      expect(laneAt(chart.lanes, y + 5)).toBe(index);
      if (index > 0) expect(y).toBeGreaterThanOrEqual((chart.lanes[index - 1]?.y ?? 0) + 20);
    }
    expect(laneAt(chart.lanes, 99_999)).toBe(chart.lanes.length - 1);
  });
});

describe('the table behind the picture', () => {
  it('has every capture, the first of the other changes, and says how many are left out', () => {
    const { rows, leftOut } = tableRows(timeline, whole, texts);
    const captures = capturePlaces(lanes);
    const captured = rows.filter(({ text }) => text.startsWith('Captured: lsass.exe'));
    expect(captured).toHaveLength(captures.length);
    expect(rows).toHaveLength(captures.length + mostRows);
    expect(leftOut).toBeGreaterThan(0);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('says all of a short update, the span in which nobody watched included', () => {
    const short = watched(60);
    const { rows, leftOut } = tableRows(short, wholeSpan(short, short.to), texts);
    expect(leftOut).toBe(0);
    expect(rows.map(({ text }) => text)).toContain('Nobody watched');
  });
});

it('the picture is told in French too', () => {
  const french = textsIn('fr');
  const [place] = capturePlaces(lanes);
  const lane = lanes[place?.lane ?? 0];
  if (place === undefined || lane === undefined) throw new Error('Nothing is captured.');
  expect(placeText(timeline, lane, place.at, 0, french)).toMatch(
    /^\d\d:\d\d:\d\d, tcp\/\d+ IPv[46], \S+\u00a0: Capturé par .*, (?:de|depuis) \d\d:\d\d:\d\d/,
  );
  const { rows } = tableRows(timeline, whole, french);
  expect(rows.some(({ text }) => text.startsWith('Capturé\u00a0: lsass.exe'))).toBe(true);
});
