import { describeHolder } from '../../ports/find-holder.ts';
import { familyName, type Family } from '../../ports/vocabulary.ts';
import { say } from '../../texts/stored.ts';
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
  context.failure?.code === addressInUse ? takenBy(context, 'taken') : null;

/** Present knowledge alone: whatever the last run ended with, the service cannot start while something else has its port. */
export const portHeldNow: CauseRule = (context) => {
  const held = portsOfService(context).some(
    ({ certain, assessed }) => certain && assessed.holding.kind === 'captured',
  );
  return held && context.service.state === 'stopped' ? takenBy(context, 'held') : null;
};

/** What shows that the port is another's: it was taken (10048), is held now, or was refused (10013), with all exclusions read or not. */
type Way = 'taken' | 'held' | 'refused' | 'refused-unsure';

/** The cause with everything that is known of the port: who has it, and who had it. */
export const takenBy = (context: CauseContext, way: Way): RootCause => {
  const ports = portsOfService(context);
  const port = worstOf(context, ports);
  const { service, input } = context;
  const proof = [...failureProof(context), ...gapOf(input.facts.endpoints, 'endpoints')];
  if (port === null)
    return causeOf(
      context,
      'port-taken',
      say(`cause.port-${way}-nameless`, { service: service.name }),
      [...proof, proofOf(say('cause.port.no-listener'))],
    );
  const { holding, report } = port.assessed;
  const now = holding.kind === 'captured' ? holding : null;
  const then = holderThen(context, report.port);
  const holder = now?.holder ?? then.capture?.holder ?? null;
  const family = now?.family ?? then.capture?.family ?? port.named;
  const values = { service: service.name, port: `tcp/${report.port}` };
  const text =
    family === null
      ? say(`cause.port-${way}`, values)
      : say(`cause.port-${way}-in`, { ...values, family: familyName(family) });
  return causeOf(
    context,
    'port-taken',
    `${text} ${whoText(port, then.capture?.holder ?? null)}`,
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
      if (then === null) return say('cause.who.now', { now });
      return then === now
        ? say('cause.who.still', { now })
        : say('cause.who.other', { before: then, now });
    }
    case 'unknown':
      return then === null
        ? say('cause.who.unknown')
        : say('cause.who.then-unknown', { before: then });
    case 'free':
    case 'own':
      return then === null
        ? say('cause.who.nobody')
        : say('cause.who.then-nobody', { before: then });
  }
};

/** What the tables show of the port at this moment. */
export const portProof = ({ assessed, certain }: NeededByService): readonly Proof[] => {
  const { holding, report } = assessed;
  const port = `tcp/${report.port}`;
  const candidate = certain ? [] : [proofOf(say('cause.port.candidate', { port }))];
  switch (holding.kind) {
    case 'captured':
      return [
        ...candidate,
        proofOf(
          heldText(port, holding.family, describeHolder(holding.holder)),
          'endpoints',
          'processes',
        ),
      ];
    case 'unknown':
      return [
        ...candidate,
        proofOf(say('cause.port.unknown', { port, why: holding.why }), 'endpoints'),
      ];
    case 'own':
      return [...candidate, proofOf(say('cause.port.own', { port }), 'endpoints')];
    case 'free':
      return [...candidate, proofOf(say('cause.port.free', { port }), 'endpoints', 'port-probe')];
  }
};

const heldText = (port: string, family: Family | null, holder: string): string =>
  family === null
    ? say('cause.port.held', { port, holder })
    : say('cause.port.held-in', { port, family: familyName(family), holder });
