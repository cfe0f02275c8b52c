import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { benchCache, socketLibrary } from './tools.ts';

/**
 * A copy of Wine's socket library that knows the owners of IPv6 sockets, to be mounted over the original inside a bench.
 *
 * Wine 8 looks for the inode of an IPv6 socket two columns too far to the right in /proc/net/tcp6 and so answers process 0 for every row. The scan format is shortened by those two columns. Answers null where that format does not occur: another release, which may not need it.
 */
export const correctedSocketLibrary = (): string | null => {
  const library = readFileSync(socketLibrary);
  const head = '%*u: %8x%8x%8x%8x:%hx %8x%8x%8x%8x:%hx %x ';
  const wrong = Buffer.from(`${head}${'%*s '.repeat(7)}%d\0`, 'latin1');
  const right = Buffer.alloc(wrong.length);
  right.write(`${head}${'%*s '.repeat(5)}%d`, 'latin1');
  const at = library.indexOf(wrong);
  if (at === -1) return null;
  right.copy(library, at);
  const folder = join(benchCache, 'library');
  const file = join(folder, `${createHash('sha256').update(library).digest('hex')}.so`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, library, { mode: 0o755 });
    renameSync(`${file}.${process.pid}`, file);
  }
  return file;
};
