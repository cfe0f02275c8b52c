import { explainExitCode } from '../exchange/exit-codes.ts';
import { isDocumentedAutomatic, isExchangeService, stopsByDesign } from '../exchange/services.ts';
import { quoteName } from '../remediation/command-text.ts';
import type { Service } from '../evidence/schema.ts';
import type { Facts } from '../facts/derive-facts.ts';
import type { Finding } from '../report/schema.ts';
import { findingsOf, type Answer, type Check } from './check.ts';
import { docs } from './docs.ts';

const evidence = ['services'];

/** Is an Exchange service that should run stopped or disabled already, before the update? */
export const svc002: Check = {
  id: 'SVC-002',
  question:
    'Is an Exchange service that should run stopped or disabled already, before the update?',
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
        title: 'The services could not be read',
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
      title:
        own.length > 0 ? 'Every service that should run runs' : 'No Exchange service was found',
      summary: `${own.length} Exchange services were looked at.`,
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
      title: `${name}: the start type could not be read`,
      summary: `The service is ${service.state}; without its start type nobody can tell whether it should run.`,
      evidence,
    };
  if (startType === 'disabled' && isDocumentedAutomatic(name))
    return {
      subject: name,
      outcome: 'fail',
      title: `${name} is disabled`,
      summary: `The documented start type is Automatic. A Setup that failed leaves services disabled, and Setup's own saved state may then hold that as the truth.`,
      evidence,
      remediation: [
        {
          kind: 'hint',
          text: 'Find out whether an earlier update failed (ExchangeSetup.log). Put back the start type that the service had; do not set all services to Automatic: POP and IMAP are Manual unless you use them.',
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
    title: `${name} should run and is ${service.state}`,
    summary: `Its start type is ${startType}${reason === null ? '' : `; the last time ${reason}`}. Setup starts again only what ran before, so the service would stay down.`,
    evidence,
    remediation: [
      {
        kind: 'hint',
        text: 'Settle this before the update, or it will be hard to tell what the update broke.',
      },
      { kind: 'command', text: `sc.exe start ${quoteName(name)}` },
    ],
    docs: [docs.services],
  };
};
