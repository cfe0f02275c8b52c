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

const tables = families.flatMap((family) => [
  dynamicPortItem(family, 'tcp'),
  exclusionItem(family, 'tcp', 'active'),
]);

/** Is each back-end port outside the dynamic range, or protected in both families? */
export const port001: Check = {
  id: 'PORT-001',
  question: 'Is each back-end port outside the dynamic port range, or protected in both families?',
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
      subject: `${facts.server.hostName} RPC endpoints`,
      outcome: 'not-applicable',
      title: 'Dynamic RPC endpoints need no protection',
      summary: `${rpc.size} port(s) are registered with the RPC endpoint mapper. An RPC server takes any free port when it starts and clients ask the mapper for it, so a capture does not keep it from starting: ${[...rpc].toSorted((left, right) => left - right).join(', ')}.`,
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
      title: `${subject}: it is not known whether the port can be captured`,
      summary: port.target.guessed
        ? 'The configured port could not be read; the number shown is the documented default and may not be the one in use.'
        : `The dynamic port range or the exclusions of ${names(unknown)} could not be read.`,
      evidence,
      remediation: [
        { kind: 'hint', text: 'Make the tables readable (see PORT-005) and run this check again.' },
      ],
    };
  const inside = perFamily.filter(({ is }) => is.inside === true);
  const blocked = inside.filter(({ is }) => is.exclusion === 'system');
  if (blocked.length > 0) return onlyBlocked(subject, blocked, evidence);
  return inside.length === 0
    ? {
        outcome: 'pass',
        title: `${subject}: outside the dynamic port range`,
        summary: `Windows never hands this port out by itself: ${perFamily.map(({ name, is }) => `the ${familyName(name)} range is ${rangeText(is.range)}`).join(', ')}.`,
        evidence,
        docs: [docs.dynamicPorts],
      }
    : {
        outcome: 'pass',
        title: `${subject}: inside the range, and protected`,
        summary: `The port lies inside the dynamic port range of ${names(inside)}, and an exclusion keeps Windows from handing it out there.`,
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
  title: `${subject}: inside the range, and not protected`,
  summary: `In ${names(blocked)} only a system exclusion covers the port. That is no protection: it refuses the service itself (see PORT-002), and may lie elsewhere after the next boot, when the port can be captured.`,
  evidence,
  remediation: [
    {
      kind: 'hint',
      text: 'Move the system exclusion first (see PORT-002), then protect the port.',
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
  const candidate =
    report.source === 'documented'
      ? ` Nothing was seen listening for this service, so the port is a documented candidate; sources name more than one.`
      : '';
  return {
    outcome: 'fail',
    title: `${portSubject(report)} can be captured during the update`,
    summary: `While the service is stopped, Windows may give port ${report.port} to any outgoing connection (dynamic port range: ${ranges}; no exclusion in ${names(exposed)}). ${target.service.name} could then not start again: error 10048, and Setup would still report success.${candidate}`,
    evidence,
    remediation: [
      {
        kind: 'plan',
        text: `Protect ports of ${target.service.name}: stop the service, exclude the port in IPv4 and IPv6, start the service, prove both.`,
        service: target.service.name,
      },
      ...families.map((family) => ({
        kind: 'command' as const,
        text: exclusionCommand('add', family, report.port),
      })),
      {
        kind: 'hint',
        text: 'The commands are refused while anything uses the port, the service itself included; that is why the plan stops it first.',
      },
    ],
    docs: [docs.exclusions, docs.dynamicPorts],
  };
};

const names = (some: readonly { readonly name: Family }[]): string =>
  some.map(({ name }) => familyName(name)).join(' and ');

const rangeText = (range: PortRange | null): string =>
  range === null ? 'not known' : `${range.first}–${range.last}`;
