import type { Bar, BarStatus, Lane, Mark, Span, Timeline } from './model.ts';

/** The part of the time that is looked at, and how wide it is drawn. What goes on is drawn until `until`. */
export type View = Span & { readonly width: number; readonly until: number };

/** Bars as they are drawn: one, or several that are too short to be told apart. `x` and `width` lie within the view. */
export type LaidBar = {
  readonly x: number;
  readonly width: number;
  readonly status: BarStatus | 'several';
  /** The bars of the lane that it stands for: the first of them, and how many follow each other. */
  readonly first: number;
  readonly count: number;
};

/** Captures are never put together with anything but captures, and are never narrower than can be seen. */
export type LaidCapture = {
  readonly x: number;
  readonly width: number;
  readonly bars: readonly Bar[];
};

export type LaidMark = { readonly x: number; readonly marks: readonly Mark[] };

export type LaidLane = {
  readonly lane: Lane;
  readonly bars: readonly LaidBar[];
  readonly captures: readonly LaidCapture[];
  readonly marks: readonly LaidMark[];
};

export type LaidGap = Span & { readonly x: number; readonly width: number };

/** Drawing units: what is narrower is drawn together, or widened. */
export const least = { bar: 3, capture: 4, mark: 7, gap: 2 } as const;

/** Where a time lies, cut off at the edges of the view. */
export const xOfTime = ({ from, to, width }: Omit<View, 'until'>, at: number): number => {
  if (at <= from) return 0;
  return at >= to ? width : ((at - from) / (to - from)) * width;
};

const endOf = (view: View, to: number): number => xOfTime(view, Math.min(to, view.until));

/** What is seen of a lane. */
export const layoutLane = (lane: Lane, view: View): LaidLane => ({
  lane,
  bars: layoutBars(lane.bars, view),
  captures: layoutCaptures(lane.bars, view),
  marks: layoutMarks(lane.marks, view),
});

/** The spans in which nobody watched, as far as they are seen; none is too narrow for that. */
export const layoutGaps = ({ gaps }: Pick<Timeline, 'gaps'>, view: View): readonly LaidGap[] =>
  gaps
    .filter((gap) => isSeen(gap, view) && gap.from < view.until)
    .map(({ from, to }) => ({
      from,
      to,
      ...widened(xOfTime(view, from), endOf(view, to), least.gap, view.width),
    }));

/** The first bar that ends after a time: bars are in order, so that thousands before it need not be looked at. */
export const firstBarAfter = (bars: readonly Bar[], at: number): number => {
  let [low, high] = [0, bars.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bars[middle]?.to ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The bar of a time; null where there is none: nobody watched, or nothing is kept of it. */
export const barAt = ({ bars }: Pick<Lane, 'bars'>, at: number): Bar | null => {
  let index = firstBarAfter(bars, at);
  // At the very moment of a change it is the bar that begins.
  while (bars[index + 1] !== undefined && (bars[index + 1]?.from ?? Infinity) <= at) index += 1;
  const bar = bars[index];
  return bar !== undefined && bar.from <= at && at <= bar.to ? bar : null;
};

const isSeen = ({ from, to }: Span, view: View): boolean => to >= view.from && from <= view.to;

type Group = {
  readonly x: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  readonly status: LaidBar['status'];
};

const laidGroup = ({ x, end, first, last, status }: Group): LaidBar => ({
  x,
  width: end - x,
  first,
  count: last - first + 1,
  status,
});

const layoutBars = (bars: readonly Bar[], view: View): readonly LaidBar[] => {
  const laid: LaidBar[] = [];
  let group: Group | null = null;
  for (let index = firstBarAfter(bars, view.from); index < bars.length; index += 1) {
    const bar = bars[index];
    if (bar === undefined || bar.from > view.to) break;
    const { status } = bar;
    const x = xOfTime(view, bar.from);
    const end = Math.max(x, endOf(view, bar.to));
    const narrow = end - x < least.bar;
    if (group !== null && (!narrow || x >= group.x + least.bar)) {
      laid.push(laidGroup(group));
      group = null;
    }
    // Drawn on top of everything else; what is short on both its sides may still be put together.
    if (status === 'captured') continue;
    const own: Group = { x, end, first: index, last: index, status };
    if (!narrow) laid.push(laidGroup(own));
    else group = group === null ? own : joined(group, own);
  }
  if (group !== null) laid.push(laidGroup(group));
  return laid;
};

const joined = (group: Group, next: Group): Group => ({
  ...group,
  end: next.end,
  last: next.last,
  status: group.status === next.status ? group.status : 'several',
});

const layoutCaptures = (bars: readonly Bar[], view: View): readonly LaidCapture[] => {
  const laid: { x: number; width: number; bars: Bar[] }[] = [];
  for (let index = firstBarAfter(bars, view.from); index < bars.length; index += 1) {
    const bar = bars[index];
    if (bar === undefined || bar.from > view.to) break;
    if (bar.status !== 'captured') continue;
    const box = widened(xOfTime(view, bar.from), endOf(view, bar.to), least.capture, view.width);
    const before = laid.at(-1);
    if (before !== undefined && box.x < before.x + before.width) {
      before.width = Math.max(before.width, box.x + box.width - before.x);
      before.bars.push(bar);
    } else laid.push({ ...box, bars: [bar] });
  }
  return laid;
};

const layoutMarks = (marks: readonly Mark[], view: View): readonly LaidMark[] => {
  const laid: { x: number; marks: Mark[] }[] = [];
  for (const mark of marks) {
    if (mark.at < view.from || mark.at > view.to) continue;
    const x = xOfTime(view, mark.at);
    const before = laid.at(-1);
    if (before !== undefined && x < before.x + least.mark) before.marks.push(mark);
    else laid.push({ x, marks: [mark] });
  }
  return laid;
};

/** At least so wide, and inside the drawing all the same. */
const widened = (
  x: number,
  end: number,
  atLeast: number,
  width: number,
): { readonly x: number; readonly width: number } => {
  const wide = Math.min(width, Math.max(atLeast, end - x));
  return { x: Math.max(0, Math.min(x, width - wide)), width: wide };
};
