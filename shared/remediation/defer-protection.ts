import type { Assessment } from '../checks/check.ts';
import { sameName } from '../exchange/services.ts';
import { families } from '../ports/vocabulary.ts';
import type { PlanDraft } from './protect-ports.ts';
import { needsProtection, obstaclesFor } from './protect-ports.ts';
import { numbered, proveExcludedStep, reserveStep } from './steps.ts';
import { say } from '../texts/stored.ts';

/**
 * Deferred *Protect ports*: nothing is stopped. The watch adds each exclusion in the first moment in which Setup has stopped the service and the port is free in that family, tries again while it is taken, and proves both.
 *
 * That somebody holds the port now is no obstacle: the watch waits. Null when the service has no back-end port.
 */
export const planDeferredProtection = (
  assessment: Assessment,
  serviceName: string,
): PlanDraft | null => {
  const all = assessment.ports.filter(({ target }) => sameName(target.service.name, serviceName));
  const [first] = all;
  if (!first) return null;
  const ports = all.filter(needsProtection);
  const listed = ports.map(({ report }) => report.port);
  const { name } = first.target.service;
  return {
    kind: 'defer-protection',
    service: name,
    ports: listed,
    title:
      listed.length === 0
        ? say('plan.deferred.title-nothing', { service: name })
        : say('plan.deferred.title', {
            service: name,
            ports: listed.map((port) => `tcp/${port}`).join(', '),
          }),
    why: say('plan.deferred.why'),
    cost: say('plan.deferred.cost'),
    undo: say('plan.deferred.undo'),
    steps: numbered([
      ...listed.flatMap((port) => families.map((family) => reserveStep(family, port))),
      ...listed.map(proveExcludedStep),
    ]),
    obstacles: obstaclesFor(assessment, all, ports).filter(
      ({ code }) => code !== 'held' && code !== 'pending',
    ),
  };
};
