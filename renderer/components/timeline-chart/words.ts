import { familyName } from '../../../shared/ports/vocabulary.ts';
import { describeHolder } from '../../../shared/ports/find-holder.ts';
import type {
  Bar,
  BarStatus,
  DrawnCapture,
  Lane,
  Mark,
} from '../../../shared/pictures/timeline/model.ts';
import { formatTime } from '../../format.ts';
import { plural } from '../../words.ts';

/** Words for what a bar shows. */
export const barWords: Readonly<Record<BarStatus | 'several', string>> = {
  listening: 'Listening',
  free: 'Free',
  reserved: 'Reserved',
  captured: 'Captured',
  unknown: 'Not known',
  running: 'Running',
  stopping: 'Stopping',
  stopped: 'Stopped',
  starting: 'Starting',
  paused: 'Paused',
  step: 'Step of Setup',
  several: 'Several changes',
};

/** Words for marks. */
export const markWords: Readonly<Record<Mark['kind'], string>> = {
  remediation: 'Remediation',
  waiver: 'Waiver',
  gate: 'Gate',
  error: 'Error of Setup',
  succeeded: 'Setup succeeded',
  failed: 'Setup failed',
  ended: 'Setup ended',
};

export const chartWords = {
  title: 'Timeline of the update',
  empty: 'Nothing has been seen yet. The first look is under way.',
  notWatched: 'Nobody watched',
  goesOn: 'goes on',
  notKept: 'Not known: nothing was seen then, or only the journal has it.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  whole: 'Whole update',
  previousCapture: 'Previous capture',
  nextCapture: 'Next capture',
  table: 'As a table',
  fewerServices: 'Show fewer services',
  keys: 'Arrow keys left and right move the marker, up and down the lane; plus and minus zoom; Home and End go to the beginning and the end. With the mouse: drag to move, Ctrl and wheel to zoom.',
} as const;

const iso = (at: number): string => new Date(at).toISOString();
/** Time of day of a number of milliseconds. */
export const timeOf = (at: number): string => formatTime(iso(at));

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** A time at the axis, as exact as the steps are wide. */
export const tickText = (at: number, step: number): string => {
  if (step >= 24 * 3_600_000) return day.format(at);
  if (step >= 60_000) return clock.format(at);
  return step >= 1_000
    ? timeOf(at)
    : `${timeOf(at)}.${String(at % 1_000)
        .padStart(3, '0')
        .slice(0, 1)}`;
};

export const laneName = (lane: Lane): string => {
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

/** The name of a lane with the service that needs the port. */
export const laneTitle = (lane: Lane): string =>
  lane.kind === 'port' ? `${laneName(lane)}, ${lane.service}` : laneName(lane);

/** From when to when, as far as it has ended. */
export const spanWords = ({ from, to }: Pick<Bar, 'from' | 'to'>): string =>
  Number.isFinite(to) ? `${timeOf(from)} to ${timeOf(to)}` : `since ${timeOf(from)}`;

export const captureWords = ({ holder, firstSeenAt, lastSeenAt }: DrawnCapture): string =>
  `Captured by ${describeHolder(holder)}, ${formatTime(firstSeenAt)} ${lastSeenAt === null ? 'and still held' : `to ${formatTime(lastSeenAt)}`}`;

/** What a bar shows, in one line: who has the port, and from when to when. */
export const barText = (bar: Bar): string => {
  if (bar.capture !== null) return captureWords(bar.capture);
  const what = bar.status === 'step' && bar.text !== null ? bar.text : barWords[bar.status];
  const why = bar.status !== 'step' && bar.text !== null ? ` (${bar.text})` : '';
  return `${what}${why}, ${spanWords(bar)}`;
};

/** Several captures that lie too close together to be told apart. */
export const capturesText = (bars: readonly Bar[]): string => {
  const [first] = bars;
  if (first === undefined) return '';
  return bars.length === 1
    ? barText(first)
    : `${plural(bars.length, 'capture')}: ${bars.slice(0, 3).map(barText).join('; ')}${bars.length > 3 ? `; and ${bars.length - 3} more` : ''}`;
};

export const markText = ({ kind, at, text }: Mark): string =>
  `${markWords[kind]}, ${timeOf(at)}: ${text}`;
