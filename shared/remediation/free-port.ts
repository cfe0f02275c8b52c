import type { Service } from '../evidence/schema.ts';
import { findService, isExchangeService, runningDependants } from '../exchange/services.ts';
import { describeHolder } from '../ports/find-holder.ts';
import { isTimeWait } from '../ports/time-wait.ts';
import type { Capture } from '../watch/state.ts';
import type { PlanObstacle } from './plan.ts';
import type { PlanDraft } from './protect-ports.ts';
import { closeConnectionStep, numbered, proveFreeStep, startStep, stopStep } from './steps.ts';

/** What can be done about a capture beside waiting. */
export type FreeingAction = 'close-connection' | 'restart-service';

type Known = {
  readonly services: readonly Service[];
  readonly installPath: string | null;
  readonly elevated: boolean | null;
};

/** The plan that ends one capture: by closing its one TCP connection, or by restarting the holder's service if that is one of Exchange's. */
export const planFreePort = (capture: Capture, action: FreeingAction, known: Known): PlanDraft => {
  const { service, port, family, holder } = capture;
  const who = describeHolder(holder);
  const holding = holder.service === null ? undefined : findService(known.services, holder.service);
  const base = {
    kind: 'free-port' as const,
    service,
    ports: [port],
    freeing: { captureId: capture.id, action },
  };
  const elevation: PlanObstacle[] =
    known.elevated === false
      ? [
          {
            code: 'not-elevated',
            text: 'The agent does not run elevated, so it may change nothing.',
          },
        ]
      : [];
  if (action === 'close-connection')
    return {
      ...base,
      title: `Close the connection that holds tcp/${port}`,
      why: `${who} holds the port that ${service} needs.`,
      cost: 'The program that holds the port loses this one connection and what was under way on it; most programs connect again by themselves, from another port.',
      undo: 'A closed connection cannot be brought back; the program opens a new one when it needs it.',
      steps: numbered([
        closeConnectionStep({
          kind: 'close-connection',
          family,
          port,
          pid: holder.pid ?? 0,
          remote: holder.remote ?? '',
        }),
        proveFreeStep(family, port),
      ]),
      obstacles: [...elevation, ...connectionObstacle(capture)],
    };
  const dependants = holding ? runningDependants(known.services, holding) : [];
  return {
    ...base,
    title: `Restart ${holding?.name ?? 'the holder’s service'} to free tcp/${port}`,
    why: `${who} holds the port that ${service} needs.`,
    cost: `${[...dependants, ...(holding ? [holding] : [])].map(({ name }) => name).join(', ')} stop and start again; what depends on them is interrupted for that time.`,
    undo: 'The service is started again in any case; a step that fails is taken back.',
    steps: holding
      ? numbered([
          ...dependants.map(({ name }) =>
            stopStep(name, `${holding.name} cannot stop while it runs.`),
          ),
          stopStep(holding.name, 'With its process, its sockets end.'),
          proveFreeStep(family, port),
          startStep(holding.name),
          ...dependants.toReversed().map(({ name }) => startStep(name)),
        ])
      : [],
    obstacles: [...elevation, ...serviceObstacle(holding, known)],
  };
};

const connectionObstacle = ({ family, holder }: Capture): PlanObstacle[] => {
  const refuse = (text: string): PlanObstacle[] => [{ code: 'unknown', text }];
  if (holder.pid === null)
    return refuse('No table shows the socket, so there is no connection to close.');
  if (isTimeWait(holder))
    return refuse(
      'The connection is closed already; TIME_WAIT ends by itself after two to four minutes.',
    );
  if (holder.pid === 0)
    return refuse(
      'No process is shown for the connection, so it is not known whose it would be that is closed. Look again.',
    );
  if (holder.remote === null)
    return refuse(
      'The holder has no connection: it listens, or has only bound the port. End or restart its program.',
    );
  if (family === 'ipv6')
    return refuse(
      'Windows can close single connections in IPv4 only (SetTcpEntry). Wait, or restart the program.',
    );
  return [];
};

const serviceObstacle = (holding: Service | undefined, known: Known): PlanObstacle[] => {
  if (holding === undefined)
    return [
      {
        code: 'unknown',
        text: 'The holder is no service that can be named. End or restart the program, if you know what it is.',
      },
    ];
  if (!isExchangeService(holding, known.installPath))
    return [
      {
        code: 'unknown',
        text: `${holding.name} is no service of Exchange. What else depends on it is not known here, so it is not restarted from here: restart it yourself if you can answer for it.`,
      },
    ];
  return holding.state === 'running'
    ? []
    : [{ code: 'pending', text: `${holding.name} is ${holding.state}.` }];
};

/**
 * How long a holder like this usually stays, for an operator who considers waiting. From the assumed mix of the capture model, not measured.
 */
export const stayOf = ({ holder }: Pick<Capture, 'holder'>): string => {
  if (isTimeWait(holder)) return 'TIME_WAIT ends by itself after two to four minutes.';
  if (holder.pid === null) return 'Nothing is known of this socket, so neither of its end.';
  if (holder.remote === null)
    return 'A listener or a bound socket stays until its program ends; waiting does not help.';
  return 'Most outgoing connections end within seconds, pooled ones within about two minutes; a few stay for hours. If it is older than three minutes, do not count on it to end.';
};
