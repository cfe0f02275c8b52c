import { addMoment, emptyHistory, type WatchHistory, type WatchMoment } from '../watch/history.ts';
import type { WatchState } from '../watch/state.ts';
import type { WatchEvent } from './reduce-watch.ts';

/** Longest text of a moment; the journal has the whole. */
const longestText = 160;

/** What the picture of the update keeps after one more event. `next` is the watch after it, which names the capture that the event began. */
export const reduceHistory = (
  before: WatchState | null,
  next: Pick<WatchState, 'captures'>,
  body: WatchEvent,
  at: string,
): WatchHistory => {
  const history = before?.history ?? emptyHistory;
  const moment = momentOf(before, next, body, at);
  return moment === null ? history : addMoment(history, moment);
};

const momentOf = (
  before: WatchState | null,
  { captures }: Pick<WatchState, 'captures'>,
  body: WatchEvent,
  at: string,
): WatchMoment | null => {
  switch (body.type) {
    case 'watch-started':
      return { kind: 'watch', at, is: 'started', ports: body.ports };
    case 'watch-interrupted':
      return { kind: 'watch', at: body.lastWrittenAt, is: 'interrupted' };
    case 'watch-resumed':
      return { kind: 'watch', at, is: 'resumed' };
    case 'watch-ended':
      return { kind: 'watch', at, is: 'ended' };
    case 'port-changed': {
      const { protocol, port, family, sight, seenAt } = body.change;
      const { status, holder, why } = sight;
      const capture = status === 'captured' && holder !== null ? captures.at(-1)?.id : undefined;
      return {
        kind: 'port',
        at: seenAt,
        protocol,
        port,
        family,
        status,
        ...(capture === undefined ? {} : { capture }),
        ...(status === 'unknown' && why !== null ? { why: shorten(why) } : {}),
      };
    }
    case 'service-changed': {
      const { name, state } = body.service;
      const known = before?.services.find((service) => service.name === name);
      // Another start type or process id is no change that the picture shows.
      if (known?.state === state) return null;
      return { kind: 'service', at: body.seenAt, name, state };
    }
    case 'setup-noted': {
      const { kind, text } = body.note;
      return kind === 'warning' || kind === 'services' || kind === 'log'
        ? null
        : { kind: 'setup', at, note: kind, text: shorten(text) };
    }
    default:
      return null;
  }
};

const shorten = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
