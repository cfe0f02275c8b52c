import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { root } from './paths.ts';

/**
 * One hash over the names and bytes of files and whole folders, the same on every machine.
 *
 * Paths are relative to the checkout. What does not exist counts as absent instead of failing.
 */
export function contentHash(paths: readonly string[], ...extra: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of extra) hash.update(`${text}\0`);
  for (const path of paths) {
    for (const file of filesIn(join(root, path))) {
      hash.update(`${relative(root, file).split(sep).join('/')}\0`);
      hash.update(readFileSync(file));
      hash.update('\0');
    }
  }
  return hash.digest('hex');
}

/** Every file below a folder (or the file itself), in a stable order. */
export function filesIn(path: string): string[] {
  const kind = statSync(path, { throwIfNoEntry: false });
  if (kind === undefined) return [];
  if (kind.isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
