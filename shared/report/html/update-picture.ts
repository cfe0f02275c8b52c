import { buildTimeline } from '../../pictures/timeline/build-timeline.ts';
import { drawnUntil, timelineOfReport } from '../../pictures/timeline/input-of.ts';
import {
  layoutGaps,
  layoutLane,
  xOfTime,
  type LaidLane,
  type View,
} from '../../pictures/timeline/layout.ts';
import type { BarStatus, Lane, Timeline } from '../../pictures/timeline/model.ts';
import { tickTimes } from '../../pictures/timeline/view.ts';
import { familyName } from '../../ports/vocabulary.ts';
import { visibleText } from '../../text/visible.ts';
import { clockText } from '../../text/time.ts';
import type { Report } from '../schema.ts';
import { html, plain, type Html } from './markup.ts';

/** Drawing units: names of the lanes, and the axis beside them. */
const left = 128;
const axis = 580;
const width = left + axis + 6;
const axisHeight = 16;
const laneHeight = 13;
const groupGap = 5;
/** A picture of more services than this is no picture; the timeline in words has them all. */
const mostServices = 16;

const iso = (at: number): string => new Date(at).toISOString();
const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * The update as a picture: Setup's steps, each watched port in each family, the services that changed. Shapes and hatchings, no colours.
 *
 * Nothing for a report without a history of the watch.
 */
export const updatePicture = (report: Report): Html => {
  const input = timelineOfReport(report);
  const { watch } = report;
  if (input === null || !watch) return html``;
  const timeline = buildTimeline(input);
  const { lanes, hidden } = printedLanes(timeline);
  if (lanes.length === 0) return html``;
  const until = Math.max(timeline.to, lastKnown(report, timeline));
  const view: View = {
    from: timeline.from,
    to: Math.max(until, timeline.from + 1_000),
    until,
    width: axis,
  };
  const placed = place(lanes.map((lane) => layoutLane(lane, view)));
  const height = axisHeight + (placed.at(-1)?.y ?? 0) + laneHeight + 2;
  return html`<figure class="map update-picture">
    <svg
      viewBox="0 0 ${width} ${height}"
      role="img"
      aria-label="Timeline of the update; the tables below say the same"
    >
      ${patterns()} ${ticks(view, height)} ${gaps(timeline, view, height)} ${placed.map(drawLane)}
    </svg>
    <figcaption>
      ${legend(lanes)} Times are UTC.
      ${hidden > 0 && html`${hidden} further services changed; they are in the timeline.`}
    </figcaption>
  </figure>`;
};

/** A report made while nobody watched ends with what was seen last. */
const lastKnown = ({ watch, run }: Report, { to }: Timeline): number => {
  if (!watch) return to;
  const printed = run['printedAt'];
  const now = typeof printed === 'string' ? Date.parse(printed) : Number.NaN;
  const until = drawnUntil(watch, Number.isNaN(now) ? to : now);
  return Number.isNaN(until) ? to : until;
};

const printedLanes = ({
  lanes,
}: Timeline): { readonly lanes: readonly Lane[]; readonly hidden: number } => {
  const services = lanes.filter(({ kind }) => kind === 'service').length;
  const hidden = Math.max(0, services - mostServices);
  return { lanes: lanes.slice(0, lanes.length - hidden), hidden };
};

type Placed = LaidLane & { readonly y: number };

const place = (lanes: readonly LaidLane[]): readonly Placed[] => {
  let y = 0;
  return lanes.map((laid, index) => {
    const before = lanes[index - 1];
    if (before !== undefined && before.lane.kind !== laid.lane.kind) y += groupGap;
    const own = { ...laid, y };
    y += laneHeight;
    return own;
  });
};

const patterns = (): Html =>
  html`<defs>
    <pattern
      id="not-watched"
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <path d="M0 0v5" class="hatch" />
    </pattern>
    <pattern
      id="kept-free"
      width="3"
      height="3"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(-45)"
    >
      <path d="M0 0v3" class="dense" />
    </pattern>
  </defs>`;

const ticks = (view: View, height: number): Html => {
  const { times } = tickTimes(view, axis, 62);
  return html`${times.map((at) => {
    const x = round(left + xOfTime(view, at));
    return html`<path d="M${x} ${axisHeight - 3}V${height}" class="tick" />${
        x < left + axis - 14 &&
        html`<text x="${x}" y="9" class="scale" text-anchor="middle"
          >${plain(clockText(iso(at)))}</text
        >`
      }`;
  })}`;
};

const gaps = (timeline: Timeline, view: View, height: number): Html =>
  html`${layoutGaps(timeline, view).map(
    ({ x, width: wide, from, to }) =>
      html`<rect
        x="${round(left + x)}"
        y="${axisHeight}"
        width="${round(wide)}"
        height="${height - axisHeight}"
        class="not-watched"
        ><title>
          ${plain(`Nobody watched, ${clockText(iso(from))} to ${Number.isFinite(to) ? clockText(iso(to)) : 'now'}`)}
        </title></rect
      >`,
  )}`;

const laneName = (lane: Lane): string => {
  switch (lane.kind) {
    case 'actions':
      return 'Operator';
    case 'setup':
      return 'Setup';
    case 'port':
      return `${lane.protocol}/${lane.port} ${familyName(lane.family)}`;
    case 'service':
      return lane.name;
  }
};

const longest = 26;
const shortName = (lane: Lane): string => {
  const name = visibleText(laneName(lane));
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
};

/** Upper edge and height within the lane, and how it is filled. */
const boxes: Readonly<
  Record<BarStatus | 'several', readonly [top: number, height: number, look: string]>
> = {
  captured: [0.5, 12, 'ink'],
  listening: [5, 3, 'mid'],
  running: [5, 3, 'mid'],
  free: [3, 7, 'hollow'],
  reserved: [2.5, 8, 'kept'],
  unknown: [3, 7, 'dashed'],
  stopped: [10, 1, 'ink'],
  stopping: [5, 6, 'mid'],
  starting: [5, 6, 'mid'],
  paused: [3, 7, 'dashed'],
  step: [1.5, 10, 'hollow'],
  several: [3, 7, 'mid'],
};

type Box = { readonly x: number; readonly width: number };

const outline = (status: BarStatus | 'several', { x, width: wide }: Box): string => {
  const [top, height] = boxes[status];
  const [from, end] = [round(left + x), round(left + x + Math.max(0.5, wide))];
  if (status === 'stopping') return `M${from} ${top}L${end} ${top + height}H${from}z`;
  if (status === 'starting') return `M${from} ${top + height}H${end}V${top}z`;
  return `M${from} ${top}H${end}v${height}H${from}z`;
};

const path = (status: BarStatus | 'several', bars: readonly Box[]): Html =>
  html`<path
    d="${plain(bars.map((bar) => outline(status, bar)).join(''))}"
    class="${plain(boxes[status][2])}"
  />`;

const drawLane = ({ lane, bars, captures, marks, y }: Placed): Html =>
  html`<g transform="translate(0 ${axisHeight + y})">
    <text
      x="0"
      y="10"
      class="${plain(lane.kind === 'service' ? 'lane' : 'lane strong')}"
      unicode-bidi="isolate"
      >${plain(shortName(lane))}</text
    >
    ${(Object.keys(boxes) as readonly (BarStatus | 'several')[]).map((status) => {
      const own = bars.filter((bar) => bar.status === status);
      return own.length === 0 ? html`` : path(status, own);
    })}
    ${lane.kind === 'setup' && stepNames({ lane, bars })}
    ${captures.length > 0 && path('captured', captures)}
    ${marks.map(
      ({ x, marks: own }) =>
        html`<path
          d="${plain(
            markOutline(
              left + x,
              own.some(({ kind }) => kind === 'error' || kind === 'failed'),
            ),
          )}"
          class="mark"
        />`,
    )}
  </g>`;

/** An error is a cross, everything else a diamond. */
const markOutline = (at: number, isError: boolean): string => {
  const x = round(at);
  return isError ? `M${x - 3.5} 2.5l7 7m0 -7l-7 7` : `M${x} 1.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z`;
};

/** Units that a character takes. */
const perCharacter = 4.2;

const stepNames = ({ lane, bars }: Pick<Placed, 'lane' | 'bars'>): Html =>
  html`${bars.map(({ x, width: wide, first }) => {
    const text = visibleText(lane.bars[first]?.text ?? '');
    const room = Math.floor((wide - 5) / perCharacter);
    if (room < 6) return html``;
    const shown = text.length > room ? `${text.slice(0, room - 1)}…` : text;
    return html`<text x="${round(left + x + 3)}" y="9.3" class="step" unicode-bidi="isolate"
      >${plain(shown)}</text
    >`;
  })}`;

const words: readonly (readonly [readonly BarStatus[], string])[] = [
  [['captured'], 'captured'],
  [['listening', 'running'], 'listening or running'],
  [['free'], 'free'],
  [['reserved'], 'reserved'],
  [['unknown'], 'not known'],
  [['stopping'], 'stopping'],
  [['stopped'], 'stopped'],
  [['starting'], 'starting'],
];

const legend = (lanes: readonly Lane[]): Html => {
  const occurring = new Set(lanes.flatMap(({ bars }) => bars.map(({ status }) => status)));
  return html`${words
    .filter(([statuses]) => statuses.some((status) => occurring.has(status)))
    .map(
      ([[status = 'free'], word]) =>
        html`<span class="key"
          ><svg viewBox="${left - 1} 0 20 13" aria-hidden="true">
            ${path(status, [{ x: 0, width: 18 }])}</svg
          >${plain(word)}</span
        > `,
    )}`;
};
