import { findService, sameName } from '../../exchange/services.ts';
import type { Service, StartType } from '../../evidence/schema.ts';
import { valueOr } from '../../facts/fact.ts';
import { isTimeWait } from '../../ports/time-wait.ts';
import { exclusionCommand, quoteName } from '../../remediation/command-text.ts';
import type { Remediation } from '../../report/schema.ts';
import { say } from '../../texts/stored.ts';
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
        text: say('after.restore-services'),
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
      text: say('SVC-101.recover', { service }),
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
    hint(isThere ? hintText(cause) : say('SVC-101.gone.hint', { service: cause.first })),
    ...(was === null ? [hint(say('SVC-101.no-baseline.hint'))] : []),
  ];
};

const hintText = ({ kind, first, holder, heldNow }: RootCause): string => {
  if (kind === 'dependency-down') return say('SVC-101.hint.dependency-down', { service: first });
  if (kind !== 'port-taken' || heldNow !== true) return say(`SVC-101.hint.${kind}`);
  return say(
    holder !== null && isTimeWait(holder) ? 'SVC-101.hint.time-wait' : 'SVC-101.hint.port-held',
  );
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
