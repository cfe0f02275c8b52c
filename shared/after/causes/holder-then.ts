import { sameName } from '../../exchange/services.ts';
import { describeHolder } from '../../ports/find-holder.ts';
import { familyName } from '../../ports/vocabulary.ts';
import { clockText } from '../../text/time.ts';
import { say } from '../../texts/stored.ts';
import type { Capture } from '../../watch/state.ts';
import { journalEvidence, proofOf, type CauseContext, type Proof } from './context.ts';

/** What the watch saw of a port when its service failed. */
export type HolderThen = {
  /** Who had the port at that time; null where nobody was seen, or the time is not known. */
  readonly capture: Capture | null;
  readonly proof: readonly Proof[];
};

/** Clocks and looks are not exact: the watch sees that a service has stopped a little after it failed. */
const closeMs = 5_000;

/** When the service failed last: by its event; else when the watch saw it stop with an exit code. */
export const failedAt = ({ failure, input, service }: CauseContext): string | null => {
  if (failure?.at) return failure.at;
  const seen = input.watch?.services.find(({ name }) => sameName(name, service.name));
  const same =
    seen?.state === service.state &&
    seen.win32ExitCode === service.win32ExitCode &&
    seen.serviceExitCode === service.serviceExitCode;
  return seen && same && failure?.byExitCode === true ? seen.since : null;
};

/** Who had the port in the watch's timeline at the time at which the service failed. */
export const holderThen = (context: CauseContext, port: number): HolderThen => {
  const { watch } = context.input;
  if (watch === null)
    return {
      capture: null,
      proof: [proofOf(say('cause.port.unwatched'))],
    };
  const captures = watch.captures.filter(
    (capture) => capture.port === port && capture.protocol === 'tcp',
  );
  const at = failedAt(context);
  const then = at === null ? undefined : captures.findLast((capture) => covers(capture, at));
  return {
    capture: then ?? null,
    proof: [
      ...captures.map((capture) => told(capture, port, capture === then ? at : null)),
      ...missed(context, captures, at, then !== undefined),
    ],
  };
};

const covers = ({ firstSeenAt, lastSeenAt }: Capture, at: string): boolean => {
  const moment = Date.parse(at);
  return (
    Date.parse(firstSeenAt) - closeMs <= moment &&
    (lastSeenAt === null || moment <= Date.parse(lastSeenAt) + closeMs)
  );
};

const told = (capture: Capture, port: number, failed: string | null): Proof => {
  const { family, firstSeenAt, lastSeenAt } = capture;
  const values = {
    holder: describeHolder(capture.holder),
    port: `tcp/${port}`,
    family: familyName(family),
    from: clockText(firstSeenAt),
  };
  return proofOf(
    lastSeenAt === null
      ? openText(values, failed)
      : closedText({ ...values, to: clockText(lastSeenAt) }, failed),
    journalEvidence,
  );
};

type Seen = {
  readonly holder: string;
  readonly port: string;
  readonly family: string;
  readonly from: string;
};

const openText = (seen: Seen, failed: string | null): string =>
  failed === null
    ? say('cause.port.watch-open', seen)
    : say('cause.port.watch-open-failed', { ...seen, failed: clockText(failed) });

const closedText = (seen: Seen & { readonly to: string }, failed: string | null): string =>
  failed === null
    ? say('cause.port.watch', seen)
    : say('cause.port.watch-failed', { ...seen, failed: clockText(failed) });

const missed = (
  { input: { watch } }: CauseContext,
  captures: readonly Capture[],
  at: string | null,
  found: boolean,
): readonly Proof[] => {
  if (found || watch === null) return [];
  if (at === null)
    return captures.length === 0 ? [] : [proofOf(say('cause.port.failure-time-not-known'))];
  const moment = Date.parse(at);
  const unwatched =
    moment < Date.parse(watch.startedAt) ||
    (watch.endedAt !== null && moment > Date.parse(watch.endedAt)) ||
    watch.gaps.some(({ from, to }) => Date.parse(from) <= moment && moment <= Date.parse(to));
  return [
    proofOf(
      say(unwatched ? 'cause.port.nobody-watched-then' : 'cause.port.nobody-seen-then', {
        time: clockText(at),
      }),
      journalEvidence,
    ),
  ];
};
