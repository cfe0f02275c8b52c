import type { RunEvent } from '../../../shared/run/events.ts';
import { clockText } from '../../../shared/text/time.ts';

/** Services that are named one by one while they are waited for. */
const mostNames = 6;

/** What an event of the After phase tells somebody who waits; null for those that only move on. */
export const verifyLine = ({ body }: RunEvent): string | null => {
  switch (body.type) {
    case 'verification-started':
      return `Verifying; services are waited for until ${clockText(body.waitsUntil)} UTC at the latest.`;
    case 'settling': {
      if (body.waitingFor.length === 0) return null;
      const names = body.waitingFor
        .slice(0, mostNames)
        .map(({ name, state }) => `${name} (${state})`);
      const more = body.waitingFor.length - names.length;
      return `  waiting for ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    }
    case 'settled':
      return `  services: ${body.settled.outcome} after ${Math.round(body.settled.waitedSeconds)} s`;
    case 'verification-read':
      return body.item.problem === null ? null : `  ${body.item.id}: ${body.item.problem}`;
    case 'verification-finished':
      return body.complete
        ? `  ${body.findings.length} finding(s), ${body.answers.length} connection(s) to mail services`
        : '  The verification was stopped before its end.';
    case 'problem':
      return `  ${body.text}`;
    default:
      return null;
  }
};
