import { findService, sameName } from '../../exchange/services.ts';
import type { Service, StartType } from '../../evidence/schema.ts';
import { valueOr } from '../../facts/fact.ts';
import { isTimeWait } from '../../ports/time-wait.ts';
import { exclusionCommand, quoteName } from '../../remediation/command-text.ts';
import type { Remediation } from '../../report/schema.ts';
import { serviceBefore } from '../causes/context.ts';
import type { AfterInput } from '../input.ts';
import type { RootCause } from '../schema.ts';

const hint = (text: string): Remediation => ({ kind: 'hint', text });
const command = (text: string): Remediation => ({ kind: 'command', text });

/**
 * What can be done about a service that does not run: the plan first, then what a person has to know, then the same by hand.
 *
 * `was` is the service before the update; null where that is not known: then no plan can say how it has to stand.
 */
export const wayBack = (
  input: AfterInput,
  was: Service | null,
  cause: RootCause,
): readonly Remediation[] => [
  ...planFor(input, was, cause),
  ...hintsFor(input, cause, was),
  ...commandsFor(input, cause),
];

const planFor = (
  input: AfterInput,
  was: Service | null,
  cause: RootCause,
): readonly Remediation[] => {
  if (was === null || hasNoPlan(cause)) return [];
  const first = findService(valueOr(input.facts.services, []), cause.first);
  if (!first) return [];
  if (cause.kind === 'disabled' || first.startType === 'disabled') {
    const before = serviceBefore(input, first.name)?.startType ?? null;
    if (before === null || before === 'disabled') return [];
    return [
      {
        kind: 'plan',
        plan: 'restore-services',
        service: first.name,
        text: 'Restore services: give each service the start type and state of the baseline, and no other.',
      },
    ];
  }
  // A service that did not run before is started by Windows, when the one that needs it is.
  const service = serviceBefore(input, first.name)?.state === 'running' ? first.name : was.name;
  return [
    {
      kind: 'plan',
      plan: 'recover-service',
      service,
      text: `Bring ${service} back: free what it needs, start it, prove that it listens and answers.`,
    },
  ];
};

/** Nothing may be changed on the ground of what is not known, or not finished. */
const hasNoPlan = ({ kind }: RootCause): boolean =>
  kind === 'contradiction' || kind === 'still-changing';

const hintsFor = (
  input: AfterInput,
  cause: RootCause,
  was: Service | null,
): readonly Remediation[] => {
  const isThere = findService(valueOr(input.facts.services, []), cause.first) !== undefined;
  return [
    hint(
      isThere
        ? hintText(cause)
        : `Find out whether the update took ${cause.first} away or renamed it. Windows cannot start a service that needs one that is not there.`,
    ),
    ...(was === null
      ? [
          hint(
            'No baseline shows how this service has to stand. Start it by hand if you know that it has to run; POP and IMAP are Manual unless you use them.',
          ),
        ]
      : []),
  ];
};

const hintText = ({ kind, first, holder, heldNow }: RootCause): string => {
  switch (kind) {
    case 'port-taken':
      if (heldNow === true)
        return holder !== null && isTimeWait(holder)
          ? 'Wait: TIME_WAIT ends by itself after two to four minutes; then start the service.'
          : 'Wait for the holder to let go, or free the port with the plan; then exclude the port in both families, so that it is not handed out again.';
      return 'Exclude the port in both families before the service is started, so that it is not handed out again.';
    case 'port-excluded':
      return 'A system exclusion belongs to whatever made it (Hyper-V, WinNAT, containers). Move it: stop what made it, or restart the server; then exclude the port yourself before that comes up again.';
    case 'disabled':
      return 'Give back the start type that the baseline has. Do not set all services to Automatic: POP and IMAP are Manual unless you use them. Saved state of Setup that is older than this update has to go before Setup is run again.';
    case 'dependency-down':
      return `Begin with ${first}.`;
    case 'logon-failed':
      return 'Look at the account of the service: its password, whether it is locked or expired, and its right to log on as a service.';
    case 'timed-out':
      return 'The server may have been busy, or the service waits for something. Start it once more; if it times out again, look at its own log.';
    case 'process-died':
      return 'Look at the Application log and the service’s own log for why it ended; a start without that may end in the same way.';
    case 'setup-component-failed':
      return 'Settle what Setup failed at, and run Setup again. Services that ran before can be started meanwhile.';
    case 'still-changing':
      return 'Wait, and verify again. If it stays so, look at the service’s own log; ending its process by hand loses what it was doing.';
    case 'contradiction':
      return 'Verify again: the tables are read one after the other, and a service that was restarted in between can look so.';
    case 'not-known':
      return 'Start it, and verify again: what it ends with then tells more. Its own log and the Application log may tell why it does not run.';
  }
};

/** What `sc.exe config … start=` calls each start type; drivers are no services of Exchange. */
const startWords: Readonly<Record<StartType, string | null>> = {
  automatic: 'auto',
  'automatic-delayed': 'delayed-auto',
  manual: 'demand',
  disabled: null,
  boot: null,
  system: null,
};

const commandsFor = (input: AfterInput, cause: RootCause): readonly Remediation[] => {
  if (hasNoPlan(cause)) return [command(`sc.exe queryex ${quoteName(cause.service)}`)];
  const first = findService(valueOr(input.facts.services, []), cause.first);
  if (!first) return [];
  const was = serviceBefore(input, first.name);
  const word = was?.startType == null ? null : startWords[was.startType];
  return [
    ...portCommands(cause),
    ...(first.startType === 'disabled' && word !== null
      ? [command(`sc.exe config ${quoteName(first.name)} start= ${word}`)]
      : []),
    // Without its start type from before, a disabled service cannot be started by hand either.
    ...(first.startType === 'disabled' && word === null
      ? []
      : [command(`sc.exe start ${quoteName(first.name)}`)]),
    ...(sameName(first.name, cause.service)
      ? []
      : [command(`sc.exe start ${quoteName(cause.service)}`)]),
  ];
};

const portCommands = ({ kind, port }: RootCause): readonly Remediation[] => {
  if (port === null) return [];
  if (kind === 'port-excluded')
    return (['ipv4', 'ipv6'] as const).map((family) =>
      command(`netsh int ${family} show excludedportrange protocol=tcp`),
    );
  return [
    command(`netstat -ano | findstr :${port}`),
    ...(['ipv4', 'ipv6'] as const).map((family) => command(exclusionCommand('add', family, port))),
  ];
};
