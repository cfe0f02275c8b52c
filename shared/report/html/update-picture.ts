import { buildTimeline } from '../../pictures/timeline/build-timeline.ts';
import { drawnUntil, timelineOfReport } from '../../pictures/timeline/input-of.ts';
import {
  layoutGaps,
  layoutLane,
  xOfTime,
  type LaidLane,
  type View,
} from '../../pictures/timeline/layout.ts';
import type { Lane, Timeline } from '../../pictures/timeline/model.ts';
import { tickTimes } from '../../pictures/timeline/view.ts';
import { familyName } from '../../ports/vocabulary.ts';
import type { Texts } from '../../texts/texts.ts';
import { visibleText } from '../../text/visible.ts';
import { clockText } from '../../text/time.ts';
import type { Report } from '../schema.ts';
import { html, plain, type Html } from './markup.ts';
import { barsAndMarks, legend, pictureUnits, round } from './update-bars.ts';

const { left, axis, laneHeight } = pictureUnits;
const width = left + axis + 6;
const axisHeight = 16;
const groupGap = 5;
/** A picture of more services than this is no picture; the timeline in words has them all. */
const mostServices = 16;

const iso = (at: number): string => new Date(at).toISOString();

/**
 * The update as a picture: Setup's steps, each watched port in each family, the services that changed. Shapes and hatchings, no colours.
 *
 * Nothing for a report without a history of the watch.
 */
export const updatePicture = (report: Report, texts: Texts): Html => {
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
      aria-label="${plain(texts.say('report.update'))}"
    >
      ${patterns()} ${ticks(view, height)} ${gaps(timeline, view, height, texts)}
      ${placed.map((laid) => drawLane(laid, texts))}
    </svg>
    <figcaption>
      ${legend(lanes, texts)} ${plain(texts.say('report.update.utc'))}
      ${hidden > 0 && plain(texts.say('report.update.further', { count: hidden }))}
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
  lanes: all,
}: Timeline): { readonly lanes: readonly Lane[]; readonly hidden: number } => {
  const lanes = all.filter(({ bars, marks }) => bars.length + marks.length > 0);
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

const gaps = (timeline: Timeline, view: View, height: number, texts: Texts): Html =>
  html`${layoutGaps(timeline, view).map(
    ({ x, width: wide, from, to }) =>
      html`<rect
        x="${round(left + x)}"
        y="${axisHeight}"
        width="${round(wide)}"
        height="${height - axisHeight}"
        class="not-watched"
        ><title>${plain(gapText(from, to, texts))}</title></rect
      >`,
  )}`;

const gapText = (from: number, to: number, texts: Texts): string =>
  Number.isFinite(to)
    ? texts.say('report.update.gap', { from: clockText(iso(from)), to: clockText(iso(to)) })
    : texts.say('report.update.gap-open', { from: clockText(iso(from)) });

const laneName = (lane: Lane, texts: Texts): string => {
  switch (lane.kind) {
    case 'actions':
      return texts.say('report.update.operator');
    case 'setup':
      return 'Setup';
    case 'port':
      return `${lane.protocol}/${lane.port} ${familyName(lane.family)}`;
    case 'service':
      return lane.name;
  }
};

const longest = 26;
const shortName = (lane: Lane, texts: Texts): string => {
  const name = visibleText(laneName(lane, texts));
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
};

const drawLane = (laid: Placed, texts: Texts): Html =>
  html`<g transform="translate(0 ${axisHeight + laid.y})">
    <text x="0" y="10.3" class="lane ${plain(laid.lane.kind)}" unicode-bidi="isolate"
      >${plain(shortName(laid.lane, texts))}</text
    >
    ${barsAndMarks(laid, texts)}
  </g>`;
