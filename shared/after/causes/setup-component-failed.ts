import { findKnownFailure } from '../../setup-log/known-failures.ts';
import type { SetupNote } from '../../setup-log/schema.ts';
import { say } from '../../texts/stored.ts';
import {
  causeOf,
  journalEvidence,
  proofOf,
  type CauseContext,
  type CauseRule,
  type Proof,
} from './context.ts';
import { exitCodeProof } from './failure-proof.ts';

/** So many lines of Setup are quoted. */
const mostLines = 3;

/** Setup failed, or ended without proof of success, and the service shows no failure of its own: Setup had stopped it, and did not come to starting it again. */
export const setupComponentFailed: CauseRule = (context) => {
  const { service, input } = context;
  const setup = input.watch?.setup;
  if (!setup || (setup.status !== 'failed' && setup.status !== 'ended-unproved')) return null;
  const failed = setup.status === 'failed';
  const text = endText(service.name, failed, setup.component ?? setup.phase);
  const known = faults(context).flatMap(({ known: id }) => {
    const failure = id === null ? null : findKnownFailure(id);
    return failure ? [failure] : [];
  });
  const [first] = known;
  return causeOf(context, 'setup-component-failed', first ? `${text} ${first.what}` : text, [
    proofOf(
      say('cause.setup-counts', {
        errors: setup.errors,
        warnings: setup.warnings,
        status: setup.status,
      }),
      journalEvidence,
    ),
    ...faults(context)
      .slice(-mostLines)
      .map((note) => lineProof(note)),
    ...[...new Set(known.map(({ remedy }) => remedy))].map((remedy) =>
      proofOf(say('cause.setup-remedy', { remedy }), journalEvidence),
    ),
    exitCodeProof(context),
  ]);
};

const endText = (service: string, failed: boolean, where: string | null): string =>
  where === null
    ? say(failed ? 'cause.setup-failed' : 'cause.setup-unproved', { service })
    : say(failed ? 'cause.setup-failed-at' : 'cause.setup-unproved-at', { service, where });

const faults = ({ input }: CauseContext): readonly SetupNote[] =>
  (input.watch?.setupNotes ?? []).filter(({ kind }) => kind === 'error' || kind === 'failed');

const lineProof = ({ text, reference }: SetupNote): Proof => {
  const line = text.split('\n')[0] ?? '';
  return proofOf(
    reference === null
      ? say('cause.setup-line', { line })
      : say('cause.setup-line-at', { reference, line }),
    journalEvidence,
  );
};

/** What Setup's own log says of a service by its name: `Unable to restore service 'MSExchangePOP3BE'.` */
export const setupSaidOf = ({ input, service }: CauseContext): readonly Proof[] => {
  const quoted = `'${service.name.toLowerCase()}'`;
  return (input.watch?.setupNotes ?? [])
    .filter(
      ({ text, known }) => known === 'service-not-restored' && text.toLowerCase().includes(quoted),
    )
    .slice(-mostLines)
    .map((note) => lineProof(note));
};
