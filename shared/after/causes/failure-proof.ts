import { explainExitCode } from '../../exchange/exit-codes.ts';
import { timeText } from '../../text/time.ts';
import { proofOf, type CauseContext, type Proof } from './context.ts';
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
  const { win32ExitCode, serviceExitCode } = service;
  const code = exitCodeOf(service);
  const meaning = code === null ? null : explainExitCode(code);
  const own = win32ExitCode === 1066 ? `, its own code ${serviceExitCode}` : '';
  return proofOf(
    `Exit code ${win32ExitCode}${own}${meaning === null ? meaningOfNone(win32ExitCode) : `: ${meaning}`}.`,
    'services',
  );
};

const meaningOfNone = (code: number): string =>
  code === 1077 ? ': it was not started since the boot' : ', which shows no failure';

export const eventProof = ({ at, eventId, log, values }: ToldEvent): Proof => {
  const said = values.filter((value) => value.trim() !== '').join(', ');
  return proofOf(
    `Event ${eventId} at ${timeText(at)}${said === '' ? '' : `, with: ${said}`}.`,
    log,
  );
};

/** What the logs could not show, and what could not be placed in time. */
const unplacedProof = ({ input, told }: CauseContext): readonly Proof[] => {
  const { systemLog, applicationLog } = input.facts;
  const gaps = [
    ['System', systemLog],
    ['Application', applicationLog],
  ] as const;
  return [
    ...gaps.flatMap(([name, fact]) =>
      fact.known
        ? []
        : [
            proofOf(
              `The ${name} event log could not be read (${fact.code}: ${fact.message}).`,
              fact.item,
            ),
          ],
    ),
    ...(told.since === null
      ? [proofOf('When the update began is not known, so no event of the logs was used.')]
      : []),
  ];
};
