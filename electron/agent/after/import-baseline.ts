import { join } from 'node:path';

import type { Evidence } from '../../../shared/evidence/schema.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import { writeDurably } from '../journal/write-durably.ts';
import type { OpenRun } from '../run/open-run.ts';
import { baselineFile, sha256Of } from './kept-baseline.ts';

/**
 * Takes evidence that was read before the update, and kept elsewhere, as the baseline of a run that has none of its own.
 *
 * Whether it is of this server, and of before the update, is judged when the server is verified, as with every baseline. There are no copies of the configuration files then.
 */
export const importBaseline = async (run: OpenRun, evidence: Evidence): Promise<Result<object>> => {
  if (run.state().baseline !== null) return err('conflict', say('baseline.own'));
  const bytes = Buffer.from(`${JSON.stringify(evidence)}\n`);
  await writeDurably(join(run.folder, baselineFile), bytes);
  const { collectedAt } = evidence;
  await run.emit(
    { type: 'baseline-kept', collectedAt, sha256: sha256Of(bytes), imported: true },
    { durable: true },
  );
  return ok({});
};
