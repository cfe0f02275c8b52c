import { findService } from '../../exchange/services.ts';
import type { Service } from '../../evidence/schema.ts';
import type { Fact } from '../../facts/fact.ts';
import type { Family } from '../../ports/vocabulary.ts';
import { say } from '../../texts/stored.ts';
import type { AfterInput } from '../input.ts';
import type { RootCause } from '../schema.ts';
import { lastFailureOf, type Failure } from './last-failure.ts';
import { toldSince, type ToldEvents } from './told-events.ts';

export type Proof = RootCause['proof'][number];

/** One service that does not run as it should, with everything that the rules decide by. */
export type CauseContext = {
  readonly input: AfterInput;
  /** All services as they are now. */
  readonly services: readonly Service[];
  /** The service as it is now. */
  readonly service: Service;
  /** The service as it was before the update; null where that is not known. */
  readonly before: Service | null;
  /** What the event logs hold about the service since the update began. */
  readonly told: ToldEvents;
  /** What its last run, or its last attempt at one, ended with. */
  readonly failure: Failure | null;
};

/** A rule looks for one kind of cause. Null: the facts do not show it. */
export type CauseRule = (context: CauseContext) => RootCause | null;

/** Where proof that was read before the update stands in the report. */
export const baselineEvidence = 'baseline';
/** What the watch wrote down. */
export const journalEvidence = 'journal';

/** The service of the baseline, whatever the case of its name. */
export const serviceBefore = ({ baseline }: AfterInput, name: string): Service | null =>
  baseline.facts?.services.known
    ? (findService(baseline.facts.services.value, name) ?? null)
    : null;

export const contextOf = (
  input: AfterInput,
  services: readonly Service[],
  service: Service,
): CauseContext => {
  const told = toldSince(input, service);
  return {
    input,
    services,
    service,
    before: serviceBefore(input, service.name),
    told,
    failure: lastFailureOf(service, told),
  };
};

/** A cause that lies in the service itself and is not about a port, unless `more` says otherwise. */
export const causeOf = (
  { service }: { readonly service: Pick<Service, 'name'> },
  kind: RootCause['kind'],
  text: string,
  proof: readonly Proof[],
  more: Partial<RootCause> = {},
): RootCause => ({
  kind,
  service: service.name,
  first: service.name,
  text,
  proof: [...proof],
  port: null,
  family: null,
  holder: null,
  heldNow: null,
  ...more,
});

export const proofOf = (text: string, ...evidence: readonly string[]): Proof => ({
  text,
  evidence: [...evidence],
});

/** What a fact could not show, as proof that it was not overlooked; nothing where it was read. */
export const gapOf = (fact: Fact<unknown>, part: PartOfEvidence): readonly Proof[] =>
  fact.known
    ? []
    : [proofOf(say(`cause.gap.${part}`, { code: fact.code, message: fact.message }), fact.item)];

/** What a cause is sought in. */
type PartOfEvidence =
  | 'system-log'
  | 'application-log'
  | 'endpoints'
  | 'processes'
  | 'saved-state'
  | `exclusions-${Family}`;
