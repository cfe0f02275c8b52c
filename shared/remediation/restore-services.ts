import type { AfterInput } from '../after/input.ts';
import type { Service } from '../evidence/schema.ts';
import { sameName } from '../exchange/services.ts';
import { valueOr } from '../facts/fact.ts';
import { families } from '../ports/vocabulary.ts';
import type { PlanObstacle, PlanStep } from './plan.ts';
import type { PlanDraft } from './protect-ports.ts';
import { compareServices, type ServiceDifferences } from './recovery/compare-services.ts';
import { elevationObstacles } from './recovery/obstacles.ts';
import { neededPorts } from '../after/service-ports.ts';
import { numbered, proveRunningStep, setStartTypeStep, startStep } from './steps.ts';
import { say } from '../texts/stored.ts';

/** What the plan names where others name a service. */
export const everyService = say('plan.restore.every-service');

/**
 * The plan that gives every service of Exchange, and those of Windows that Setup touches, the start type and state of the baseline, in the order of their dependencies. Null without a baseline.
 *
 * Nothing becomes Automatic that was not; what was stopped stays stopped. Each step stands by itself: one service that cannot start takes nothing back, and the plan then ends as applied in part.
 */
export const planRestoreServices = (input: AfterInput): PlanDraft | null => {
  if (input.baseline.facts === null) return null;
  const differences = compareServices(input);
  const { startTypes, toStart } = differences;
  const steps = [...stepsFor(input, differences)];
  return {
    kind: 'restore-services',
    service: everyService,
    ports: [],
    title: say('plan.restore.title', {
      startTypes: startTypes.length,
      toStart: toStart.length,
    }),
    why: whyOf(input, differences),
    cost: say('plan.restore.cost'),
    undo: say('plan.restore.undo'),
    steps,
    obstacles: obstaclesOf(input, steps),
  };
};

const whyOf = (input: AfterInput, { notes, toStart }: ServiceDifferences): string => {
  const { note } = input.baseline;
  return [
    say('plan.restore.why'),
    ...(note.usable ? [] : [gapsText(note.why)]),
    ...notes,
    ...toStart.flatMap((service) => portNotes(input, service)),
  ].join(' ');
};

const gapsText = (why: string | null): string =>
  why === null
    ? say('plan.restore.baseline-not-whole')
    : say('plan.restore.baseline-gaps', { why });

/** A service whose port is taken is tried all the same, but nobody should be surprised. */
const portNotes = (input: AfterInput, service: Service): readonly string[] =>
  neededPorts(input, service).flatMap(({ report, holding, listened }) => {
    if (listened.length === 0) return [];
    const where = { port: report.port, service: service.name };
    if (families.some((family) => report.families[family].exclusion === 'system'))
      return [say('plan.restore.note.port-blocked', where)];
    return holding.kind === 'captured' ? [say('plan.restore.note.port-taken', where)] : [];
  });

const stepsFor = (
  input: AfterInput,
  { startTypes, toStart }: ServiceDifferences,
): readonly PlanStep[] => {
  const steps = numbered([
    ...startTypes.map(({ service, from, to }) => setStartTypeStep(service.name, from, to)),
    ...toStart.map(({ name }) => startStep(name)),
    ...(toStart.length > 0 ? [proveRunningStep(toStart.map(({ name }) => name))] : []),
  ]);
  return steps.map((step) => {
    const needs = needsOf(step, steps, toStart, valueOr(input.facts.services, []));
    return { ...step, mayFail: true, ...(needs.length > 0 && { needs }) };
  });
};

/** A start needs that of each service that it depends on, and an end of being disabled. */
const needsOf = (
  { action }: PlanStep,
  steps: readonly PlanStep[],
  toStart: readonly Service[],
  services: readonly Service[],
): string[] => {
  if (action.kind !== 'start-service') return [];
  const service = toStart.find(({ name }) => name === action.service);
  const dependsOn = service?.dependsOn.filter((name) =>
    services.some((other) => sameName(other.name, name)),
  );
  return steps
    .filter(({ action: other }) =>
      other.kind === 'set-start-type'
        ? other.from === 'disabled' && other.service === action.service
        : other.kind === 'start-service' &&
          (dependsOn?.some((name) => sameName(name, other.service)) ?? false),
    )
    .map(({ id }) => id);
};

const obstaclesOf = (input: AfterInput, steps: readonly PlanStep[]): PlanObstacle[] => {
  const { facts, baseline } = input;
  const unread = [baseline.facts?.services, facts.services, facts.processes].flatMap((fact) =>
    fact === undefined || fact.known ? [] : [{ code: 'unknown' as const, text: fact.message }],
  );
  if (unread.length > 0) return [...elevationObstacles(input), ...unread];
  if (steps.length === 0)
    return [
      {
        code: 'nothing-to-do',
        text: say('obstacle.nothing.restored'),
      },
    ];
  return [...elevationObstacles(input)];
};
