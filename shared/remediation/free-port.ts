import type { Service } from '../evidence/schema.ts';
import { findService, isExchangeService, runningDependants } from '../exchange/services.ts';
import { describeHolder } from '../ports/find-holder.ts';
import { isTimeWait } from '../ports/time-wait.ts';
import type { Capture } from '../watch/state.ts';
import type { PlanObstacle } from './plan.ts';
import type { PlanDraft } from './protect-ports.ts';
import { closeConnectionStep, numbered, proveFreeStep, startStep, stopStep } from './steps.ts';
import { say } from '../texts/stored.ts';

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
            text: say('obstacle.not-elevated'),
          },
        ]
      : [];
  if (action === 'close-connection')
    return {
      ...base,
      title: say('plan.free.close.title', { port }),
      why: say('plan.free.why', { holder: who, service }),
      cost: say('plan.free.close.cost'),
      undo: say('plan.free.close.undo'),
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
    title: holding
      ? say('plan.free.restart.title', { service: holding.name, port })
      : say('plan.free.restart.title-unknown', { port }),
    why: say('plan.free.why', { holder: who, service }),
    cost: holding
      ? say('plan.free.restart.cost', {
          services: [...dependants, holding].map(({ name }) => name).join(', '),
        })
      : say('plan.free.restart.cost-unknown'),
    undo: say('plan.free.restart.undo'),
    steps: holding
      ? numbered([
          ...dependants.map(({ name }) =>
            stopStep(name, say('step.stop.why-dependant', { service: holding.name })),
          ),
          stopStep(holding.name, say('step.stop.why-sockets')),
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
  if (holder.pid === null) return refuse(say('obstacle.close.no-socket'));
  if (isTimeWait(holder)) return refuse(say('obstacle.close.closed'));
  if (holder.pid === 0) return refuse(say('obstacle.close.no-process'));
  if (holder.remote === null) return refuse(say('obstacle.close.no-connection'));
  if (family === 'ipv6') return refuse(say('obstacle.close.ipv6'));
  return [];
};

const serviceObstacle = (holding: Service | undefined, known: Known): PlanObstacle[] => {
  if (holding === undefined)
    return [
      {
        code: 'unknown',
        text: say('obstacle.restart.no-service'),
      },
    ];
  if (!isExchangeService(holding, known.installPath))
    return [
      {
        code: 'unknown',
        text: say('obstacle.restart.not-exchange', { service: holding.name }),
      },
    ];
  return holding.state === 'running'
    ? []
    : [
        {
          code: 'pending',
          text: say(`obstacle.state.${holding.state}`, { service: holding.name }),
        },
      ];
};

/**
 * How long a holder like this usually stays, for an operator who considers waiting. From the assumed mix of the capture model, not measured.
 */
export const stayOf = ({ holder }: Pick<Capture, 'holder'>): string => {
  if (isTimeWait(holder)) return say('plan.free.stay.time-wait');
  if (holder.pid === null) return say('plan.free.stay.unknown');
  if (holder.remote === null) return say('plan.free.stay.listener');
  return say('plan.free.stay.connection');
};
