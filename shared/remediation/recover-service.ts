import type { AfterInput } from '../after/input.ts';
import { protocolTargets } from '../after/protocol-targets.ts';
import type { Service } from '../evidence/schema.ts';
import { findService, runningDependants, sameName } from '../exchange/services.ts';
import { valueOr } from '../facts/fact.ts';
import { families } from '../ports/vocabulary.ts';
import type { RecoveryWay } from './plan.ts';
import { needsProtection, type PlanDraft } from './protect-ports.ts';
import { freeForStart, startsAround, type Freeing } from './recovery/free-for-start.ts';
import { recoveryObstacles, type ToRecover } from './recovery/obstacles.ts';
import { neededPorts, type NeededPort } from '../after/service-ports.ts';
import { stoppedNeeds } from './recovery/stopped-needs.ts';
import {
  numbered,
  proveAnswersStep,
  proveExcludedStep,
  proveListeningStep,
  reserveStep,
  setStartTypeStep,
  startStep,
  stopStep,
  type StepDraft,
} from './steps.ts';
import { say } from '../texts/stored.ts';

export type RecoveryChoice = { readonly way: RecoveryWay; readonly excludes: boolean };

/**
 * The plan that brings one service back: its start type and what it needs restored, its ports freed and excluded, the service started, its listeners and its greetings proved. Null when there is no such service, now or before.
 *
 * Only what the baseline shows is brought back: a service that did not run before is not started. The proofs after the start may fail without taking anything back: a service that runs and answers in one family only is better than one that does not run.
 */
export const planRecoverService = (
  input: AfterInput,
  serviceName: string,
  choice: RecoveryChoice,
): PlanDraft | null => {
  const { facts, baseline } = input;
  const services = valueOr(facts.services, []);
  const now = findService(services, serviceName);
  const before = findService(valueOr(baseline.facts?.services ?? facts.services, []), serviceName);
  if (!now && (!before || facts.services.known)) return null;
  const service = now ?? before;
  if (!service) return null;
  const ports = now ? neededPorts(input, now) : [];
  const subject: ToRecover = {
    input,
    service,
    was: baseline.facts === null ? null : (before ?? null),
    ports,
    restart: service.state === 'running',
  };
  const freeing = freeForStart(input, service, ports, choice.way);
  const { name } = service;
  const listed = ports.map(({ report }) => report.port);
  return {
    kind: 'recover-service',
    service: name,
    ports: listed,
    recovery: choice,
    title: say('plan.recover.title', { service: name }),
    why: whyOf(subject),
    cost: costOf(subject, freeing),
    undo: say('plan.recover.undo'),
    steps: now ? numbered(stepsFor(subject, freeing, choice)) : [],
    obstacles: [...recoveryObstacles(subject, choice), ...freeing.obstacles],
  };
};

const whyOf = ({ service: { name }, was, ports }: ToRecover): string => {
  if (was?.state !== 'running') return say('plan.recover.why-unknown', { service: name });
  const listed = ports.map(({ report }) => `tcp/${report.port}`).join(', ');
  return listed === ''
    ? say('plan.recover.why', { service: name })
    : say('plan.recover.why-on', { service: name, ports: listed });
};

const costOf = ({ service, restart, input }: ToRecover, { cost }: Freeing): string => {
  const dependants = restart
    ? runningDependants(valueOr(input.facts.services, []), service).map(({ name }) => name)
    : [];
  const own = restart
    ? say('plan.recover.cost-restart', { services: [service.name, ...dependants].join(', ') })
    : say('plan.recover.cost-start', { service: service.name });
  return cost === null ? own : `${own} ${cost}`;
};

const stepsFor = (
  subject: ToRecover,
  freeing: Freeing,
  { excludes }: RecoveryChoice,
): readonly StepDraft[] => {
  const { input, service, was, ports, restart } = subject;
  const services = valueOr(input.facts.services, []);
  const dependants = restart ? runningDependants(services, service) : [];
  const again = [
    ...freeing.startAgain,
    ...dependants
      .toReversed()
      .filter(({ name }) => !freeing.startAgain.some((one) => sameName(one.name, name))),
  ];
  const around = startsAround(services, service, again);
  const reserved = excludes ? ports.filter(needsProtection) : [];
  return [
    ...startTypeSteps(service, was),
    ...stoppedNeeds(input, service).flatMap((needed) => [
      ...startTypeSteps(needed.service, needed.was),
      startStep(needed.service.name, say('step.start.why-needed', { service: service.name })),
    ]),
    ...dependants.map(({ name }) =>
      stopStep(name, say('step.stop.why-dependant', { service: service.name })),
    ),
    ...(restart ? [stopStep(service.name, say('step.stop.why-not-listening'))] : []),
    ...freeing.steps,
    ...reserved.flatMap(({ report }) => families.map((family) => reserveStep(family, report.port))),
    ...reserved.map(({ report }) => proveExcludedStep(report.port)),
    ...around.before,
    startStep(service.name),
    ...around.after,
    ...proofs(subject).map((proof) => ({ ...proof, mayFail: true })),
  ];
};

/** A start type is touched only where the service was left disabled. */
const startTypeSteps = (service: Service, was: Service | null): readonly StepDraft[] =>
  service.startType === 'disabled' && was?.startType != null && was.startType !== 'disabled'
    ? [setStartTypeStep(service.name, service.startType, was.startType)]
    : [];

const proofs = ({ input, service, ports }: ToRecover): readonly StepDraft[] => [
  ...ports
    .filter(({ listened }) => listened.length > 0)
    .map(({ report, listened }: NeededPort) =>
      proveListeningStep(service.name, report.port, listened),
    ),
  ...protocolTargets(input)
    .filter((target) => sameName(target.service, service.name))
    .map((target) => proveAnswersStep(target)),
];
