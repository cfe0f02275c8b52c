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
    title: `Protect ports of ${service.name}: ${names || 'nothing to do'}`,
    why: 'An administered exclusion keeps Windows from handing the port out to an outgoing connection. The service itself may still bind it.',
    cost: costOf(service, dependants),
    undo: 'Each exclusion that this plan adds can be deleted again; the command stands with the step. A step that fails takes back what the plan did before it.',
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
    return `${service.name} does not run and is not started; nobody notices.`;
  const names = [service, ...dependants].map(({ name }) => name);
  const down = names.length === 1 ? `${service.name} is` : `${names.join(', ')} are`;
  return `${down} down for a few seconds; clients that are connected through it have to connect again.`;
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
    ...dependants.map(({ name }) => stopStep(name, `${service.name} cannot stop while it runs.`)),
    stopStep(service.name, 'Windows refuses the exclusion while the service itself uses the port.'),
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
        text: `Every port of the service is outside the dynamic port range or already excluded in both families and both stores (${all.map(({ report }) => report.port).join(', ')}).`,
      },
    ];
  const perPort = ports.flatMap((port) => portObstacle(port) ?? []);
  const state = all[0]?.target.service.state;
  const pending: PlanObstacle[] = state?.endsWith('-pending')
    ? [
        {
          code: 'pending',
          text: `The service is ${state}: wait until it has settled, then check again.`,
        },
      ]
    : [];
  const elevation: PlanObstacle[] =
    facts.server.elevated === false
      ? [
          {
            code: 'not-elevated',
            text: 'The agent does not run elevated, so it may not change exclusions or services.',
          },
        ]
      : [];
  return [...elevation, ...pending, ...perPort];
};

const portObstacle = ({ report, holding }: AssessedPort): PlanObstacle | null => {
  if (holding.kind === 'captured')
    return {
      code: 'held',
      text: `Port ${report.port} is held by ${describeHolder(holding.holder)}. Windows refuses an exclusion while any socket uses the port, so the plan has to wait until the port is free.`,
    };
  if (holding.kind === 'unknown')
    return {
      code: 'unknown',
      text: `It is not known who holds port ${report.port}: ${holding.why}`,
    };
  if (families.some((name) => report.families[name].exclusion === 'system'))
    return {
      code: 'system-exclusion',
      text: `A system exclusion covers port ${report.port}; an exclusion of our own cannot be added over it. See PORT-002.`,
    };
  if (
    families.some(
      (name) =>
        report.families[name].exclusion === null || report.families[name].persistent == null,
    )
  )
    return {
      code: 'unknown',
      text: `The exclusions of port ${report.port} could not be read, so a change could not be proved or taken back.`,
    };
  return null;
};
