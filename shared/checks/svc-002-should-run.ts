import { explainExitCode } from '../exchange/exit-codes.ts';
import { isDocumentedAutomatic, isExchangeService, stopsByDesign } from '../exchange/services.ts';
import { quoteName } from '../remediation/command-text.ts';
import type { Service } from '../evidence/schema.ts';
import type { Facts } from '../facts/derive-facts.ts';
import type { Finding } from '../report/schema.ts';
import { findingsOf, type Answer, type Check } from './check.ts';
import { docs } from './docs.ts';
import { say } from '../texts/stored.ts';

const evidence = ['services'];

/** Is an Exchange service that should run stopped or disabled already, before the update? */
export const svc002: Check = {
  id: 'SVC-002',
  question: say('SVC-002.question'),
  impact: 'degraded',
  needs: ['services'],
  evaluate: ({ facts }) => servicesThatShouldRun(facts),
};

/** The same question of facts of any phase. */
export const servicesThatShouldRun = (facts: Facts): readonly Finding[] =>
  findingsOf(svc002, answers(facts));

const answers = (facts: Facts): readonly Answer[] => {
  const subject = facts.server.hostName;
  if (!facts.services.known)
    return [
      {
        subject,
        outcome: 'error',
        title: say('SVC-002.unread'),
        summary: `${facts.services.code}: ${facts.services.message}`,
        evidence,
      },
    ];
  const installPath = facts.server.exchange?.installPath ?? null;
  const own = facts.services.value.filter((service) => isExchangeService(service, installPath));
  const faults = own.flatMap((service) => faultOf(service) ?? []);
  if (faults.length > 0) return faults;
  return [
    {
      subject,
      outcome: own.length > 0 ? 'pass' : 'not-applicable',
      title: own.length > 0 ? say('SVC-002.all-run') : say('SVC-002.none'),
      summary: say('SVC-002.looked-at', { count: own.length }),
      evidence,
    },
  ];
};

const faultOf = (service: Service): Answer | null => {
  if (stopsByDesign(service.name) || service.state === 'running') return null;
  const { name, startType } = service;
  if (startType === null)
    return {
      subject: name,
      outcome: 'error',
      title: say('SVC-002.no-start-type', { service: name }),
      summary: say('SVC-002.no-start-type.summary', { state: service.state }),
      evidence,
    };
  if (startType === 'disabled' && isDocumentedAutomatic(name))
    return {
      subject: name,
      outcome: 'fail',
      title: say('SVC-002.disabled', { service: name }),
      summary: say('SVC-002.disabled.summary'),
      evidence,
      remediation: [
        {
          kind: 'hint',
          text: say('SVC-002.disabled.hint'),
        },
        { kind: 'command', text: `sc.exe config ${quoteName(name)} start= auto` },
      ],
      docs: [docs.services],
    };
  if (startType !== 'automatic' && startType !== 'automatic-delayed') return null;
  const reason = explainExitCode(service.win32ExitCode);
  return {
    subject: name,
    outcome: 'fail',
    title: say('SVC-002.down', { service: name, state: service.state }),
    summary:
      reason === null
        ? say('SVC-002.down.summary', { type: startType })
        : say('SVC-002.down.summary-why', { type: startType, reason }),
    evidence,
    remediation: [
      {
        kind: 'hint',
        text: say('SVC-002.down.hint'),
      },
      { kind: 'command', text: `sc.exe start ${quoteName(name)}` },
    ],
    docs: [docs.services],
  };
};
