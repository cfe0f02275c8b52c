import { contradictionOf } from '../exchange/contradictions.ts';
import { isExchangeService } from '../exchange/services.ts';
import type { Facts } from '../facts/derive-facts.ts';
import { findingsOf, type Answer, type Check } from './check.ts';
import { docs } from './docs.ts';

const evidence = ['services', 'processes', 'endpoints'];

/** Was a complete baseline of the Exchange services taken? Setup's own saved state can be stale, so this one is what the result is compared with. */
export const svc001: Check = {
  id: 'SVC-001',
  question: 'Was a complete baseline of the Exchange services taken?',
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
      title: 'The baseline is not complete',
      summary: `Without it nobody can tell afterwards what the update broke. ${problems.join('. ')}.`,
      evidence,
      remediation: [
        { kind: 'hint', text: 'Run the check again when no service is starting or stopping.' },
      ],
      docs: [docs.services],
    };
  const services = exchangeServices(facts);
  const running = services.filter(({ state }) => state === 'running').length;
  return {
    subject,
    outcome: 'pass',
    title: `Baseline of ${services.length} Exchange services`,
    summary: `State, start type, process, program and dependencies were read: ${running} running, ${services.length - running} not running.`,
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
    fact.known ? [] : [`"${fact.item}" could not be read (${fact.code}: ${fact.message})`],
  );
  if (!facts.services.known || !facts.processes.known) return unread;
  const processes = facts.processes.value;
  const services = exchangeServices(facts);
  const none = services.length === 0 ? ['No Exchange service was found on this server'] : [];
  const gaps = services.flatMap((service) => {
    const missing = [
      service.startType === null ? 'start type' : null,
      service.imagePath === null ? 'program' : null,
    ].filter((name) => name !== null);
    return missing.length > 0 ? [`${service.name}: ${missing.join(' and ')} not read`] : [];
  });
  const contradictions = services.flatMap((service) => contradictionOf(service, processes) ?? []);
  return [...unread, ...none, ...gaps, ...contradictions];
};
