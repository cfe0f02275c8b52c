import type { Settled } from '../after/schema.ts';
import { describeHolder } from '../ports/find-holder.ts';
import { familyName } from '../ports/vocabulary.ts';
import type { RunEvent } from '../run/events.ts';
import type { Texts } from '../texts/texts.ts';

/** What of a rehearsal's update and of what comes after it is worth a line on the terminal; empty for the rest. */
export const eventLines = (body: RunEvent['body'], texts: Texts): readonly string[] => {
  switch (body.type) {
    case 'setup-noted': {
      const { kind, text } = body.note;
      const [first = ''] = texts.retell(text).split('\n');
      return kind === 'services' ? [] : [texts.say('rehearsal.setup', { text: first })];
    }
    case 'port-changed': {
      const { service, protocol, port, family, sight } = body.change;
      if (sight.holder === null) return [];
      return [
        texts.say('rehearsal.captured', {
          port: `${service} ${protocol}/${port} ${familyName(family)}`,
          holder: texts.retell(describeHolder(sight.holder)),
        }),
      ];
    }
    case 'settling':
      return body.waitingFor.length === 0
        ? []
        : [texts.say('rehearsal.waiting', { services: namesOf(body.waitingFor, texts) })];
    case 'settled': {
      const { outcome, waitedSeconds, left, flapping } = body.settled;
      const parts = [
        texts.say('rehearsal.settled', {
          outcome: texts.say(`report.settled.${outcome}`),
          seconds: Math.round(waitedSeconds),
        }),
        ...(left.length === 0
          ? []
          : [texts.say('rehearsal.not-settled', { services: namesOf(left, texts) })]),
        ...(flapping.length === 0
          ? []
          : [texts.say('rehearsal.flapping', { services: flapping.join(', ') })]),
      ];
      return [parts.reduce((first, rest) => texts.say('report.then', { first, rest }))];
    }
    case 'verification-finished': {
      const { answers } = body;
      const silent = answers.filter(({ outcome }) => outcome !== 'answered');
      const ports = silent.map(({ service, port, outcome }) =>
        texts.say('rehearsal.silent', { service, port, outcome: texts.retell(outcome) }),
      );
      const counts = { answered: answers.length - silent.length, all: answers.length };
      return [texts.say('rehearsal.greetings', counts), ...new Set(ports)];
    }
    default:
      return [];
  }
};

const mostNames = 4;

const namesOf = (services: Settled['left'], texts: Texts): string => {
  const names = services
    .slice(0, mostNames)
    .map(({ name, state }) => texts.say('rehearsal.service', { name, state: texts.retell(state) }))
    .join(', ');
  const count = services.length - mostNames;
  return count > 0 ? texts.say('rehearsal.services-more', { services: names, count }) : names;
};
