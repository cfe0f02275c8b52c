import { findService, isDocumentedAutomatic, sameName } from '../../exchange/services.ts';
import type { Service } from '../../evidence/schema.ts';
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
  causeOf(
    { service: { name } },
    'not-known',
    `${name} is not there any more: it was removed, or renamed.`,
    [proofOf(`No service of the name ${name} is there now.`, 'services')],
  );

const through = (
  context: CauseContext,
  need: Need,
  cause: RootCause,
  needs: readonly Need[],
): RootCause => {
  const { name, dependsOn } = context.service;
  const way = sameName(cause.first, need.name)
    ? need.name
    : `${need.name}, and that on ${cause.first}`;
  const first = findService(context.services, cause.first);
  const others = needs.filter((other) => other !== need).map((other) => needProof(other));
  return causeOf(
    context,
    'dependency-down',
    `${name} depends on ${way}, which ${first ? `is ${first.state}` : 'is not there'}. ${tail(cause)}`,
    [
      proofOf(`${name} needs ${dependsOn.join(', ')}.`, 'services'),
      needProof(need),
      ...others,
      ...cause.proof,
      ...(context.failure === null ? [] : failureProof(context)),
    ],
    { first: cause.first },
  );
};

/** The text of the first cause, without the way to it, which was told already. */
const tail = ({ kind, text }: RootCause): string =>
  kind === 'dependency-down' ? text.slice(text.indexOf('. ') + 2) : text;

const needProof = ({ name, service }: Need): Proof =>
  service === null
    ? proofOf(`${name} is not there now.`, 'services', baselineEvidence)
    : proofOf(`${name} is ${service.state} now.`, 'services');

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
    `${service.name} could not start because ${needed?.name ?? 'a service that it depends on'} did not (1068)${needs.length === 0 ? '; all that it depends on runs now' : ''}.`,
    failureProof(context),
  );
};
