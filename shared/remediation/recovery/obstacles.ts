import { contradictionIn } from '../../after/compare/expectation.ts';
import type { AfterInput } from '../../after/input.ts';
import type { Service } from '../../evidence/schema.ts';
import { stopsByDesign } from '../../exchange/services.ts';
import { valueOr } from '../../facts/fact.ts';
import { listeningFamilies } from '../../ports/find-holder.ts';
import { families } from '../../ports/vocabulary.ts';
import { explainSystemExclusion, systemRows } from '../explain-system-exclusion.ts';
import type { PlanObstacle } from '../plan.ts';
import { needsProtection } from '../protect-ports.ts';
import { neededPorts, type NeededPort } from '../../after/service-ports.ts';
import { stoppedNeeds } from './stopped-needs.ts';

/** A service that has to be brought back. */
export type ToRecover = {
  readonly input: AfterInput;
  readonly service: Service;
  /** As it was before the update; null where that is not known. */
  readonly was: Service | null;
  readonly ports: readonly NeededPort[];
  /** It runs, so it has to be stopped first. */
  readonly restart: boolean;
};

const obstacle = (code: PlanObstacle['code'], text: string): PlanObstacle => ({ code, text });

/** Why a service cannot or must not be brought back now. */
export const recoveryObstacles = (
  subject: ToRecover,
  { excludes }: { readonly excludes: boolean },
): readonly PlanObstacle[] => {
  const { input, service, was, ports } = subject;
  const known = knowledgeObstacles(subject);
  if (known.length > 0) return [...elevationObstacles(input), ...known];
  if (was !== null && was.state !== 'running')
    return [
      obstacle(
        'nothing-to-do',
        `${service.name} was ${was.state} before the update, so it is not started.`,
      ),
    ];
  if (stopsByDesign(service.name))
    return [
      obstacle('nothing-to-do', `${service.name} stops by itself by design: that is no fault.`),
    ];
  if (isBack(subject))
    return [
      obstacle(
        'nothing-to-do',
        `${service.name} runs${ports.length > 0 ? ' and listens as it did before' : ''}.`,
      ),
    ];
  return [
    ...elevationObstacles(input),
    ...stateObstacles(subject),
    ...startTypeObstacles(service, was),
    ...ports.flatMap((port) => portObstacles(input, port, excludes)),
    ...stoppedNeeds(input, service).flatMap((needed) => needObstacles(input, needed)),
  ];
};

export const elevationObstacles = ({ facts }: AfterInput): readonly PlanObstacle[] =>
  facts.server.elevated === false
    ? [
        obstacle(
          'not-elevated',
          'The agent does not run elevated, so it may not change services or exclusions.',
        ),
      ]
    : [];

/** What has to be known before anything is decided. */
const knowledgeObstacles = ({ input, service, was }: ToRecover): readonly PlanObstacle[] => {
  const { facts, baseline } = input;
  const unread: PlanObstacle[] = [facts.services, facts.processes, facts.endpoints].flatMap(
    (fact) => (fact.known ? [] : [obstacle('unknown', `${fact.item}: ${fact.message}`)]),
  );
  const contradiction = facts.services.known ? contradictionIn(service, facts.processes) : null;
  return [
    ...unread,
    ...(was === null ? [obstacle('unknown', whyNotCompared(baseline, service))] : []),
    ...(contradiction === null
      ? []
      : [obstacle('unknown', `${contradiction}. Check again before anything is changed.`)]),
  ];
};

const whyNotCompared = ({ note, facts }: AfterInput['baseline'], { name }: Service): string => {
  if (facts === null)
    return `Whether ${name} ran before the update is not known: ${note.why ?? 'there is no baseline.'} If you know that it has to run, start it by hand.`;
  return facts.services.known
    ? `${name} was not there before the update, so nothing shows how it has to stand.`
    : `Whether ${name} ran before the update is not known: ${facts.services.message}`;
};

/** Running, and listening wherever it listened before. */
const isBack = ({ input, service, ports }: ToRecover): boolean =>
  service.state === 'running' &&
  ports.every(({ report, listened }) => {
    const now = listeningFamilies(input.facts, service.name, report.port);
    return listened.every((family) => now.includes(family));
  });

const stateObstacles = ({ service, input }: ToRecover): readonly PlanObstacle[] => {
  const unsettled = [service, ...stoppedNeeds(input, service).map((need) => need.service)].filter(
    ({ state }) => state !== 'running' && state !== 'stopped',
  );
  return unsettled.map(({ name, state }) =>
    obstacle('pending', `${name} is ${state}: wait until it has settled, then check again.`),
  );
};

const startTypeObstacles = (service: Service, was: Service | null): readonly PlanObstacle[] => {
  if (service.startType === null)
    return [obstacle('unknown', `The start type of ${service.name} could not be read.`)];
  if (service.startType !== 'disabled') return [];
  if (was?.startType == null)
    return [
      obstacle(
        'unknown',
        `${service.name} is disabled, and which start type it had before is not known.`,
      ),
    ];
  return was.startType === 'disabled'
    ? [
        obstacle(
          'unknown',
          `${service.name} is disabled, and was before the update although it ran. Windows does not start it so; which start type it should have is for you to say.`,
        ),
      ]
    : [];
};

const portObstacles = (
  { facts }: AfterInput,
  port: NeededPort,
  excludes: boolean,
): readonly PlanObstacle[] => {
  const { report, holding, target } = port;
  const blocked = families.some((family) => report.families[family].exclusion === 'system');
  if (blocked) {
    const rows = systemRows(
      {
        ipv4: valueOr(facts.exclusions.ipv4.tcp.active, []),
        ipv6: valueOr(facts.exclusions.ipv6.tcp.active, []),
      },
      report.port,
    );
    const explained = explainSystemExclusion({
      service: target.service.name,
      port: report.port,
      rows,
    });
    return [
      obstacle(
        'system-exclusion',
        [explained.text, ...explained.remediation.map(({ text }) => text)].join(' '),
      ),
    ];
  }
  if (holding.kind === 'unknown')
    return [obstacle('unknown', `It is not known who holds port ${report.port}: ${holding.why}`)];
  const unread = families.some(
    (family) =>
      report.families[family].exclusion === null || report.families[family].persistent == null,
  );
  return excludes && needsProtection(port) && unread
    ? [
        obstacle(
          'unknown',
          `The exclusions of port ${report.port} could not be read, so a change could not be proved or taken back.`,
        ),
      ]
    : [];
};

/** A service that is needed and cannot start itself has to be brought back first. */
const needObstacles = (
  input: AfterInput,
  { service, was }: { readonly service: Service; readonly was: Service },
): readonly PlanObstacle[] => {
  const taken = neededPorts(input, service).filter(({ holding }) => holding.kind === 'captured');
  return [
    ...startTypeObstacles(service, was),
    ...taken.map(({ report }) =>
      obstacle(
        'held',
        `${service.name}, which has to run first, has its port tcp/${report.port} taken by something else. Bring ${service.name} back first.`,
      ),
    ),
  ];
};
