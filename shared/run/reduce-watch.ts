import type { Capture, WatchedServiceState, WatchState } from '../watch/state.ts';
import type { PortChange, ServiceSight } from '../watch/schema.ts';
import { assertNever } from '../assert-never.ts';
import { emptyHistory } from '../watch/history.ts';
import type { RunEventBody } from './events.ts';
import { reduceHistory } from './reduce-history.ts';
import { say } from '../texts/stored.ts';

/** Events of the During phase. */
export type WatchEvent = Extract<
  RunEventBody,
  {
    type:
      | 'watch-started'
      | 'watch-interrupted'
      | 'watch-resumed'
      | 'watch-paced'
      | 'watch-ended'
      | 'boot-task'
      | 'port-changed'
      | 'service-changed'
      | 'setup-noted'
      | 'setup-progressed'
      | 'rate-measured';
  }
>;

/** Setup writes thousands of lines; so many of the notable ones are kept for the screen. All are in the journal. */
const mostNotes = 500;

/** Stands for the name of who started a watch whose first line is lost. */
export const unknownStarter = say('event.watch-starter-lost');

/**
 * The watch after one more event.
 *
 * Nothing of this is written before the start. So without one its line is damaged, and the watch was running all the same: it is put together from the lines that are there, and goes on.
 */
export const reduceWatch = (
  before: WatchState | null,
  body: WatchEvent,
  at: string,
): WatchState => {
  const next = withoutHistory(before, body, at);
  return { ...next, history: reduceHistory(before, next, body, at) };
};

const withoutHistory = (before: WatchState | null, body: WatchEvent, at: string): WatchState => {
  if (body.type === 'watch-started') return begin(before, body, at);
  const watch = before ?? begin(null, { ...lostStart, by: unknownStarter }, at);
  switch (body.type) {
    case 'watch-interrupted':
      return {
        ...watch,
        status: 'interrupted',
        gaps: [...watch.gaps, { from: body.lastWrittenAt, to: at }],
      };
    case 'watch-resumed':
      return { ...watch, status: 'running', endedAt: null };
    case 'watch-paced':
      return { ...watch, intervalMs: body.intervalMs, slowedWhy: body.why };
    case 'watch-ended':
      return { ...watch, status: 'ended', endedAt: at };
    case 'boot-task': {
      const { wanted, outcome, command, detail } = body;
      return { ...watch, bootTask: { wanted, outcome, command, detail } };
    }
    case 'port-changed':
      return {
        ...watch,
        ports: withPort(watch.ports, body.change).map((port) =>
          port.port === body.change.port && port.protocol === body.change.protocol
            ? {
                ...port,
                families: {
                  ...port.families,
                  [body.change.family]: { ...body.change.sight, since: body.change.seenAt },
                },
              }
            : port,
        ),
        captures: changeCaptures(watch.captures, body.change),
      };
    case 'service-changed':
      return { ...watch, services: changeServices(watch.services, body.service, body.seenAt) };
    case 'setup-noted':
      return { ...watch, setupNotes: [...watch.setupNotes, body.note].slice(-mostNotes) };
    case 'setup-progressed':
      return { ...watch, setup: body.progress };
    case 'rate-measured':
      return { ...watch, rate: { ...body.rate, at } };
    default:
      return assertNever(body);
  }
};

const lostStart = {
  type: 'watch-started',
  intervalMs: 100,
  ports: [],
  services: [],
} as const satisfies Partial<Extract<WatchEvent, { type: 'watch-started' }>>;

/** A port that no start has named is watched all the same. */
const withPort = (
  ports: WatchState['ports'],
  { service, protocol, port }: PortChange,
): WatchState['ports'] =>
  ports.some((one) => one.port === port && one.protocol === protocol)
    ? ports
    : [...ports, { service, protocol, port, families: { ipv4: null, ipv6: null } }];

const begin = (
  before: WatchState | null,
  body: Extract<WatchEvent, { type: 'watch-started' }>,
  at: string,
): WatchState => ({
  status: 'running',
  startedAt: at,
  startedBy: body.by,
  endedAt: null,
  intervalMs: body.intervalMs,
  slowedWhy: null,
  ports: body.ports.map((port) => ({ ...port, families: { ipv4: null, ipv6: null } })),
  // What a service has to come back to is how it stood when somebody watched first, not in the middle of an update.
  services: (before?.services ?? []).filter(({ name }) => body.services.includes(name)),
  captures: before?.captures ?? [],
  setup: before?.setup ?? null,
  setupNotes: before?.setupNotes ?? [],
  bootTask: before?.bootTask ?? null,
  rate: null,
  gaps: before?.gaps ?? [],
  history: before?.history ?? emptyHistory,
});

/** A capture goes on while its holder is the same; TIME_WAIT of the same connection is its end, seen as a holder of its own. */
const changeCaptures = (
  captures: readonly Capture[],
  { service, protocol, port, family, sight, seenAt, beforeSeenAt }: PortChange,
): readonly Capture[] => {
  // A port has one holder at a time in each family, and an open capture is one of the newest.
  const open = captures.findLastIndex(
    (capture) =>
      capture.lastSeenAt === null &&
      capture.port === port &&
      capture.protocol === protocol &&
      capture.family === family,
  );
  const ending = captures[open];
  const ended = ending
    ? captures.with(open, {
        ...ending,
        lastSeenAt: laterOf(ending.firstSeenAt, beforeSeenAt ?? seenAt),
      })
    : captures;
  if (sight.status !== 'captured' || sight.holder === null) return ended;
  const next: Capture = {
    id: `capture-${captures.length + 1}`,
    service,
    protocol,
    port,
    family,
    holder: sight.holder,
    firstSeenAt: seenAt,
    lastSeenAt: null,
  };
  return [...ended, next];
};

/** A capture does not end before it began, whatever the clock was set to in between. */
const laterOf = (left: string, right: string): string =>
  Date.parse(right) < Date.parse(left) ? left : right;

const changeServices = (
  services: readonly WatchedServiceState[],
  sight: ServiceSight,
  seenAt: string,
): readonly WatchedServiceState[] => {
  const known = services.find(({ name }) => name === sight.name);
  if (!known) return [...services, { ...sight, since: seenAt, before: sight }];
  return services.map((service) =>
    service === known ? { ...known, ...sight, since: seenAt } : service,
  );
};
