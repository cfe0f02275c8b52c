import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { BaselineSource } from '../../../shared/after/baseline.ts';
import { readEvidenceFile } from '../../../shared/evidence/read-file.ts';
import { toAppError } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { OpenRun } from '../run/open-run.ts';

/** The evidence file of before the update, in the folder of its run. */
export const baselineFile = 'baseline.json';

export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The baseline as it was kept; a file that is not the one in the journal is no baseline. */
export const readKeptBaseline = async (
  run: Pick<OpenRun, 'state' | 'folder'>,
): Promise<BaselineSource> => {
  const { baseline } = run.state();
  if (baseline === null) return { kind: 'missing', why: say('baseline.not-kept') };
  try {
    const bytes = await readFile(join(run.folder, baselineFile));
    const sha256 = sha256Of(bytes);
    if (sha256 !== baseline.sha256)
      return {
        kind: 'damaged',
        why: say('baseline.other-file', { file: baselineFile }),
      };
    const evidence = readEvidenceFile(bytes);
    return evidence.ok
      ? { kind: 'kept', evidence: evidence.value, sha256 }
      : { kind: 'damaged', why: evidence.error.message };
  } catch (thrown) {
    return { kind: 'damaged', why: toAppError(thrown).message };
  }
};
