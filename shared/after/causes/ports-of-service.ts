import { sameName } from '../../exchange/services.ts';
import { assessPort, type AssessedPort } from '../../ports/assess-ports.ts';
import type { Family } from '../../ports/vocabulary.ts';
import { neededPorts } from '../service-ports.ts';
import type { CauseContext } from './context.ts';
import { portOfEndpoint } from './told-events.ts';

/** A port that the service needs to start. */
export type NeededByService = {
  readonly assessed: AssessedPort;
  /** The family that the service itself named when it failed; null where it did not. */
  readonly named: Family | null;
  /** False for a documented candidate: nothing shows that this service uses it. */
  readonly certain: boolean;
};

/** The ports of a service: those that it named itself when it failed, those on which it listened before the update, those that the watch looked at; only where none of these is known, documented candidates. */
export const portsOfService = (context: CauseContext): readonly NeededByService[] => {
  const named = namedByService(context);
  const needed = neededPorts(context.input, context.service).map((port) => ({
    assessed: port as AssessedPort,
    named: null,
    certain: port.report.source !== 'documented',
  }));
  const certain = [
    ...named,
    ...needed.filter((port) => port.certain),
    ...(needed.some((port) => port.certain) ? [] : watchedPorts(context)),
  ];
  return withoutRepeats(certain.length > 0 ? certain : needed);
};

const namedByService = (context: CauseContext): readonly NeededByService[] =>
  (context.failure?.events ?? []).flatMap(({ endpoint }) => {
    const port = endpoint === null ? null : portOfEndpoint(endpoint);
    if (endpoint === null || port === null) return [];
    const named = endpoint.startsWith('[') ? 'ipv6' : 'ipv4';
    return [{ assessed: assessed(context, port), named, certain: true }];
  });

const watchedPorts = (context: CauseContext): readonly NeededByService[] =>
  (context.input.watch?.ports ?? [])
    .filter(({ service }) => sameName(service, context.service.name))
    // A port that nobody saw the service listen on is there as a candidate.
    .filter(({ families }) =>
      Object.values(families).some((sight) => sight?.status === 'listening'),
    )
    .map(({ port }) => ({ assessed: assessed(context, port), named: null, certain: true }));

const assessed = ({ input, service }: CauseContext, port: number): AssessedPort =>
  assessPort(input.facts, {
    service,
    protocol: 'tcp',
    port,
    source: 'observed',
    inUse: true,
    guessed: false,
  });

const withoutRepeats = (ports: readonly NeededByService[]): readonly NeededByService[] =>
  ports.filter(
    (port, index) =>
      ports.findIndex((other) => other.assessed.report.port === port.assessed.report.port) ===
      index,
  );
