import { describeHolder } from '../ports/find-holder.ts';
import { familyName } from '../ports/vocabulary.ts';
import type { RunEvent } from '../run/events.ts';

/** What of a rehearsal's update and of what comes after it is worth a line on the terminal; empty for the rest. */
export const eventLines = (body: RunEvent['body']): readonly string[] => {
  switch (body.type) {
    case 'setup-noted': {
      const { kind, text } = body.note;
      return kind === 'services' ? [] : [`Setup: ${text.split('\n')[0] ?? ''}`];
    }
    case 'port-changed': {
      const { service, protocol, port, family, sight } = body.change;
      return sight.holder === null
        ? []
        : [
            `${service} ${protocol}/${port} ${familyName(family)}: captured by ${describeHolder(sight.holder)}`,
          ];
    }
    case 'settling':
      return body.waitingFor.length === 0 ? [] : [`Waiting for ${namesOf(body.waitingFor)}`];
    case 'settled': {
      const { outcome, waitedSeconds, left, flapping } = body.settled;
      const open = [
        ...(left.length === 0 ? [] : [`not settled: ${namesOf(left)}`]),
        ...(flapping.length === 0 ? [] : [`came and went: ${flapping.join(', ')}`]),
      ];
      return [[`Services: ${outcome} after ${Math.round(waitedSeconds)} s`, ...open].join('; ')];
    }
    case 'verification-finished': {
      const silent = body.answers.filter(({ outcome }) => outcome !== 'answered');
      const ports = silent.map(
        ({ service, port, outcome }) => `${service} port ${port}: ${outcome}`,
      );
      return [
        `Greetings: ${body.answers.length - silent.length} of ${body.answers.length}`,
        ...new Set(ports),
      ];
    }
    default:
      return [];
  }
};

const mostNames = 4;

const namesOf = (
  services: readonly { readonly name: string; readonly state: string }[],
): string => {
  const names = services.slice(0, mostNames).map(({ name, state }) => `${name} (${state})`);
  const more = services.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};
