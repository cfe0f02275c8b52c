import { explainExitCode, isExplained } from '../../exchange/exit-codes.ts';
import { timeText } from '../../text/time.ts';
import { say } from '../../texts/stored.ts';
import { gapOf, proofOf, type CauseContext, type Proof } from './context.ts';
import { exitCodeOf } from './last-failure.ts';
import type { ToldEvent } from './told-events.ts';

/** So many events of one kind are shown; more of the same prove nothing more. */
const mostEvents = 3;

/** What shows that the last run ended as it did: exit codes and events. */
export const failureProof = (context: CauseContext): readonly Proof[] => [
  exitCodeProof(context),
  ...(context.failure?.events ?? []).slice(0, mostEvents).map((event) => eventProof(event)),
  ...unplacedProof(context),
];

export const exitCodeProof = ({ service }: CauseContext): Proof => {
  const { win32ExitCode: code, serviceExitCode: own } = service;
  return proofOf(exitCodeText(code, code === 1066 ? own : null, exitCodeOf(service)), 'services');
};

/** `own`: the error of the service's own, where it has one. `telling`: the one of the two that shows a failure. */
const exitCodeText = (code: number, own: number | null, telling: number | null): string => {
  const meaning = telling === null ? null : explainExitCode(telling);
  const isNumberOnly = telling !== null && !isExplained(telling);
  if (own !== null) {
    const values = { code, own };
    if (meaning === null) return say('cause.exit-code-own-clean', values);
    return isNumberOnly
      ? say('cause.exit-code-own-ended', values)
      : say('cause.exit-code-own', { ...values, meaning });
  }
  if (meaning !== null)
    return isNumberOnly
      ? say('cause.exit-code-ended', { code })
      : say('cause.exit-code', { code, meaning });
  return say(code === 1077 ? 'cause.exit-code-not-started' : 'cause.exit-code-clean', { code });
};

export const eventProof = ({ at, eventId, log, values }: ToldEvent): Proof => {
  const said = values.filter((value) => value.trim() !== '').join(', ');
  const event = { id: eventId, time: timeText(at) };
  return proofOf(
    said === '' ? say('cause.event', event) : say('cause.event-with', { ...event, said }),
    log,
  );
};

/** What the logs could not show, and what could not be placed in time. */
const unplacedProof = ({ input, told }: CauseContext): readonly Proof[] => {
  const { systemLog, applicationLog } = input.facts;
  return [
    ...gapOf(systemLog, 'system-log'),
    ...gapOf(applicationLog, 'application-log'),
    ...(told.since === null ? [proofOf(say('cause.events-unplaced'))] : []),
  ];
};
