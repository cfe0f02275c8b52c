import { findService } from '../../exchange/services.ts';
import type { AfterInput } from '../input.ts';
import type { RootCause } from '../schema.ts';
import type { Service } from '../../evidence/schema.ts';
import { say } from '../../texts/stored.ts';
import {
  baselineEvidence,
  causeOf,
  contextOf,
  proofOf,
  serviceBefore,
  type CauseContext,
  type CauseRule,
} from './context.ts';
import { contradiction } from './contradiction.ts';
import { dependencyDown, goneCause, type AskOther } from './dependency-down.ts';
import { disabled } from './disabled.ts';
import { notKnown } from './not-known.ts';
import { logonFailed, processDied, timedOut } from './own-failure.ts';
import { portExcluded, portExcludedNow } from './port-excluded.ts';
import { portHeldNow, portTaken } from './port-taken.ts';
import { setupComponentFailed, setupSaidOf } from './setup-component-failed.ts';
import { notSettled, onTheWay } from './still-changing.ts';

/** No reason is given for a state that may not be so, or that is about to change. */
const beforeAll: readonly CauseRule[] = [contradiction, onTheWay, disabled];

/** By how much they prove: what the service ended with, then what keeps it from starting now, then what only lies near. */
const inOrder: readonly CauseRule[] = [
  portTaken,
  portExcluded,
  logonFailed,
  timedOut,
  processDied,
  portHeldNow,
  portExcludedNow,
  setupComponentFailed,
  notSettled,
];

/**
 * Why a service does not run, with what proves it, from facts alone. `not-known` where nothing proves anything, with everything that was seen.
 *
 * A service that is disabled itself counts before one that it needs: both have to be put back, and that starts them in the right order. Event logs count by ids and insertion strings only, from the beginning of the update on.
 */
export const findRootCause = (input: AfterInput, serviceName: string): RootCause => {
  const { services } = input.facts;
  return services.known
    ? causeAmong(input, services.value, serviceName)
    : nameless(
        serviceName,
        say('cause.services-unread', {
          service: serviceName,
          code: services.code,
          message: services.message,
        }),
        services.item,
      );
};

const causeAmong = (
  input: AfterInput,
  services: readonly Service[],
  serviceName: string,
): RootCause => {
  /** Each service is asked once, however they depend on each other; null while it is being asked. */
  const answers = new Map<Service, RootCause | null>();
  const ask = (name: string): RootCause | null => {
    const service = findService(services, name);
    if (!service) return gone(input, name);
    const known = answers.get(service);
    if (known !== undefined) return known;
    answers.set(service, null);
    const cause = causeOfService(contextOf(input, services, service), ask);
    answers.set(service, cause);
    return cause;
  };
  return ask(serviceName) ?? gone(input, serviceName);
};

const causeOfService = (context: CauseContext, ask: AskOther): RootCause => {
  // A service that runs has no cause to be found, but it may flap, or its row may not be so.
  if (context.service.state === 'running')
    return firstOf([contradiction, notSettled], context) ?? notKnown(context);
  const cause =
    firstOf(beforeAll, context) ??
    dependencyDown(context, ask) ??
    firstOf(inOrder, context) ??
    notKnown(context);
  return { ...cause, proof: [...cause.proof, ...setupSaidOf(context)] };
};

const firstOf = (rules: readonly CauseRule[], context: CauseContext): RootCause | null => {
  for (const rule of rules) {
    const cause = rule(context);
    if (cause !== null) return cause;
  }
  return null;
};

const gone = (input: AfterInput, name: string): RootCause => {
  const cause = goneCause(name);
  const before = serviceBefore(input, name);
  return before === null
    ? cause
    : {
        ...cause,
        service: before.name,
        first: before.name,
        proof: [
          ...cause.proof,
          proofOf(say('cause.state-before', { state: before.state }), baselineEvidence),
        ],
      };
};

const nameless = (name: string, text: string, evidence: string): RootCause =>
  causeOf({ service: { name } }, 'not-known', text, [proofOf(text, evidence)]);
