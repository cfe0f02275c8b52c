import type { AfterInput } from '../../after/input.ts';
import type { Endpoint, Service } from '../../evidence/schema.ts';
import { isExchangeService, runningDependants, sameName } from '../../exchange/services.ts';
import { inStartOrder, neededBy } from '../../exchange/start-order.ts';
import { valueOr } from '../../facts/fact.ts';
import type { Facts } from '../../facts/derive-facts.ts';
import { describeEndpoint, describeHolder } from '../../ports/find-holder.ts';
import { remoteOf } from '../../ports/holders.ts';
import { isListener, servicesOfPid } from '../../ports/ownership.ts';
import { isTimeWait } from '../../ports/time-wait.ts';
import { families, familyName, type Family } from '../../ports/vocabulary.ts';
import type { PlanObstacle, RecoveryWay } from '../plan.ts';
import {
  closeConnectionStep,
  proveFreeStep,
  startStep,
  stopStep,
  waitUntilFreeStep,
  type StepDraft,
} from '../steps.ts';
import { foreignRows, type NeededPort } from '../../after/service-ports.ts';
import { say } from '../../texts/stored.ts';

/** TIME_WAIT lasts two to four minutes. */
export const timeWaitSeconds = 240;
/** Pooled connections end within about two minutes; what is older than three does not end soon. */
export const connectionSeconds = 180;

/** How the ports of a service become free, and what has to be started again afterwards. */
export type Freeing = {
  readonly steps: readonly StepDraft[];
  /** Services that were stopped for it, in the order in which they have to be started again. */
  readonly startAgain: readonly Service[];
  readonly obstacles: readonly PlanObstacle[];
  /** What it does to others; null where nobody holds anything. */
  readonly cost: string | null;
};

const nothing: Freeing = { steps: [], startAgain: [], obstacles: [], cost: null };

/** The steps that free every port that something else holds, in the way that was chosen. */
export const freeForStart = (
  { facts }: Pick<AfterInput, 'facts'>,
  service: Service,
  ports: readonly NeededPort[],
  way: RecoveryWay,
): Freeing => {
  const held = ports.filter(({ holding }) => holding.kind === 'captured');
  if (held.length === 0) return nothing;
  switch (way) {
    case 'wait':
      return joined(held.map((port) => waiting(facts, port)));
    case 'close-connection':
      return joined(held.map((port) => closing(facts, port)));
    case 'restart-holder':
      return restarting(facts, service, held);
  }
};

const joined = (parts: readonly Freeing[]): Freeing => ({
  steps: parts.flatMap(({ steps }) => steps),
  startAgain: [],
  obstacles: parts.flatMap(({ obstacles }) => obstacles),
  cost: [...new Set(parts.flatMap(({ cost }) => cost ?? []))].join(' ') || null,
});

/** Families in which the port has to become free: those of the rows, or of the probe where no table shows the socket. */
const heldFamilies = (rows: readonly Endpoint[], { holding }: NeededPort): readonly Family[] => {
  if (rows.length > 0)
    return families.filter((family) => rows.some((row) => row.family === family));
  return holding.kind === 'captured' && holding.family !== null ? [holding.family] : families;
};

const waiting = (facts: Facts, port: NeededPort): Freeing => {
  const rows = foreignRows(facts, port);
  const number = port.report.port;
  const staying = rows.find(
    (row) => isListener(row) || (remoteOf(row) === null && !isTimeWait(row)),
  );
  const steps = heldFamilies(rows, port).map((family) => {
    const those = rows.filter((row) => row.family === family);
    const limit = those.some(isTimeWait) ? timeWaitSeconds : connectionSeconds;
    return waitUntilFreeStep(family, number, limit, whyWait(facts, port, those));
  });
  const obstacles: PlanObstacle[] = staying
    ? [
        {
          code: 'held',
          text: say('obstacle.stays', {
            port: number,
            family: familyName(staying.family),
            holder: describeEndpoint(facts, staying),
          }),
        },
      ]
    : [];
  return { ...nothing, steps, obstacles, cost: say('plan.recover.wait-cost') };
};

const whyWait = (facts: Facts, { holding }: NeededPort, rows: readonly Endpoint[]): string => {
  const [first] = rows;
  const who = first
    ? describeEndpoint(facts, first)
    : describeHolder(
        holding.kind === 'captured'
          ? holding.holder
          : { pid: null, image: null, service: null, remote: null, state: null },
      );
  return rows.some(isTimeWait)
    ? say('step.wait.why-time-wait', { holder: who })
    : say('step.wait.why-connection', { holder: who });
};

const closing = (facts: Facts, port: NeededPort): Freeing => {
  const number = port.report.port;
  const rows = foreignRows(facts, port);
  const refuse = (text: string): Freeing => ({ ...nothing, obstacles: [{ code: 'held', text }] });
  if (rows.length === 0) return refuse(say('obstacle.close.no-socket-on', { port: number }));
  const obstinate = rows.find((row) => !isTimeWait(row) && remoteOf(row) === null);
  if (obstinate)
    return refuse(
      say('obstacle.close.no-connection-on', {
        port: number,
        holder: describeEndpoint(facts, obstinate),
      }),
    );
  const ofNobody = rows.find((row) => !isTimeWait(row) && row.pid === 0);
  if (ofNobody)
    return refuse(
      say('obstacle.close.no-process-on', {
        port: number,
        holder: describeEndpoint(facts, ofNobody),
      }),
    );
  const ofIpv6 = rows.find((row) => !isTimeWait(row) && row.family === 'ipv6');
  if (ofIpv6)
    return refuse(
      say('obstacle.close.ipv6-on', { port: number, holder: describeEndpoint(facts, ofIpv6) }),
    );
  const closes = rows
    .filter((row) => !isTimeWait(row))
    .map((row) =>
      closeConnectionStep({
        kind: 'close-connection',
        family: row.family,
        port: number,
        pid: row.pid,
        remote: remoteOf(row) ?? '',
      }),
    );
  if (closes.length === 0) return refuse(say('obstacle.close.closed-on', { port: number }));
  const ends = heldFamilies(rows, port).map((family) => {
    const rest = rows.filter((row) => row.family === family && isTimeWait(row));
    return rest.length > 0
      ? waitUntilFreeStep(family, number, timeWaitSeconds, whyWait(facts, port, rest))
      : proveFreeStep(family, number);
  });
  return {
    ...nothing,
    steps: [...closes, ...ends],
    cost: say('plan.free.close.cost'),
  };
};

const restarting = (facts: Facts, service: Service, held: readonly NeededPort[]): Freeing => {
  const services = valueOr(facts.services, []);
  const installPath = facts.server.exchange?.installPath ?? null;
  const holders: Service[] = [];
  const obstacles: PlanObstacle[] = [];
  for (const port of held) {
    const rows = foreignRows(facts, port);
    if (rows.length === 0)
      obstacles.push(heldObstacle(say('obstacle.restart.no-socket', { port: port.report.port })));
    for (const row of rows.filter((candidate) => !isTimeWait(candidate))) {
      const [holder, ...others] = servicesOfPid(services, row.pid);
      const who = describeEndpoint(facts, row);
      if (!holder)
        obstacles.push(heldObstacle(say('obstacle.restart.no-service-named', { holder: who })));
      else if (others.length > 0)
        obstacles.push(heldObstacle(say('obstacle.restart.shared', { holder: who })));
      else if (!isExchangeService(holder, installPath))
        obstacles.push(
          heldObstacle(say('obstacle.restart.not-exchange-holder', { service: holder.name })),
        );
      else if (holder.state !== 'running') obstacles.push(unsettled(holder));
      else if (!holders.includes(holder)) holders.push(holder);
    }
  }
  const stops: Service[] = [];
  for (const holder of holders)
    for (const one of [...runningDependants(services, holder), holder])
      if (!sameName(one.name, service.name) && !stops.includes(one)) stops.push(one);
  const order = inStartOrder(services, stops).toReversed();
  const pending = order.find(({ state }) => state !== 'running');
  if (pending) obstacles.push(unsettled(pending));
  return {
    obstacles,
    startAgain: order.toReversed(),
    steps: [
      ...order.map((one) =>
        stopStep(
          one.name,
          holders.includes(one)
            ? say('step.stop.why-sockets')
            : say('step.stop.why-holder-dependant'),
        ),
      ),
      ...held.flatMap((port) => freeAfterStop(facts, port)),
    ],
    cost: say('plan.free.restart.cost', { services: order.map(({ name }) => name).join(', ') }),
  };
};

/** Connections that a service closes when it stops may leave TIME_WAIT behind, so the wait is a real one. */
const freeAfterStop = (facts: Facts, port: NeededPort): readonly StepDraft[] =>
  heldFamilies(foreignRows(facts, port), port).map((family) =>
    waitUntilFreeStep(family, port.report.port, timeWaitSeconds, say('step.wait.why-after-stop')),
  );

const heldObstacle = (text: string): PlanObstacle => ({ code: 'held', text });

const unsettled = ({ name, state }: Service): PlanObstacle => ({
  code: 'pending',
  text: say(`obstacle.state.${state}`, { service: name }),
});

/** The starts that bring back what was stopped: those that the service needs come before it, the others after it, so that it has its port first. */
export const startsAround = (
  services: readonly Service[],
  service: Service,
  startAgain: readonly Service[],
): { readonly before: readonly StepDraft[]; readonly after: readonly StepDraft[] } => {
  const needed = neededBy(services, service);
  const steps = (of: readonly Service[]): StepDraft[] =>
    of.map(({ name }) => startStep(name, say('step.start.why-stopped')));
  return {
    before: steps(startAgain.filter((one) => needed.includes(one))),
    after: steps(startAgain.filter((one) => !needed.includes(one))),
  };
};
