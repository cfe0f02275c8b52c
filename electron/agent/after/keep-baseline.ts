import { join } from 'node:path';

import { toAppError } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import { writeDurably } from '../journal/write-durably.ts';
import type { OpenRun } from '../run/open-run.ts';
import type { Server } from '../server/server.ts';
import { baselineFile, sha256Of } from './kept-baseline.ts';
import { keepConfiguration } from './configuration-copies.ts';

/**
 * Writes the evidence, as it stands now, into a file of the run and its hash into the journal, with copies of the configuration files: Setup changes the server from here on.
 *
 * Does nothing when the checks have not come to their end: half a baseline would look like a whole one. What cannot be written is told and keeps nobody from going on.
 */
export const keepBaseline = async (
  server: Server,
  run: OpenRun,
  signal: AbortSignal,
): Promise<void> => {
  const state = run.state();
  if (!state.complete || state.collecting || state.phase !== 'before') return;
  const evidence = run.evidence();
  if (state.baseline?.collectedAt === evidence.collectedAt) return;
  const bytes = Buffer.from(`${JSON.stringify(evidence)}\n`);
  try {
    await writeDurably(join(run.folder, baselineFile), bytes);
    await run.emit(
      { type: 'baseline-kept', collectedAt: evidence.collectedAt, sha256: sha256Of(bytes) },
      { durable: true },
    );
    await keepConfiguration(server, run.folder, evidence, signal);
  } catch (thrown) {
    const why = toAppError(thrown).message;
    await run.emit({ type: 'problem', text: say('baseline.not-in-full', { why }) });
  }
};
