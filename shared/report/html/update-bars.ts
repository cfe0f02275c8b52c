import type { LaidLane } from '../../pictures/timeline/layout.ts';
import type { BarStatus, Lane } from '../../pictures/timeline/model.ts';
import { describeHolder } from '../../ports/find-holder.ts';
import type { Texts } from '../../texts/texts.ts';
import { retold } from '../../texts/utc-times.ts';
import { visibleText } from '../../text/visible.ts';
import { html, plain, type Html } from './markup.ts';

/** Drawing units: names of the lanes, the axis beside them, and the height of a lane. */
export const pictureUnits = { left: 132, axis: 576, laneHeight: 14 } as const;
const { left } = pictureUnits;

export const round = (value: number): number => Math.round(value * 10) / 10;

type Status = BarStatus | 'several';

/** Upper edge and height within the lane, and how it is filled: a grey copy shows the same. */
const boxes: Readonly<Record<Status, readonly [top: number, height: number, look: string]>> = {
  captured: [0.5, 13, 'ink'],
  listening: [5.5, 3, 'mid'],
  running: [5.5, 3, 'mid'],
  free: [3, 8, 'hollow'],
  reserved: [2.5, 9, 'kept'],
  unknown: [3, 8, 'dashed'],
  stopped: [10.5, 1.2, 'mid'],
  stopping: [5.5, 6.2, 'mid'],
  starting: [5.5, 6.2, 'mid'],
  paused: [3, 8, 'dashed'],
  step: [1, 12, 'hollow'],
  several: [3, 8, 'mid'],
};
const statuses = Object.keys(boxes) as readonly Status[];

type Box = { readonly x: number; readonly width: number };

const outline = (status: Status, { x, width }: Box): string => {
  const [top, height] = boxes[status];
  const [from, end] = [round(left + x), round(left + x + Math.max(0.5, width))];
  if (status === 'stopping') return `M${from} ${top}L${end} ${top + height}H${from}z`;
  if (status === 'starting') return `M${from} ${top + height}H${end}V${top}z`;
  return `M${from} ${top}H${end}v${height}H${from}z`;
};

const path = (status: Status, bars: readonly Box[]): Html =>
  html`<path
    d="${plain(bars.map((bar) => outline(status, bar)).join(''))}"
    class="${plain(boxes[status][2])}"
  />`;

/** What stands in a lane, captures above everything else. */
export const barsAndMarks = ({ lane, bars, captures, marks }: LaidLane, texts: Texts): Html =>
  html`${statuses.map((status) => {
    const own = bars.filter((bar) => bar.status === status);
    return own.length === 0 ? html`` : path(status, own);
  })}
  ${
    lane.kind === 'setup' &&
    html`${bars.map((bar) => inside(retold(lane.bars[bar.first]?.text ?? '', texts), bar, 'step'))}`
  }
  ${captures.length > 0 && captured(captures, texts)}
  ${marks.map(({ x, marks: own }) => {
    const isError = own.some(({ kind }) => kind === 'error' || kind === 'failed');
    return html`<path d="${plain(markOutline(left + x, isError))}" class="mark" />`;
  })}`;

/** The bars, and in those that are wide enough who has the port. */
const captured = (captures: LaidLane['captures'], texts: Texts): Html =>
  html`${path('captured', captures)}${captures.map((laid) => {
    const [first] = laid.bars;
    const holder = laid.bars.length === 1 && first?.capture ? first.capture.holder : null;
    return holder === null ? html`` : inside(retold(describeHolder(holder), texts), laid, 'held');
  })}`;

/** An error is a cross, everything else a diamond. */
const markOutline = (at: number, isError: boolean): string => {
  const x = round(at);
  return isError ? `M${x - 3.5} 3.5l7 7m0 -7l-7 7` : `M${x} 2.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z`;
};

/** Units that a character takes; fewer characters than `fewest` say nothing. */
const perCharacter = 4.4;
const fewest = 6;

/** Text in a bar, cut off where the bar ends. */
const inside = (text: string, { x, width }: Box, look: 'step' | 'held'): Html => {
  const room = Math.floor((width - 5) / perCharacter);
  if (room < fewest) return html``;
  const visible = visibleText(text);
  const shown = visible.length > room ? `${visible.slice(0, room - 1)}…` : visible;
  return html`<text x="${round(left + x + 3)}" y="9.9" class="${plain(look)}" unicode-bidi="isolate"
    >${plain(shown)}</text
  >`;
};

const keys = [
  'captured',
  'listening',
  'free',
  'reserved',
  'unknown',
  'stopping',
  'stopped',
  'starting',
] as const;

/** The shapes that occur, each with its word. */
export const legend = (lanes: readonly Lane[], texts: Texts): Html => {
  const occurring = new Set(lanes.flatMap(({ bars }) => bars.map(({ status }) => status)));
  return html`${keys
    .filter(
      (status) => occurring.has(status) || (status === 'listening' && occurring.has('running')),
    )
    .map(
      (status) =>
        html`<span class="key"
          ><svg viewBox="${left - 1} 0 20 14" aria-hidden="true">
            ${path(status, [{ x: 0, width: 18 }])}</svg
          >${plain(texts.say(`report.update.${status}`))}</span
        > `,
    )}`;
};
