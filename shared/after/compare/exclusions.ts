import type { Exclusion, PortRange } from '../../ports/vocabulary.ts';
import { say } from '../../texts/stored.ts';

/** What `before` covered with administered exclusions and `now` does not any more; rows that were joined or split are no loss. */
export const lostExclusions = (
  before: readonly Exclusion[],
  now: readonly Exclusion[],
): readonly PortRange[] => subtract(administered(before), administered(now));

/** The other way round: what is covered now and was not. */
export const newExclusions = (
  before: readonly Exclusion[],
  now: readonly Exclusion[],
): readonly PortRange[] => lostExclusions(now, before);

const administered = (rows: readonly Exclusion[]): readonly Exclusion[] =>
  rows.filter(({ kind }) => kind === 'administered');

const subtract = (from: readonly PortRange[], what: readonly PortRange[]): readonly PortRange[] =>
  what.reduce<readonly PortRange[]>(
    (left, cut) => left.flatMap((range) => without(range, cut)),
    joined(from),
  );

const without = ({ first, last }: PortRange, cut: PortRange): readonly PortRange[] => {
  if (cut.last < first || cut.first > last) return [{ first, last }];
  return [
    ...(cut.first > first ? [{ first, last: cut.first - 1 }] : []),
    ...(cut.last < last ? [{ first: cut.last + 1, last }] : []),
  ];
};

const joined = (ranges: readonly PortRange[]): readonly PortRange[] => {
  const result: PortRange[] = [];
  for (const { first, last } of ranges.toSorted((left, right) => left.first - right.first)) {
    const end = result.at(-1);
    if (end && first <= end.last + 1) {
      result[result.length - 1] = { first: end.first, last: Math.max(end.last, last) };
    } else result.push({ first, last });
  }
  return result;
};

/** `9955`, or `50000–50059`. */
export const rangeText = ({ first, last }: PortRange): string =>
  first === last ? `${first}` : `${first}–${last}`;

export const rangesText = (ranges: readonly PortRange[]): string =>
  ranges.length === 0 ? say('compare.no-range') : ranges.map(rangeText).join(', ');

/** A table as one line, in the order of its ports; system rows are marked. */
export const exclusionsText = (rows: readonly Exclusion[]): string =>
  rows.length === 0
    ? say('compare.no-range')
    : rows
        .toSorted((left, right) => left.first - right.first || left.last - right.last)
        .map((row) =>
          row.kind === 'system'
            ? say('compare.system-range', { range: rangeText(row) })
            : rangeText(row),
        )
        .join(', ');
