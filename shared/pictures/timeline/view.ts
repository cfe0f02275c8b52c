import type { Span, Timeline } from './model.ts';

/** Nobody needs to look at less than this: milliseconds over the whole width. */
export const leastSpan = 500;

/** The whole update, with a little room at its end so that what goes on is seen to go on. */
export const wholeSpan = ({ from, to }: Pick<Timeline, 'from' | 'to'>, until: number): Span => {
  const end = Math.max(to, until, from + leastSpan);
  return { from, to: end + (end - from) * 0.02 };
};

const lengthOf = ({ from, to }: Span): number => to - from;

/** A span within the whole, as long as it was where that is possible. */
export const within = (span: Span, whole: Span): Span => {
  const length = Math.min(lengthOf(whole), Math.max(leastSpan, lengthOf(span)));
  const from = Math.max(whole.from, Math.min(span.from, whole.to - length));
  return { from, to: from + length };
};

/** Shows `factor` times as much; the time `around` stays where it is. */
export const zoomed = (span: Span, whole: Span, factor: number, around: number): Span => {
  const length = Math.min(lengthOf(whole), Math.max(leastSpan, lengthOf(span) * factor));
  const share = (around - span.from) / lengthOf(span);
  const from = around - share * length;
  return within({ from, to: from + length }, whole);
};

/** Goes on by a part of what is shown; negative goes back. */
export const panned = (span: Span, whole: Span, part: number): Span => {
  const by = lengthOf(span) * part;
  return within({ from: span.from + by, to: span.to + by }, whole);
};

/** The same length, moved so far that a time is shown; unchanged where it is. */
export const showing = (span: Span, whole: Span, at: number): Span => {
  if (at >= span.from && at <= span.to) return span;
  const length = lengthOf(span);
  const from = at < span.from ? at - length * 0.1 : at - length * 0.9;
  return within({ from, to: from + length }, whole);
};

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const steps = [
  100,
  200,
  500,
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12, 24].map((count) => count * hour),
  ...[2, 7, 14, 28].map((count) => count * 24 * hour),
];

/** Round times to write at the axis, `apart` units from each other at least. */
export const tickTimes = (
  span: Span,
  width: number,
  apart: number,
): { readonly step: number; readonly times: readonly number[] } => {
  const perUnit = lengthOf(span) / Math.max(1, width);
  const step = steps.find((candidate) => candidate >= apart * perUnit) ?? 28 * 24 * hour;
  const times: number[] = [];
  for (let at = Math.ceil(span.from / step) * step; at <= span.to && times.length < 200; at += step)
    times.push(at);
  return { step, times };
};
