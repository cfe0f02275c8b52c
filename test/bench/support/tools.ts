import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { cacheDir, inRoot } from '../../../build/support/paths.ts';

/** Wine's 64-bit loader; Debian and Ubuntu leave it out of PATH. */
export const wineLoader = '/usr/lib/wine/wine64';
/** The library through which Wine reads the kernel's socket tables. */
export const socketLibrary = '/usr/lib/x86_64-linux-gnu/wine/x86_64-unix/nsiproxy.so';
/** The compiler for Windows programs, and the one for their resources. */
export const compiler = 'x86_64-w64-mingw32-gcc';
export const resourceCompiler = 'x86_64-w64-mingw32-windres';
/** For the one library that runs on the Linux side. */
export const linuxCompiler = 'gcc';

/** Everything that benches leave on disk; git ignores it, and it is safe to delete while no bench runs. */
export const benchCache = join(cacheDir, 'bench');
/** Sources of the Windows programs of the bench. */
export const sourceFolder = inRoot('test/bench/support/win32');

/** What is missing for a bench here, or null when one can be started. */
export const benchAvailability = (): string | null => {
  if (process.platform !== 'linux') return 'the bench needs Linux';
  if (process.getuid?.() !== 0) return 'the bench needs root, for a network namespace of its own';
  if (!existsSync(wineLoader) || !existsSync(socketLibrary))
    return 'the bench needs Wine (Debian packages wine and wine64)';
  const missing = [
    [compiler, 'gcc-mingw-w64-x86-64'],
    [linuxCompiler, 'gcc'],
    [resourceCompiler, 'binutils-mingw-w64-x86-64'],
    ['wineserver', 'wine'],
    ['ip', 'iproute2'],
    ['unshare', 'util-linux'],
    ['localedef', 'libc-bin'],
  ].find(([tool = '']) => !isOnPath(tool));
  if (missing) return `the bench needs ${missing.join(', Debian package ')}`;
  return existsSync('/usr/share/i18n/locales/de_DE')
    ? null
    : 'the bench needs the sources of locales (Debian package locales)';
};

const isOnPath = (tool: string): boolean =>
  (process.env['PATH'] ?? '')
    .split(':')
    .concat('/usr/sbin', '/sbin')
    .some((folder) => folder !== '' && existsSync(join(folder, tool)));
