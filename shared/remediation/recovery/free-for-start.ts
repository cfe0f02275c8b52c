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
          text: `tcp/${number} in ${familyName(staying.family)} is held by ${describeEndpoint(facts, staying)}, which listens or has only bound the port: it stays until its program ends, so waiting does not help.`,
        },
      ]
    : [];
  return { ...nothing, steps, obstacles, cost: 'Nobody is interrupted by the wait.' };
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
    ? `${who} holds it. TIME_WAIT ends by itself after two to four minutes.`
    : `${who} holds it. Most outgoing connections end within seconds, pooled ones within about two minutes; if it has not ended by then, do not count on it.`;
};

const closing = (facts: Facts, port: NeededPort): Freeing => {
  const number = port.report.port;
  const rows = foreignRows(facts, port);
  const refuse = (text: string): Freeing => ({ ...nothing, obstacles: [{ code: 'held', text }] });
  if (rows.length === 0)
    return refuse(
      `No table shows the socket that holds tcp/${number}, so there is no connection to close.`,
    );
  const obstinate = rows.find((row) => !isTimeWait(row) && remoteOf(row) === null);
  if (obstinate)
    return refuse(
      `tcp/${number} is held by ${describeEndpoint(facts, obstinate)}, which has no connection: it listens, or has only bound the port. End or restart its program.`,
    );
  const ofNobody = rows.find((row) => !isTimeWait(row) && row.pid === 0);
  if (ofNobody)
    return refuse(
      `tcp/${number} is held by ${describeEndpoint(facts, ofNobody)}. It is not known whose connection would be closed. Look again, or wait.`,
    );
  const ofIpv6 = rows.find((row) => !isTimeWait(row) && row.family === 'ipv6');
  if (ofIpv6)
    return refuse(
      `tcp/${number} is held in IPv6 by ${describeEndpoint(facts, ofIpv6)}. Windows can close single connections in IPv4 only (SetTcpEntry). Wait, or restart the program.`,
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
  if (closes.length === 0)
    return refuse(
      `The connection on tcp/${number} is closed already; TIME_WAIT ends by itself after two to four minutes. Choose to wait.`,
    );
  const ends = heldFamilies(rows, port).map((family) => {
    const rest = rows.filter((row) => row.family === family && isTimeWait(row));
    return rest.length > 0
      ? waitUntilFreeStep(family, number, timeWaitSeconds, whyWait(facts, port, rest))
      : proveFreeStep(family, number);
  });
  return {
    ...nothing,
    steps: [...closes, ...ends],
    cost: 'The program that holds the port loses this one connection and what was under way on it; most programs connect again by themselves, from another port.',
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
      obstacles.push(noService(`No table shows the socket that holds tcp/${port.report.port}`));
    for (const row of rows.filter((candidate) => !isTimeWait(candidate))) {
      const [holder, ...others] = servicesOfPid(services, row.pid);
      const who = describeEndpoint(facts, row);
      if (!holder) obstacles.push(noService(`${who} is no service that can be named`));
      else if (others.length > 0)
        obstacles.push(noService(`${who} is a process that several services share`));
      else if (!isExchangeService(holder, installPath))
        obstacles.push(
          noService(
            `${holder.name} is no service of Exchange, and what else depends on it is not known here`,
          ),
        );
      else if (holder.state !== 'running')
        obstacles.push({ code: 'pending', text: `${holder.name} is ${holder.state}.` });
      else if (!holders.includes(holder)) holders.push(holder);
    }
  }
  const stops: Service[] = [];
  for (const holder of holders)
    for (const one of [...runningDependants(services, holder), holder])
      if (!sameName(one.name, service.name) && !stops.includes(one)) stops.push(one);
  const order = inStartOrder(services, stops).toReversed();
  const pending = order.find(({ state }) => state !== 'running');
  if (pending) obstacles.push({ code: 'pending', text: `${pending.name} is ${pending.state}.` });
  return {
    obstacles,
    startAgain: order.toReversed(),
    steps: [
      ...order.map((one) =>
        stopStep(
          one.name,
          holders.includes(one)
            ? 'With its process, its sockets end.'
            : 'What holds the port cannot stop while it runs.',
        ),
      ),
      ...held.flatMap((port) => freeAfterStop(facts, port)),
    ],
    cost: `${order.map(({ name }) => name).join(', ')} stop and start again; what depends on them is interrupted for that time.`,
  };
};

/** Connections that a service closes when it stops may leave TIME_WAIT behind, so the wait is a real one. */
const freeAfterStop = (facts: Facts, port: NeededPort): readonly StepDraft[] =>
  heldFamilies(foreignRows(facts, port), port).map((family) =>
    waitUntilFreeStep(
      family,
      port.report.port,
      timeWaitSeconds,
      'The sockets end with the process; one that was closed in order stays in TIME_WAIT for two to four minutes.',
    ),
  );

const noService = (why: string): PlanObstacle => ({
  code: 'held',
  text: `${why}, so it is not restarted from here. End or restart the program yourself, if you can answer for it.`,
});

/** The starts that bring back what was stopped: those that the service needs come before it, the others after it, so that it has its port first. */
export const startsAround = (
  services: readonly Service[],
  service: Service,
  startAgain: readonly Service[],
): { readonly before: readonly StepDraft[]; readonly after: readonly StepDraft[] } => {
  const needed = neededBy(services, service);
  const steps = (of: readonly Service[]): StepDraft[] =>
    of.map(({ name }) => startStep(name, 'It was stopped for this, and runs again afterwards.'));
  return {
    before: steps(startAgain.filter((one) => needed.includes(one))),
    after: steps(startAgain.filter((one) => !needed.includes(one))),
  };
};
