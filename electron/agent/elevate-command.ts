import { elevateExits } from '../../shared/protocol/elevation.ts';
import { say } from '../../shared/texts/stored.ts';

/**
 * `--elevate PROGRAM ARGUMENTS…`: starts a program elevated and ends with one of {@link elevateExits}; what went wrong is on standard error.
 *
 * A process of its own, because the question of User Account Control blocks whoever asks it, and because the window loads no native code.
 */
export const elevate = async ([executable, ...args]: readonly string[]): Promise<number> => {
  if (executable === undefined || process.platform !== 'win32') {
    console.error(say('elevation.windows-only'));
    return elevateExits.failed;
  }
  const { launchElevated } = await import('./server/windows/elevate.ts');
  const { readElevation } = await import('./server/windows/read/elevation.ts');
  const { limitsFrom } = await import('./server/windows/win32/limits.ts');
  const { loadWin32 } = await import('./server/windows/win32/win32.ts');
  const limits = limitsFrom(new AbortController().signal, 5_000);
  const already = await readElevation(await loadWin32(), limits);
  if (already.ok && already.value) return elevateExits.alreadyElevated;
  const launched = await launchElevated({ executable, args });
  if (launched.ok) return elevateExits.started;
  console.error(launched.error.message);
  return launched.error.code === 'access-denied' ? elevateExits.refused : elevateExits.failed;
};
