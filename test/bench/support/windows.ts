import { join } from 'node:path';

import { compileLibrary } from './compile.ts';
import { execute, startDetached, type Executed, type ExecuteOptions } from './execute.ts';
import { namespaceOf } from './namespace.ts';
import type { BenchRun } from './runs.ts';
import { correctedSocketLibrary } from './socket-library.ts';
import { socketLibrary, wineLoader } from './tools.ts';

/** Name of the server, in its own UTS namespace: the host's name is nobody's business in evidence. */
export const benchHostName = 'EX01';

/** How Windows programs and Linux programs are started inside a bench. */
export type Windows = {
  /** Linux folder of the Wine prefix. */
  readonly prefix: string;
  readonly driveC: string;
  readonly environment: NodeJS.ProcessEnv;
  /** A log of this bench, by its name. */
  readonly logFile: (name: string) => string;
  /** Runs a Windows program to its end. */
  readonly run: (args: readonly string[], options?: ExecuteOptions) => Promise<Executed>;
  /** Starts a Windows program that stays. Answers its Linux process id. */
  readonly start: (args: readonly string[], logFile: string) => number;
  /** Runs a Linux program inside the namespace to its end. */
  readonly inside: (
    command: string,
    args: readonly string[],
    options?: ExecuteOptions,
  ) => Promise<Executed>;
  /** Starts a Linux program inside the namespace that stays. */
  readonly startInside: (command: string, args: readonly string[], logFile: string) => number;
};

export const openWindows = async (run: BenchRun, language: NodeJS.ProcessEnv): Promise<Windows> => {
  const prefix = join(run.folder, 'prefix');
  const enter = ['netns', 'exec', namespaceOf(run.id)];
  const library = correctedSocketLibrary();
  // `ip netns exec` gives its program a mount namespace of its own: the correction is seen in this bench only.
  const mount = library === null ? '' : `mount --bind '${library}' '${socketLibrary}' && `;
  const libraries = [await compileLibrary('socket-owners'), await compileLibrary('client-ports')];
  const preload = `LD_PRELOAD='${libraries.join(':')}'`;
  const script = `${mount}hostname ${benchHostName} && ${preload} exec "$@"`;
  const underWine = [...enter, 'unshare', '--uts', 'sh', '-c', script, 'sh', wineLoader];
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: run.folder,
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    NODE_SKIP_PLATFORM_CHECK: '1',
    ...language,
  };
  return {
    prefix,
    driveC: join(prefix, 'drive_c'),
    environment,
    logFile: (name) => join(run.folder, `${name}.log`),
    run: (args, options = {}) =>
      execute('ip', [...underWine, ...args], {
        ...options,
        env: { ...environment, ...options.env },
      }),
    start: (args, logFile) =>
      startDetached('ip', [...underWine, ...args], { env: environment, logFile }),
    inside: (command, args, options) => execute('ip', [...enter, command, ...args], options),
    startInside: (command, args, logFile) =>
      startDetached('ip', [...enter, command, ...args], { env: process.env, logFile }),
  };
};
