import { findService, isDocumentedAutomatic, sameName } from '../../exchange/services.ts';
import type { Service } from '../../evidence/schema.ts';
import { say } from '../../texts/stored.ts';
import { whyMayBeStopped } from '../compare/expectation.ts';
import type { RootCause } from '../schema.ts';
import {
  baselineEvidence,
  causeOf,
  proofOf,
  serviceBefore,
  type CauseContext,
  type Proof,
} from './context.ts';
import { failureProof } from './failure-proof.ts';

/** ERROR_SERVICE_DEPENDENCY_FAIL. */
const dependencyFailed = 1068;
/** It ended as it was told, or was not started since the boot. */
const unharmed: ReadonlySet<number> = new Set([0, 1077]);

/** Finds the cause of another service; null while that one is being asked itself: a circle of dependencies. */
export type AskOther = (name: string) => RootCause | null;

/** A service that is needed and not there, or does not run. */
type Need = { readonly name: string; readonly service: Service | null };

/**
 * A service that is needed does not run: the way down to the first cause.
 *
 * Windows starts what a service needs by itself. So a need that could be started is no obstacle to a service that failed for a reason of its own, nor one that did not run before or may be stopped at any time; it is only told beside the reason.
 */
export const dependencyDown = (context: CauseContext, ask: AskOther): RootCause | null => {
  const needs = needsDown(context);
  const causes = needs
    .filter((need) => isObstacle(context, need))
    .flatMap((need) => {
      const cause = need.service === null ? goneCause(need.name) : ask(need.service.name);
      return cause === null ? [] : [{ need, cause }];
    });
  const found = causes.find(({ cause }) => cause.kind !== 'not-known') ?? causes[0];
  if (found) return through(context, found.need, found.cause, needs);
  return context.failure?.code === dependencyFailed ? failedThen(context, needs) : null;
};

const isObstacle = ({ failure, input }: CauseContext, need: Need): boolean => {
  if (failure?.code === dependencyFailed || !canBeStarted(need)) return true;
  const before = serviceBefore(input, need.name);
  return (
    failure === null &&
    need.service !== null &&
    whyMayBeStopped(need.service) === null &&
    (before === null || before.state === 'running')
  );
};

/** What the service needs and what does not run now, told beside another reason. */
export const needsProof = (context: CauseContext): readonly Proof[] =>
  needsDown(context).map((need) => needProof(need));

/**
 * Direct needs that do not run. Names that are no service (drivers, groups) are passed over; one that the baseline had, or that is documented for Exchange, is gone.
 */
const needsDown = ({ service, services, input }: CauseContext): readonly Need[] =>
  service.dependsOn.flatMap((name): Need[] => {
    const needed = findService(services, name);
    if (needed)
      return needed.state === 'running' || needed === service
        ? []
        : [{ name: needed.name, service: needed }];
    const before = serviceBefore(input, name);
    return before !== null || isDocumentedAutomatic(name)
      ? [{ name: before?.name ?? name, service: null }]
      : [];
  });

const canBeStarted = ({ service }: Need): boolean =>
  service !== null &&
  service.state === 'stopped' &&
  service.startType !== 'disabled' &&
  unharmed.has(service.win32ExitCode);

/** The cause of a service that is not there any more. */
export const goneCause = (name: string): RootCause =>
  causeOf({ service: { name } }, 'not-known', say('cause.gone', { service: name }), [
    proofOf(say('cause.gone.proof', { service: name }), 'services'),
  ]);

const through = (
  context: CauseContext,
  need: Need,
  cause: RootCause,
  needs: readonly Need[],
): RootCause => {
  const { name, dependsOn } = context.service;
  const others = needs.filter((other) => other !== need).map((other) => needProof(other));
  return causeOf(
    context,
    'dependency-down',
    `${wayText(context, need, cause.first)} ${tail(cause)}`,
    [
      proofOf(say('cause.needs', { service: name, names: dependsOn.join(', ') }), 'services'),
      needProof(need),
      ...others,
      ...cause.proof,
      ...(context.failure === null ? [] : failureProof(context)),
    ],
    { first: cause.first },
  );
};

/** What the service depends on that does not run, and through what. */
const wayText = ({ service, services }: CauseContext, need: Need, firstName: string): string => {
  const first = findService(services, firstName);
  const values = { service: service.name, need: need.name };
  if (sameName(firstName, need.name))
    return first
      ? say('cause.depends', { ...values, state: first.state })
      : say('cause.depends-gone', values);
  return first
    ? say('cause.depends-through', { ...values, first: firstName, state: first.state })
    : say('cause.depends-through-gone', { ...values, first: firstName });
};

/** The text of the first cause, without the way to it, which was told already. */
const tail = ({ kind, text }: RootCause): string =>
  kind === 'dependency-down' ? text.slice(text.indexOf('. ') + 2) : text;

const needProof = ({ name, service }: Need): Proof =>
  service === null
    ? proofOf(say('cause.need-gone', { name }), 'services', baselineEvidence)
    : proofOf(say('cause.need-state', { name, state: service.state }), 'services');

/** The last attempt failed at a need that runs by now. */
const failedThen = (context: CauseContext, needs: readonly Need[]): RootCause => {
  const { service, services } = context;
  const said = context.failure?.events.find(({ eventId }) => eventId === 7001)?.values[1]?.trim();
  const needed = services.find(
    ({ name, displayName }) => said && (sameName(name, said) || sameName(displayName, said)),
  );
  return causeOf(
    context,
    'dependency-down',
    failedText(service.name, needed?.name ?? null, needs.length === 0),
    failureProof(context),
  );
};

const failedText = (service: string, need: string | null, runsNow: boolean): string => {
  if (need === null)
    return say(runsNow ? 'cause.some-need-failed-runs-now' : 'cause.some-need-failed', { service });
  return say(runsNow ? 'cause.need-failed-runs-now' : 'cause.need-failed', { service, need });
};
