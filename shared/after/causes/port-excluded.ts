import { exclusionItem } from '../../evidence/items.ts';
import {
  contains,
  families,
  familyName,
  type Exclusion,
  type Family,
} from '../../ports/vocabulary.ts';
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
import { portProof, takenBy } from './port-taken.ts';

/** WSAEACCES. */
const accessDenied = 10_013;

type Cover = { readonly port: NeededByService; readonly family: Family; readonly row: Exclusion };

/** 10013: Windows refused the port. A system exclusion explains it, or an exclusive holder; a table that was not read leaves it open which. */
export const portExcluded: CauseRule = (context) => {
  if (context.failure?.code !== accessDenied) return null;
  const ports = portsOfService(context);
  const cover = coverOf(context, ports);
  if (cover) return excludedBy(context, cover, 'cause.excluded');
  const held = ports.some(({ assessed }) => assessed.holding.kind === 'captured');
  const gaps = tableGaps(context);
  if (held || (gaps.length === 0 && ports.length > 0)) return exclusiveHolder(context);
  const { service } = context;
  return causeOf(
    context,
    'not-known',
    say(ports.length === 0 ? 'cause.refused-port-not-known' : 'cause.refused-exclusions-unread', {
      service: service.name,
    }),
    [
      ...failureProof(context),
      ...gaps,
      ...ports.flatMap((port) => portProof(port)),
      ...ports.flatMap(({ assessed }) => holderThen(context, assessed.report.port).proof),
    ],
  );
};

/** Present knowledge alone: the service cannot start while a system exclusion covers its port. */
export const portExcludedNow: CauseRule = (context) => {
  if (context.service.state !== 'stopped') return null;
  const cover = coverOf(
    context,
    portsOfService(context).filter(({ certain }) => certain),
  );
  return cover ? excludedBy(context, cover, 'cause.excluded-now') : null;
};

const coverOf = ({ input }: CauseContext, ports: readonly NeededByService[]): Cover | undefined =>
  ports
    .flatMap((port) =>
      families.flatMap((family): Cover[] => {
        const table = input.facts.exclusions[family].tcp.active;
        if (!table.known) return [];
        return table.value
          .filter((row) => row.kind === 'system' && contains(row, port.assessed.report.port))
          .map((row) => ({ port, family, row }));
      }),
    )
    .toSorted((left, right) => Number(isNamed(right)) - Number(isNamed(left)))[0];

const isNamed = ({ port, family }: Cover): boolean => port.named === family;

const excludedBy = (
  context: CauseContext,
  { port, family, row }: Cover,
  text: 'cause.excluded' | 'cause.excluded-now',
): RootCause => {
  const { report } = port.assessed;
  const range = row.first === row.last ? `${row.first}` : `${row.first}–${row.last}`;
  return causeOf(
    context,
    'port-excluded',
    say(text, {
      service: context.service.name,
      range,
      family: familyName(family),
      port: report.port,
    }),
    [
      ...failureProof(context),
      proofOf(
        say('cause.excluded.row', { family: familyName(family), range }),
        exclusionItem(family, 'tcp', 'active'),
      ),
      ...portProof(port),
    ],
    { port: report.port, family },
  );
};

const exclusiveHolder = (context: CauseContext): RootCause => {
  const cause = takenBy(context, tableGaps(context).length === 0 ? 'refused' : 'refused-unsure');
  return {
    ...cause,
    proof: [
      ...cause.proof,
      ...tableGaps(context),
      ...families.flatMap((family) =>
        context.input.facts.exclusions[family].tcp.active.known
          ? [
              proofOf(
                say('cause.excluded.no-row', { family: familyName(family) }),
                exclusionItem(family, 'tcp', 'active'),
              ),
            ]
          : [],
      ),
    ],
  };
};

const tableGaps = ({ input }: CauseContext): readonly Proof[] =>
  families.flatMap((family) =>
    gapOf(input.facts.exclusions[family].tcp.active, `exclusions-${family}`),
  );
