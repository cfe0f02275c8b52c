import type { Capture, WatchedServiceState, WatchState } from '../watch/state.ts';
import type { PortChange, ServiceSight } from '../watch/schema.ts';
import { assertNever } from '../assert-never.ts';
import type { RunEventBody } from './events.ts';

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

/** The watch after one more event. Events before the first start are no watch. */
export const reduceWatch = (
  watch: WatchState | null,
  body: WatchEvent,
  at: string,
): WatchState | null => {
  if (body.type === 'watch-started') return begin(watch, body, at);
  if (watch === null) return null;
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
        ports: watch.ports.map((port) =>
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
