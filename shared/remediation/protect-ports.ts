import type { AssessedPort } from '../ports/assess-ports.ts';
import { describeHolder } from '../ports/find-holder.ts';
import type { Service } from '../evidence/schema.ts';
import { runningDependants, sameName } from '../exchange/services.ts';
import { valueOr } from '../facts/fact.ts';
import { families } from '../ports/vocabulary.ts';
import type { Assessment } from '../checks/check.ts';
import type { Plan, PlanObstacle } from './plan.ts';
import {
  numbered,
  proveExcludedStep,
  proveListeningStep,
  reserveStep,
  startStep,
  stopStep,
  type StepDraft,
} from './steps.ts';
import { say } from '../texts/stored.ts';

/** A plan without the identity that the agent gives it when it proposes it. */
export type PlanDraft = Omit<Plan, 'id' | 'hash'>;

/**
 * The plan *Protect ports* for one service: stop it, exclude its ports in IPv4 and IPv6 persistently, start it, prove both.
 *
 * The service is stopped because Windows refuses an exclusion while anybody uses the port, the service itself included (CreatePersistentTcpPortReservation: sharing violation). A service that does not run is not started.
 * Null when the service has no back-end port at all.
 */
export const planProtectPorts = (assessment: Assessment, serviceName: string): PlanDraft | null => {
  const all = assessment.ports.filter(({ target }) => sameName(target.service.name, serviceName));
  const [first] = all;
  if (!first) return null;
  const { service } = first.target;
  const ports = all.filter(needsProtection);
  const listed = ports.map(({ report }) => report.port);
  const running = service.state === 'running';
  const dependants = running
    ? runningDependants(valueOr(assessment.facts.services, []), service)
    : [];
  const names = listed.map((port) => `tcp/${port}`).join(', ');
  return {
    kind: 'protect-ports',
    service: service.name,
    ports: listed,
    title:
      names === ''
        ? say('plan.protect.title-nothing', { service: service.name })
        : say('plan.protect.title', { service: service.name, ports: names }),
    why: say('plan.protect.why'),
    cost: costOf(service, dependants),
    undo: say('plan.protect.undo'),
    steps: numbered(stepsFor(ports, service, dependants)),
    obstacles: obstaclesFor(assessment, all, ports),
  };
};

/** A port that an exclusion would make safer: exposed now, after the next boot, or not known well enough to leave it alone. */
export const needsProtection = ({ report }: AssessedPort): boolean =>
  families.some((name) => {
    const family = report.families[name];
    if (family.inside === false) return false;
    return family.exclusion !== 'administered' || family.persistent !== 'administered';
  });

const costOf = (service: Service, dependants: readonly Service[]): string => {
  if (service.state !== 'running')
    return say('plan.protect.cost-stopped', { service: service.name });
  const names = [service, ...dependants].map(({ name }) => name);
  return names.length === 1
    ? say('plan.protect.cost-one', { service: service.name })
    : say('plan.protect.cost-many', { services: names.join(', ') });
};

const stepsFor = (
  ports: readonly AssessedPort[],
  service: Service,
  dependants: readonly Service[],
): readonly StepDraft[] => {
  if (ports.length === 0) return [];
  const reservations = ports.flatMap(({ report }) =>
    families.map((family) => reserveStep(family, report.port)),
  );
  const proofs = ports.map(({ report }) => proveExcludedStep(report.port));
  if (service.state !== 'running') return [...reservations, ...proofs];
  return [
    ...dependants.map(({ name }) =>
      stopStep(name, say('step.stop.why-dependant', { service: service.name })),
    ),
    stopStep(service.name, say('step.stop.why-own-port')),
    ...reservations,
    ...proofs,
    startStep(service.name),
    ...ports
      .filter(({ holding }) => holding.kind === 'own')
      .map(({ report, holding }) =>
        proveListeningStep(
          service.name,
          report.port,
          holding.kind === 'own' ? holding.families : [],
        ),
      ),
    ...dependants.toReversed().map(({ name }) => startStep(name)),
  ];
};

export const obstaclesFor = (
  { facts }: Assessment,
  all: readonly AssessedPort[],
  ports: readonly AssessedPort[],
): PlanObstacle[] => {
  if (ports.length === 0)
    return [
      {
        code: 'nothing-to-do',
        text: say('obstacle.nothing.protected', {
          ports: all.map(({ report }) => report.port).join(', '),
        }),
      },
    ];
  const perPort = ports.flatMap((port) => portObstacle(port) ?? []);
  const state = all[0]?.target.service.state;
  const pending: PlanObstacle[] =
    state?.endsWith('-pending') === true
      ? [
          {
            code: 'pending',
            text: say('obstacle.pending.service', { state: say(`code.${state}`) }),
          },
        ]
      : [];
  const elevation: PlanObstacle[] =
    facts.server.elevated === false
      ? [
          {
            code: 'not-elevated',
            text: say('obstacle.not-elevated-exclusions'),
          },
        ]
      : [];
  return [...elevation, ...pending, ...perPort];
};

const portObstacle = ({ report, holding }: AssessedPort): PlanObstacle | null => {
  if (holding.kind === 'captured')
    return {
      code: 'held',
      text: say('obstacle.held', { port: report.port, holder: describeHolder(holding.holder) }),
    };
  if (holding.kind === 'unknown')
    return {
      code: 'unknown',
      text: say('obstacle.holder-unknown', { port: report.port, why: holding.why }),
    };
  if (families.some((name) => report.families[name].exclusion === 'system'))
    return {
      code: 'system-exclusion',
      text: say('obstacle.system-exclusion', { port: report.port }),
    };
  if (
    families.some(
      (name) =>
        report.families[name].exclusion === null || report.families[name].persistent == null,
    )
  )
    return {
      code: 'unknown',
      text: say('obstacle.exclusions-unread', { port: report.port }),
    };
  return null;
};
