import type { RunEvent } from '../../../shared/run/events.ts';
import { clockText } from '../../../shared/text/time.ts';
import type { Texts } from '../../../shared/texts/texts.ts';

/** Services that are named one by one while they are waited for. */
const mostNames = 6;

/** What an event of the After phase tells somebody who waits; null for those that only move on. */
export const verifyLine = ({ body }: RunEvent, texts: Texts): string | null => {
  switch (body.type) {
    case 'verification-started':
      return texts.say('terminal.verify.begins', { time: clockText(body.waitsUntil) });
    case 'settling': {
      if (body.waitingFor.length === 0) return null;
      const names = body.waitingFor
        .slice(0, mostNames)
        .map(({ name, state }) =>
          texts.say('terminal.verify.service', { name, state: texts.retell(state) }),
        );
      const services = names.join(', ');
      const count = body.waitingFor.length - names.length;
      return `  ${
        count > 0
          ? texts.say('terminal.verify.waiting-more', { services, count })
          : texts.say('terminal.verify.waiting', { services })
      }`;
    }
    case 'settled':
      return `  ${texts.say('terminal.verify.settled', {
        outcome: texts.say(`report.settled.${body.settled.outcome}`),
        seconds: Math.round(body.settled.waitedSeconds),
      })}`;
    case 'verification-read':
      return body.item.problem === null
        ? null
        : `  ${texts.say('terminal.of', {
            name: body.item.id,
            text: texts.retell(body.item.problem),
          })}`;
    case 'verification-finished':
      return `  ${
        body.complete
          ? texts.say('terminal.verify.finished', {
              findings: body.findings.length,
              connections: body.answers.length,
            })
          : texts.say('terminal.verify.stopped')
      }`;
    case 'problem':
      return `  ${texts.retell(body.text)}`;
    default:
      return null;
  }
};
