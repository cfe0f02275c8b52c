import { assertNever } from '../../assert-never.ts';
import type { Service } from '../../evidence/schema.ts';
import { sameName } from '../../exchange/services.ts';
import { families, type Family } from '../../ports/vocabulary.ts';
import type { WatchMoment } from '../../watch/history.ts';
import type { WatchedPort } from '../../watch/schema.ts';
import type { Bar, DrawnCapture, Lane, ServiceStanding, Timeline, TimelineInput } from './model.ts';
import { openLanes, type OpenLanes } from './open-lanes.ts';

const actionsId = 'actions';
const setupId = 'setup';
const portPrefix = 'port ';
const servicePrefix = 'service ';

/** Names the lane of a port in one family. */
export const portLaneId = (
  { protocol, port }: Pick<WatchedPort, 'protocol' | 'port'>,
  family: Family,
): string => `${portPrefix}${protocol}/${port} ${family}`;

/**
 * Puts what the watch saw into lanes: actions of the operator, Setup's steps, the ports in each family, the services that changed.
 *
 * Lanes of the operator, of Setup and of the ports are there from the beginning, also without anything in them, so that a picture that grows does not move.
 *
 * A clock that was set back makes no bar of negative length: time stands still until the clock has caught up.
 */
export const buildTimeline = (input: TimelineInput): Timeline => {
  const lanes = openLanes();
  const captures = new Map(input.captures.map((capture) => [capture.id, capture]));
  const time = risingTime();
  const ports = new Map(input.ports.map((port) => [portKey(port), port]));
  let from = Infinity;
  for (const moment of input.moments) {
    const at = time(moment.at);
    from = Math.min(from, at);
    for (const port of moment.kind === 'watch' ? (moment.ports ?? []) : [])
      if (!ports.has(portKey(port))) ports.set(portKey(port), port);
    take(lanes, moment, at, captures);
  }
  const first = Number.isFinite(from) ? from : 0;
  const end = Math.max(first, time(null));
  for (const { at, kind, text } of input.actions) {
    const moment = Date.parse(at);
    if (moment >= first) lanes.mark(actionsId, { at: moment, kind, text });
  }
  const drawn: readonly Lane[] =
    input.moments.length === 0
      ? []
      : [
          ...fixedLane(lanes, actionsId, 'actions'),
          ...fixedLane(lanes, setupId, 'setup'),
          ...portLanes(lanes, [...ports.values()], input.captures),
          ...serviceLanes(lanes, [...ports.values()]),
        ];
  const lastMark = Math.max(...drawn.flatMap(({ marks }) => marks.map(({ at }) => at)), end);
  return { lanes: drawn, gaps: lanes.gaps(), from: first, to: lastMark, dropped: input.dropped };
};

const portKey = ({ protocol, port }: Pick<WatchedPort, 'protocol' | 'port'>): string =>
  `${protocol}/${port}`;

/** Milliseconds of a time, never less than those before it; null asks for the last. */
const risingTime = (): ((iso: string | null) => number) => {
  let last = -Infinity;
  return (iso) => {
    const at = iso === null ? last : Date.parse(iso);
    if (at > last) last = at;
    return last;
  };
};

const take = (
  lanes: OpenLanes,
  moment: WatchMoment,
  at: number,
  captures: ReadonlyMap<string, DrawnCapture>,
): void => {
  switch (moment.kind) {
    case 'watch':
      if (moment.is === 'interrupted' || moment.is === 'ended') lanes.pause(at);
      // A watch that begins anew looks at each port anew; of services it tells what differs.
      else lanes.resume(at, (id) => moment.is === 'resumed' || !id.startsWith(portPrefix));
      return;
    case 'port': {
      lanes.resume(at, () => true);
      const { status, why = null } = moment;
      const capture = captures.get(moment.capture ?? '') ?? null;
      lanes.begin(portLaneId(moment, moment.family), at, { status, capture, text: why });
      return;
    }
    case 'service':
      lanes.resume(at, () => true);
      lanes.begin(`${servicePrefix}${moment.name}`, at, {
        status: standings[moment.state],
        capture: null,
        text: null,
      });
      return;
    case 'setup':
      takeSetup(lanes, moment, at);
      return;
    default:
      assertNever(moment);
  }
};

const standings: Readonly<Record<Service['state'], ServiceStanding>> = {
  running: 'running',
  stopped: 'stopped',
  paused: 'paused',
  'start-pending': 'starting',
  'continue-pending': 'starting',
  'stop-pending': 'stopping',
  'pause-pending': 'stopping',
};

const takeSetup = (
  lanes: OpenLanes,
  { note, text }: Extract<WatchMoment, { kind: 'setup' }>,
  at: number,
): void => {
  if (note === 'error' || note === 'succeeded' || note === 'failed' || note === 'ended')
    lanes.mark(setupId, { at, kind: note, text });
  if (note === 'ended') lanes.end(setupId, at);
  if (note === 'started' || note === 'phase' || note === 'component')
    lanes.begin(setupId, at, { status: 'step', capture: null, text });
};

const fixedLane = (lanes: OpenLanes, id: string, kind: 'actions' | 'setup'): readonly Lane[] => {
  const [bars, marks] = [lanes.barsOf(id), lanes.marksOf(id)];
  return [{ id, kind, bars, marks }];
};

const portLanes = (
  lanes: OpenLanes,
  ports: readonly WatchedPort[],
  captures: readonly DrawnCapture[],
): readonly Lane[] =>
  ports.flatMap((port) =>
    families.flatMap((family): readonly Lane[] => {
      const id = portLaneId(port, family);
      const bars = withForgotten(lanes.barsOf(id), id, captures);
      return [{ ...port, id, kind: 'port', family, bars, marks: [] }];
    }),
  );

/** The bars with those captures before them of which no moment is kept. */
const withForgotten = (
  bars: readonly Bar[],
  id: string,
  captures: readonly DrawnCapture[],
): readonly Bar[] => {
  const known = new Set(bars.map(({ capture }) => capture?.id));
  const limit = bars[0]?.from ?? Infinity;
  let last = -Infinity;
  const forgotten = captures
    .filter((capture) => portLaneId(capture, capture.family) === id && !known.has(capture.id))
    .map((capture): Bar => {
      const from = Math.min(limit, Math.max(last, Date.parse(capture.firstSeenAt)));
      const seen = capture.lastSeenAt === null ? limit : Date.parse(capture.lastSeenAt);
      last = Math.min(limit, Math.max(from, seen));
      return { from, to: last, status: 'captured', capture, text: null };
    });
  return [...forgotten, ...bars];
};

/** Services that changed: those of the watched ports first, in each part those that have not come back before the others, by name. */
const serviceLanes = (lanes: OpenLanes, ports: readonly WatchedPort[]): readonly Lane[] => {
  const rank = (name: string, back: boolean): number => {
    const isPort = ports.some(({ service }) => sameName(service, name));
    return (isPort ? 0 : 2) + (back ? 1 : 0);
  };
  return lanes
    .laneIds()
    .filter((id) => id.startsWith(servicePrefix))
    .flatMap((id) => {
      const bars = lanes.barsOf(id);
      if (new Set(bars.map(({ status }) => status)).size < 2) return [];
      const name = id.slice(servicePrefix.length);
      const back = bars.at(-1)?.status === bars[0]?.status;
      return [{ id, kind: 'service', name, back, bars, marks: [] } as const];
    })
    .toSorted(
      (left, right) =>
        rank(left.name, left.back) - rank(right.name, right.back) ||
        left.name.localeCompare(right.name, 'en'),
    );
};
