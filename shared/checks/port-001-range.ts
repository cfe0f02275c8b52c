import { exclusionItem, dynamicPortItem } from '../evidence/items.ts';
import type { Facts } from '../facts/derive-facts.ts';
import { dynamicRpcPorts } from '../ports/rpc-ports.ts';
import { families, familyName, type Family, type PortRange } from '../ports/vocabulary.ts';
import type { AssessedPort } from '../ports/assess-ports.ts';
import { portSubject } from '../ports/assess-ports.ts';
import type { PortFamily } from '../report/schema.ts';
import { answerPerPort, findingsOf, type Answer, type Check } from './check.ts';
import { docs } from './docs.ts';
import { exclusionCommand } from '../remediation/command-text.ts';
import { say } from '../texts/stored.ts';

const tables = families.flatMap((family) => [
  dynamicPortItem(family, 'tcp'),
  exclusionItem(family, 'tcp', 'active'),
]);

/** Is each back-end port outside the dynamic range, or protected in both families? */
export const port001: Check = {
  id: 'PORT-001',
  question: say('PORT-001.question'),
  impact: 'outage',
  needs: [...tables, 'registry.adam-ports', 'rpc-endpoints', 'processes', 'endpoints', 'services'],
  evaluate: (assessment) =>
    findingsOf(port001, [
      ...answerPerPort(assessment, tables, (port) => answer(port)),
      ...rpcAnswer(assessment.facts),
    ]),
};

/** Says why listeners of Exchange inside the range are not among the ports that have to stay free. */
const rpcAnswer = (facts: Facts): readonly Answer[] => {
  const rpc = dynamicRpcPorts(facts);
  if (rpc.size === 0) return [];
  return [
    {
      subject: say('PORT-001.rpc.subject', { server: facts.server.hostName }),
      outcome: 'not-applicable',
      title: say('PORT-001.rpc'),
      summary: say('PORT-001.rpc.summary', {
        count: rpc.size,
        ports: [...rpc].toSorted((left, right) => left - right).join(', '),
      }),
      evidence: ['rpc-endpoints', 'endpoints'],
    },
  ];
};

const answer = (port: AssessedPort): Omit<Answer, 'subject'> => {
  const subject = portSubject(port.report);
  const evidence = [
    ...tables,
    ...(port.report.source === 'observed' ? ['endpoints'] : []),
    'services',
  ];
  const perFamily = families.map((name) => ({ name, is: port.report.families[name] }));
  const exposed = perFamily.filter(({ is }) => is.inside === true && is.exclusion === 'none');
  if (exposed.length > 0) return atRisk(port, exposed, evidence);
  const unknown = perFamily.filter(({ is }) => is.inside === null || is.exclusion === null);
  if (unknown.length > 0 || port.target.guessed)
    return {
      outcome: 'error',
      title: say('PORT-001.unknown', { subject }),
      summary: port.target.guessed
        ? say('PORT-001.unknown.guessed')
        : say('PORT-001.unknown.unread', { families: names(unknown) }),
      evidence,
      remediation: [{ kind: 'hint', text: say('PORT-001.unknown.hint') }],
    };
  const inside = perFamily.filter(({ is }) => is.inside === true);
  const blocked = inside.filter(({ is }) => is.exclusion === 'system');
  if (blocked.length > 0) return onlyBlocked(subject, blocked, evidence);
  return inside.length === 0
    ? {
        outcome: 'pass',
        title: say('PORT-001.outside', { subject }),
        summary: say('PORT-001.outside.summary', {
          ipv4: rangeText(port.report.families.ipv4.range),
          ipv6: rangeText(port.report.families.ipv6.range),
        }),
        evidence,
        docs: [docs.dynamicPorts],
      }
    : {
        outcome: 'pass',
        title: say('PORT-001.protected', { subject }),
        summary: say('PORT-001.protected.summary', { families: names(inside) }),
        evidence,
        docs: [docs.exclusions],
      };
};

/** Such a row keeps others off the port for now, but it keeps the service off too, and it moves. */
const onlyBlocked = (
  subject: string,
  blocked: readonly { readonly name: Family }[],
  evidence: readonly string[],
): Omit<Answer, 'subject'> => ({
  outcome: 'fail',
  title: say('PORT-001.only-blocked', { subject }),
  summary: say('PORT-001.only-blocked.summary', { families: names(blocked) }),
  evidence,
  remediation: [
    {
      kind: 'hint',
      text: say('PORT-001.only-blocked.hint'),
    },
  ],
  docs: [docs.exclusions],
});

const atRisk = (
  { report, target }: AssessedPort,
  exposed: readonly { readonly name: Family; readonly is: PortFamily }[],
  evidence: readonly string[],
): Omit<Answer, 'subject'> => {
  const ranges = exposed
    .map(({ name, is }) => `${familyName(name)} ${rangeText(is.range)}`)
    .join(', ');
  const service = target.service.name;
  const summary = say('PORT-001.at-risk.summary', {
    port: report.port,
    ranges,
    families: names(exposed),
    service,
  });
  return {
    outcome: 'fail',
    title: say('PORT-001.at-risk', { subject: portSubject(report) }),
    summary: report.source === 'documented' ? `${summary} ${say('PORT-001.candidate')}` : summary,
    evidence,
    remediation: [
      {
        kind: 'plan',
        text: say('PORT-001.protect', { service }),
        service,
      },
      ...families.map((family) => ({
        kind: 'command' as const,
        text: exclusionCommand('add', family, report.port),
      })),
      {
        kind: 'hint',
        text: say('PORT-001.commands-refused'),
      },
    ],
    docs: [docs.exclusions, docs.dynamicPorts],
  };
};

const names = (some: readonly { readonly name: Family }[]): string =>
  some.length === families.length
    ? say('families.both')
    : some.map(({ name }) => familyName(name)).join(', ');

const rangeText = (range: PortRange | null): string =>
  range === null ? say('code.not-known') : `${range.first}–${range.last}`;
