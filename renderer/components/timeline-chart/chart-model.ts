import {
  layoutGaps,
  layoutLane,
  type LaidBar,
  type LaidGap,
  type LaidLane,
  type View,
} from '../../../shared/pictures/timeline/layout.ts';
import type { Lane, Timeline } from '../../../shared/pictures/timeline/model.ts';
import { tickTimes } from '../../../shared/pictures/timeline/view.ts';

/** Pixels. */
export const chartLayout = {
  /** Room for the names of the lanes. */
  left: 172,
  right: 12,
  laneHeight: 20,
  /** Before the first lane of another kind. */
  groupGap: 8,
  axisHeight: 22,
  tickApart: 84,
} as const;

/** Upper edge and height of a bar within its lane: states are told apart by their shape, not by colour alone. */
export const barBoxes: Readonly<
  Record<LaidBar['status'] | 'captured', { readonly top: number; readonly height: number }>
> = {
  captured: { top: 1, height: 18 },
  listening: { top: 7, height: 6 },
  running: { top: 7, height: 6 },
  free: { top: 4.5, height: 11 },
  reserved: { top: 4, height: 12 },
  unknown: { top: 4.5, height: 11 },
  stopped: { top: 15, height: 2 },
  stopping: { top: 7, height: 10 },
  starting: { top: 7, height: 10 },
  paused: { top: 4.5, height: 11 },
  step: { top: 2, height: 16 },
  several: { top: 4, height: 12 },
};

export type PlacedLane = LaidLane & { readonly y: number };

export type Chart = {
  readonly lanes: readonly PlacedLane[];
  readonly gaps: readonly LaidGap[];
  readonly ticks: readonly number[];
  readonly tickStep: number;
  readonly height: number;
};

/** Services that are shown before somebody asks for all. */
export const mostServices = 10;

/** The lanes that are shown, and how many services are left out. */
export const shownLanes = (
  { lanes }: Pick<Timeline, 'lanes'>,
  all: boolean,
): { readonly lanes: readonly Lane[]; readonly hidden: number } => {
  const services = lanes.filter(({ kind }) => kind === 'service');
  const hidden = all ? 0 : Math.max(0, services.length - mostServices);
  return { lanes: lanes.slice(0, lanes.length - hidden), hidden };
};

/** Everything with its place, and room for the services that there will be: what stands below does not move when they change. */
export const layoutChart = (
  timeline: Pick<Timeline, 'gaps'>,
  lanes: readonly Lane[],
  view: View,
): Chart => {
  let y = 0;
  const placed = lanes.map((lane, index): PlacedLane => {
    const before = lanes[index - 1];
    if (before !== undefined && before.kind !== lane.kind) y += chartLayout.groupGap;
    const own = { ...layoutLane(lane, view), y };
    y += chartLayout.laneHeight;
    return own;
  });
  const services = lanes.filter(({ kind }) => kind === 'service').length;
  const reserved = Math.max(0, mostServices - services) * chartLayout.laneHeight;
  const gap = services === 0 ? chartLayout.groupGap : 0;
  const { step, times } = tickTimes(view, view.width, chartLayout.tickApart);
  return {
    lanes: placed,
    gaps: layoutGaps(timeline, view),
    ticks: times,
    tickStep: step,
    height: y + reserved + gap,
  };
};

/** The lane at a height of the drawing; the nearest where it is none. */
export const laneAt = (lanes: readonly PlacedLane[], y: number): number => {
  const index = lanes.findIndex((lane) => y < lane.y + chartLayout.laneHeight);
  return index === -1 ? lanes.length - 1 : index;
};

const round = (value: number): number => Math.round(value * 10) / 10;

type Box = { readonly x: number; readonly width: number };
type Edges = { readonly top: number; readonly height: number };

/** Bars narrower than this get no space between them. */
const separated = 4;

/** Rectangles as one path, so that thousands of them are one element. */
export const pathOf = (bars: readonly Box[], { top, height }: Edges, space = 0): string => {
  let path = '';
  for (const { x, width } of bars) {
    const wide = round(Math.max(0.4, width > separated ? width - space : width));
    path += `M${round(x)} ${top}h${wide}v${height}h${-wide}z`;
  }
  return path;
};

/** The same as ramps: a service goes down when it stops, and up when it starts. */
export const rampPathOf = (
  bars: readonly Box[],
  { top, height }: Edges,
  direction: 'up' | 'down',
): string => {
  let path = '';
  for (const { x, width } of bars) {
    const wide = round(Math.max(0.8, width));
    path +=
      direction === 'down'
        ? `M${round(x)} ${top}L${round(x + wide)} ${top + height}H${round(x)}z`
        : `M${round(x)} ${top + height}H${round(x + wide)}V${top}z`;
  }
  return path;
};

/** Pixels that a character takes, in every font of the theme. */
const perCharacter = 6.6;

/** As much of a text as there is room for; what is cut off ends with an ellipsis. */
export const fitText = (text: string, width: number): string => {
  const room = Math.floor(width / perCharacter);
  if (text.length <= room) return text;
  return room < 2 ? '' : `${text.slice(0, room - 1)}…`;
};
