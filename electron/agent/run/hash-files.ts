import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { FileHash } from '../../../shared/report/after-parts.ts';
import { runFiles } from './run-folder.ts';

/** SHA-256 of the journal and of the evidence of a run, as they are on disk now. A file that cannot be read is left out: no hash is better than that of something else. */
export const hashRunFiles = async (folder: string): Promise<readonly FileHash[]> => {
  const { journal, evidence } = runFiles(folder);
  const hashes = await Promise.all([evidence, journal].map(hashFile));
  return hashes.filter((hash) => hash !== null);
};

const hashFile = async (path: string): Promise<FileHash | null> => {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
    return { name: basename(path), sha256: hash.digest('hex') };
  } catch {
    return null;
  }
};
