import type { Assessment } from '../checks/check.ts';
import { sameName } from '../exchange/services.ts';
import { families } from '../ports/vocabulary.ts';
import type { PlanDraft } from './protect-ports.ts';
import { needsProtection, obstaclesFor } from './protect-ports.ts';
import { numbered, proveExcludedStep, reserveStep } from './steps.ts';

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
    title: `Protect ports of ${name} when Setup has stopped it: ${listed.map((port) => `tcp/${port}`).join(', ') || 'nothing to do'}`,
    why: 'An exclusion can only be added while nobody uses the port. Setup stops the service anyway, so nobody has to be disconnected before.',
    cost: 'Nothing is stopped for it. Between the stop by Setup and the exclusion lies about a tenth of a second in which the port can still be captured; then the watch tries again until it is free.',
    undo: 'Each exclusion that the watch adds can be deleted again; the command stands with the step.',
    steps: numbered([
      ...listed.flatMap((port) => families.map((family) => reserveStep(family, port))),
      ...listed.map(proveExcludedStep),
    ]),
    obstacles: obstaclesFor(assessment, all, ports).filter(
      ({ code }) => code !== 'held' && code !== 'pending',
    ),
  };
};
