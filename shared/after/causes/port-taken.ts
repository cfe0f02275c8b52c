import { describeHolder } from '../../ports/find-holder.ts';
import { familyName } from '../../ports/vocabulary.ts';
import type { RootCause } from '../schema.ts';
import {
  causeOf,
  gapOf,
  proofOf,
  type CauseContext,
  type CauseRule,
  type Proof,
} from './context.ts';
import { failureProof } from './failure-proof.ts';
import { holderThen } from './holder-then.ts';
import { portsOfService, type NeededByService } from './ports-of-service.ts';

/** WSAEADDRINUSE. */
const addressInUse = 10_048;

/** 10048: the port was taken when the service wanted it. Who has it now, and who had it then, are two questions; the answer gives both. */
export const portTaken: CauseRule = (context) =>
  context.failure?.code === addressInUse
    ? takenBy(context, 'could not take its port, because something else had it (10048)')
    : null;

/** Present knowledge alone: whatever the last run ended with, the service cannot start while something else has its port. */
export const portHeldNow: CauseRule = (context) => {
  const held = portsOfService(context).some(
    ({ certain, assessed }) => certain && assessed.holding.kind === 'captured',
  );
  return held && context.service.state === 'stopped'
    ? takenBy(
        context,
        'cannot start while something else has its port; nothing shows what it ended with last',
      )
    : null;
};

/** The cause with everything that is known of the port: who has it, and who had it. */
export const takenBy = (context: CauseContext, what: string): RootCause => {
  const ports = portsOfService(context);
  const port = worstOf(context, ports);
  const { service, input } = context;
  const proof = [...failureProof(context), ...gapOf(input.facts.endpoints, 'The endpoint tables')];
  if (port === null)
    return causeOf(context, 'port-taken', `${service.name} ${what}. Which port is not known.`, [
      ...proof,
      proofOf(
        'No listener of the service before the update is known, and no event names the port.',
      ),
    ]);
  const { holding, report } = port.assessed;
  const now = holding.kind === 'captured' ? holding : null;
  const then = holderThen(context, report.port);
  const holder = now?.holder ?? then.capture?.holder ?? null;
  const family = now?.family ?? then.capture?.family ?? port.named;
  const name = `tcp/${report.port}${family === null ? '' : ` in ${familyName(family)}`}`;
  return causeOf(
    context,
    'port-taken',
    `${service.name} ${what}: ${name}. ${whoText(port, then.capture?.holder ?? null)}`,
    [...proof, ...portProof(port), ...then.proof],
    {
      port: report.port,
      family,
      holder,
      heldNow: heldNowOf(port, holder !== null),
    },
  );
};

/** The port that the service named, else one that is taken now, else one that was taken, else the first. */
const worstOf = (
  context: CauseContext,
  ports: readonly NeededByService[],
): NeededByService | null =>
  ports.find(({ named }) => named !== null) ??
  ports.find(({ assessed }) => assessed.holding.kind === 'captured') ??
  ports.find(({ assessed }) => holderThen(context, assessed.report.port).capture !== null) ??
  ports[0] ??
  null;

const heldNowOf = ({ assessed: { holding } }: NeededByService, named: boolean): boolean | null => {
  if (!named || holding.kind === 'unknown') return null;
  return holding.kind === 'captured';
};

const whoText = (
  { assessed: { holding } }: NeededByService,
  before: RootCause['holder'],
): string => {
  const then = before === null ? null : describeHolder(before);
  switch (holding.kind) {
    case 'captured': {
      const now = describeHolder(holding.holder);
      if (then === null) return `Now it is held by ${now}.`;
      return then === now
        ? `It was held by ${now}, and still is.`
        : `When the service failed it was held by ${then}; now by ${now}.`;
    }
    case 'unknown':
      return then === null
        ? 'Who has it now is not known.'
        : `When the service failed it was held by ${then}; who has it now is not known.`;
    case 'free':
    case 'own':
      return then === null
        ? 'Nobody has it now; who had it then was not seen.'
        : `When the service failed it was held by ${then}; nobody has it now.`;
  }
};

/** What the tables show of the port at this moment. */
export const portProof = ({ assessed, certain }: NeededByService): readonly Proof[] => {
  const { holding, report } = assessed;
  const name = `tcp/${report.port}`;
  const candidate = certain
    ? []
    : [proofOf(`${name} is a documented candidate; it was not seen in use by this service.`)];
  switch (holding.kind) {
    case 'captured':
      return [
        ...candidate,
        proofOf(
          `${name}${holding.family === null ? '' : ` (${familyName(holding.family)})`} is held now by ${describeHolder(holding.holder)}.`,
          'endpoints',
          'processes',
        ),
      ];
    case 'unknown':
      return [
        ...candidate,
        proofOf(`Who has ${name} now is not known: ${holding.why}`, 'endpoints'),
      ];
    case 'own':
      return [...candidate, proofOf(`The service itself has ${name} now.`, 'endpoints')];
    case 'free':
      return [...candidate, proofOf(`Nobody has ${name} now.`, 'endpoints', 'port-probe')];
  }
};
