import type { Service } from '../evidence/schema.ts';
import { contradictionOf } from '../exchange/contradictions.ts';
import { isExchangeService } from '../exchange/services.ts';
import type { Facts } from '../facts/derive-facts.ts';
import { findingsOf, type Answer, type Check } from './check.ts';
import { docs } from './docs.ts';
import { say } from '../texts/stored.ts';

const evidence = ['services', 'processes', 'endpoints'];

/** Was a complete baseline of the Exchange services taken? Setup's own saved state can be stale, so this one is what the result is compared with. */
export const svc001: Check = {
  id: 'SVC-001',
  question: say('SVC-001.question'),
  impact: 'outage',
  needs: ['processes', 'endpoints', 'services'],
  evaluate: ({ facts }) => findingsOf(svc001, [answer(facts)]),
};

const answer = (facts: Facts): Answer => {
  const subject = facts.server.hostName;
  const problems = problemsOf(facts);
  if (problems.length > 0)
    return {
      subject,
      outcome: 'error',
      title: say('SVC-001.incomplete'),
      summary: [
        say('SVC-001.incomplete.summary'),
        ...problems.map((problem) => `${problem}.`),
      ].join(' '),
      evidence,
      remediation: [{ kind: 'hint', text: say('SVC-001.incomplete.hint') }],
      docs: [docs.services],
    };
  const services = exchangeServices(facts);
  const running = services.filter(({ state }) => state === 'running').length;
  return {
    subject,
    outcome: 'pass',
    title: say('SVC-001.complete', { count: services.length }),
    summary: say('SVC-001.complete.summary', { running, others: services.length - running }),
    evidence,
  };
};

const exchangeServices = (facts: Facts) =>
  facts.services.known
    ? facts.services.value.filter((service) =>
        isExchangeService(service, facts.server.exchange?.installPath ?? null),
      )
    : [];

const problemsOf = (facts: Facts): readonly string[] => {
  const unread = [facts.services, facts.processes, facts.endpoints].flatMap((fact) =>
    fact.known
      ? []
      : [say('SVC-001.unread', { item: fact.item, code: fact.code, message: fact.message })],
  );
  if (!facts.services.known || !facts.processes.known) return unread;
  const processes = facts.processes.value;
  const services = exchangeServices(facts);
  const none = services.length === 0 ? [say('SVC-001.none')] : [];
  const gaps = services.flatMap((service) => gapOf(service) ?? []);
  const contradictions = services.flatMap((service) => contradictionOf(service, processes) ?? []);
  return [...unread, ...none, ...gaps, ...contradictions];
};

const gapOf = ({ name: service, startType, imagePath }: Service): string | null => {
  if (startType === null)
    return imagePath === null
      ? say('SVC-001.neither', { service })
      : say('SVC-001.no-start-type', { service });
  return imagePath === null ? say('SVC-001.no-program', { service }) : null;
};
