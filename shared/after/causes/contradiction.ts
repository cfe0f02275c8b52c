import { valueOr } from '../../facts/fact.ts';
import { isListener } from '../../ports/ownership.ts';
import { say } from '../../texts/stored.ts';
import { contradictionIn } from '../compare/expectation.ts';
import { causeOf, gapOf, proofOf, type CauseContext, type CauseRule } from './context.ts';

/** Reads that exclude each other: no reason is given for a state that may not be so. */
export const contradiction: CauseRule = (context) => {
  const { service, input } = context;
  const odd = contradictionIn(service, input.facts.processes) ?? stoppedYetListening(context);
  if (odd === null) return null;
  return causeOf(context, 'contradiction', say('after.contradict', { odd }), [
    proofOf(`${odd}.`, 'services', 'processes', 'endpoints'),
    ...gapOf(input.facts.processes, 'processes'),
  ]);
};

/** A program that only this service uses, listening while the service is shown as stopped. */
const stoppedYetListening = ({ service, services, input }: CauseContext): string | null => {
  const image = service.imagePath?.toLowerCase();
  if (service.state !== 'stopped' || image === undefined) return null;
  const shared = services.some(
    (other) => other !== service && other.imagePath?.toLowerCase() === image,
  );
  if (shared) return null;
  const own = valueOr(input.facts.processes, []).filter(
    ({ imagePath }) => imagePath?.toLowerCase() === image,
  );
  const row = valueOr(input.facts.endpoints, []).find(
    (endpoint) => isListener(endpoint) && own.some(({ pid }) => pid === endpoint.pid),
  );
  return row
    ? say('cause.contradiction.stopped-yet-listening', {
        service: service.name,
        port: row.localPort,
        pid: row.pid,
      })
    : null;
};
