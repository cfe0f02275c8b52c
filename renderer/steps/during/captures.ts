import { sameName } from '../../../shared/exchange/services.ts';
import { isTimeWait } from '../../../shared/ports/time-wait.ts';
import type { FreeingAction } from '../../../shared/remediation/free-port.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { familyName } from '../../../shared/ports/vocabulary.ts';
import type { Capture, WatchState } from '../../../shared/watch/state.ts';
import { portKey } from './port-rows.ts';

/** Captures that go on, the newest last, as they were seen. */
export const openCaptures = ({ captures }: Pick<WatchState, 'captures'>): readonly Capture[] =>
  captures.filter(({ lastSeenAt }) => lastSeenAt === null);

/** Number of ports that are captured; a port that is taken in both families counts once. */
export const capturedPorts = (watch: Pick<WatchState, 'captures'>): number =>
  new Set(openCaptures(watch).map(portKey)).size;

/** All captures for the list: those that go on first, then the newest. */
export const capturesForList = ({ captures }: Pick<WatchState, 'captures'>): readonly Capture[] =>
  captures.toSorted(
    (left, right) =>
      Number(left.lastSeenAt !== null) - Number(right.lastSeenAt !== null) ||
      Date.parse(right.firstSeenAt) - Date.parse(left.firstSeenAt),
  );

/** Event ids of the POP and IMAP back ends, which are the services that fail in this way; others log in their own. */
const popOrImap = /^MSExchange(POP3|IMAP4)BE$/i;

/** What Exchange will report if nothing is done. */
export const meaningOf = (capture: Capture, texts: Texts): string => {
  const { service, family } = capture;
  return texts.say(
    popOrImap.test(service) ? 'during.capture.meaning-with-events' : 'during.capture.meaning',
    { service, port: portKey(capture), family: familyName(family) },
  );
};

/** One thing that can be done about a capture, beside waiting. */
export type Freeing = { readonly action: FreeingAction; readonly text: string };

/**
 * What is worth offering. The agent decides by its own look at the server when it makes the plan; here only what cannot be meant is left out: a connection where there is none, a service that is not one of Exchange's.
 */
export const freeingsOf = (
  { holder, family }: Capture,
  { services }: Pick<WatchState, 'services'>,
  texts: Texts,
): readonly Freeing[] => {
  // Without a process nobody can say whose connection is closed.
  if (isTimeWait(holder) || !holder.pid) return [];
  const { service } = holder;
  const ours = service !== null && services.some(({ name }) => sameName(name, service));
  return [
    ...(holder.remote !== null && family === 'ipv4'
      ? [
          {
            action: 'close-connection',
            text: texts.say('during.capture.close-connection'),
          } as const,
        ]
      : []),
    ...(ours
      ? [
          {
            action: 'restart-service',
            text: texts.say('during.capture.restart-service', { service }),
          } as const,
        ]
      : []),
  ];
};

/** Why a capture has fewer ways out than two; null where there is nothing to explain. */
export const whyNoFreeing = (
  capture: Capture,
  watch: Pick<WatchState, 'services'>,
  texts: Texts,
): string | null => {
  const { holder, family } = capture;
  if (isTimeWait(holder) || holder.pid === null || freeingsOf(capture, watch, texts).length > 0)
    return null;
  if (holder.pid === 0) return texts.say('during.capture.no-process');
  return holder.remote !== null && family === 'ipv6'
    ? texts.say('during.capture.ipv6')
    : texts.say('during.capture.foreign');
};
