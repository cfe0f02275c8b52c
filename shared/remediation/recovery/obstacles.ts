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
import { say } from '../../texts/stored.ts';

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
        say('obstacle.nothing.not-running-before', {
          service: service.name,
          state: say(`code.${was.state}`),
        }),
      ),
    ];
  if (stopsByDesign(service.name))
    return [
      obstacle('nothing-to-do', say('obstacle.nothing.by-design', { service: service.name })),
    ];
  if (isBack(subject))
    return [
      obstacle(
        'nothing-to-do',
        say(ports.length > 0 ? 'obstacle.nothing.runs-and-listens' : 'obstacle.nothing.runs', {
          service: service.name,
        }),
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
    ? [obstacle('not-elevated', say('obstacle.not-elevated-services'))]
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
      : [obstacle('unknown', say('obstacle.contradiction', { contradiction }))]),
  ];
};

const whyNotCompared = ({ note, facts }: AfterInput['baseline'], { name }: Service): string => {
  if (facts === null)
    return note.why === null
      ? say('obstacle.ran-unknown.no-baseline', { service: name })
      : say('obstacle.ran-unknown.by-hand', { service: name, why: note.why });
  return facts.services.known
    ? say('obstacle.was-not-there', { service: name })
    : say('obstacle.ran-unknown', { service: name, why: facts.services.message });
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
    obstacle('pending', say('obstacle.pending', { service: name, state: say(`code.${state}`) })),
  );
};

const startTypeObstacles = (service: Service, was: Service | null): readonly PlanObstacle[] => {
  if (service.startType === null)
    return [obstacle('unknown', say('obstacle.start-type-unread', { service: service.name }))];
  if (service.startType !== 'disabled') return [];
  if (was?.startType == null)
    return [obstacle('unknown', say('obstacle.disabled-unknown', { service: service.name }))];
  return was.startType === 'disabled'
    ? [obstacle('unknown', say('obstacle.disabled-before', { service: service.name }))]
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
    return [
      obstacle('unknown', say('obstacle.holder-unknown', { port: report.port, why: holding.why })),
    ];
  const unread = families.some(
    (family) =>
      report.families[family].exclusion === null || report.families[family].persistent == null,
  );
  return excludes && needsProtection(port) && unread
    ? [obstacle('unknown', say('obstacle.exclusions-unread', { port: report.port }))]
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
      obstacle('held', say('obstacle.needed-held', { service: service.name, port: report.port })),
    ),
  ];
};
