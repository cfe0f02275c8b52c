import { barAt } from '../../../shared/pictures/timeline/layout.ts';
import type { Bar, Lane, Mark, Span, Timeline } from '../../../shared/pictures/timeline/model.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { joinClauses } from '../../format.ts';
import { barText, laneTitle, markText, spanText, timeOf } from './words.ts';

/** The place that is told about: a time in a lane. */
export type Marker = { readonly lane: number; readonly at: number };

/** What a key asks for. */
export type MarkerMove =
  | { readonly kind: 'marker'; readonly marker: Marker }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'whole' };

/** Part of what is shown by which an arrow key moves the marker, and Page Up or Page Down. */
const step = 0.02;
const page = 0.5;
const zoomFactor = 1.5;

type Where = {
  readonly marker: Marker;
  readonly lanes: readonly Lane[];
  readonly span: Span;
  readonly whole: Span;
  /** The last moment of which anything is known. */
  readonly until: number;
};

type Key = { readonly key: string; readonly ctrlKey: boolean };

/** What a key does; null for one that means nothing here. With Ctrl the arrows go from change to change of the lane. */
export const moveFor = ({ key, ctrlKey }: Key, where: Where): MarkerMove | null => {
  const { marker, lanes, span, whole, until } = where;
  const length = span.to - span.from;
  const to = (at: number): MarkerMove => ({
    kind: 'marker',
    marker: { ...marker, at: Math.max(whole.from, Math.min(until, at)) },
  });
  const lane = (index: number): MarkerMove => ({
    kind: 'marker',
    marker: { ...marker, lane: Math.max(0, Math.min(lanes.length - 1, index)) },
  });
  switch (key) {
    case 'ArrowLeft':
      return to(
        ctrlKey ? changeBefore(lanes[marker.lane], marker.at, whole) : marker.at - length * step,
      );
    case 'ArrowRight':
      return to(
        ctrlKey ? changeAfter(lanes[marker.lane], marker.at, until) : marker.at + length * step,
      );
    case 'PageUp':
      return to(marker.at - length * page);
    case 'PageDown':
      return to(marker.at + length * page);
    case 'Home':
      return to(whole.from);
    case 'End':
      return to(until);
    case 'ArrowUp':
      return lane(marker.lane - 1);
    case 'ArrowDown':
      return lane(marker.lane + 1);
    case '+':
    case '=':
      return { kind: 'zoom', factor: 1 / zoomFactor };
    case '-':
      return { kind: 'zoom', factor: zoomFactor };
    case '0':
      return { kind: 'whole' };
    default:
      return null;
  }
};

const changesOf = (lane: Lane | undefined): readonly number[] => [
  ...(lane?.bars.map(({ from }) => from) ?? []),
  ...(lane?.marks.map(({ at }) => at) ?? []),
];

const changeBefore = (lane: Lane | undefined, at: number, { from }: Span): number =>
  Math.max(from, ...changesOf(lane).filter((change) => change < at));

const changeAfter = (lane: Lane | undefined, at: number, until: number): number =>
  Math.min(until, ...changesOf(lane).filter((change) => change > at));

/** Marks that are told when the marker is so near, in milliseconds. */
const marksNear = ({ marks }: Lane, at: number, near: number): readonly Mark[] =>
  marks.filter((mark) => Math.abs(mark.at - at) <= near);

/** What is known of a place, in one line: for the line below the picture, the tooltip and screen readers. */
export const placeText = (
  { gaps }: Pick<Timeline, 'gaps'>,
  lane: Lane,
  at: number,
  near: number,
  texts: Texts,
): string =>
  texts.say('timeline.place', {
    time: timeOf(at, texts),
    lane: laneTitle(lane, texts),
    what: whatText(gaps, lane, at, near, texts),
  });

const whatText = (
  gaps: readonly Span[],
  lane: Lane,
  at: number,
  near: number,
  texts: Texts,
): string => {
  const marks = marksNear(lane, at, near)
    .slice(0, 3)
    .map((mark) => markText(mark, texts));
  const bar = captureNear(lane, at, near) ?? barAt(lane, at);
  const gap = gaps.find(({ from, to }) => at >= from && at <= to);
  if (bar !== null) return joinClauses([barText(bar, texts), ...marks], texts);
  if (marks.length > 0) return joinClauses(marks, texts);
  if (gap !== undefined && lane.kind !== 'actions')
    return spanText(texts.say('timeline.not-watched'), gap, texts);
  return lane.kind === 'actions' || lane.kind === 'setup' ? '–' : texts.say('timeline.not-kept');
};

/** A short capture is wider in the drawing than it was in time. */
const captureNear = ({ bars }: Lane, at: number, near: number): Bar | null =>
  bars.find(
    ({ status, from, to }) => status === 'captured' && from <= at + near && to >= at - near,
  ) ?? null;

/** Every capture of the picture with its lane, in the order of time. */
export const capturePlaces = (
  lanes: readonly Lane[],
): readonly (Marker & { readonly bar: Bar })[] =>
  lanes
    .flatMap(({ bars }, lane) =>
      bars
        .filter(({ status }) => status === 'captured')
        .map((bar) => ({ lane, at: bar.from, bar })),
    )
    .toSorted((left, right) => left.at - right.at || left.lane - right.lane);

/** The next capture after a place, or the one before it; null where there is none. */
export const captureFrom = (
  places: ReturnType<typeof capturePlaces>,
  { lane, at }: Marker,
  forwards: boolean,
): Marker | null => {
  const isAfter = (place: Marker): boolean =>
    place.at > at || (place.at === at && place.lane > lane);
  const isBefore = (place: Marker): boolean =>
    place.at < at || (place.at === at && place.lane < lane);
  return (forwards ? places.find(isAfter) : places.findLast(isBefore)) ?? null;
};
