import { join } from 'node:path';

import { tool } from '../../../shared/tool.ts';

export type PathContext = {
  /** The application's folder or archive. */
  readonly appPath: string;
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The folder of `--user-data-dir`, where that was given. */
  readonly chosenUserData: string | null;
};

/** Where the parts of the program are, and where it keeps what it knows. */
export type Paths = {
  readonly agent: string;
  readonly preload: string;
  readonly renderer: string;
  /** Runs; the same place in which the terminal keeps them, so that either can print a run of the other. */
  readonly data: string;
  /** What Chromium keeps; on Windows not in the roaming profile. */
  readonly userData: string;
};

export const pathsOf = ({ appPath, platform, env, home, chosenUserData }: PathContext): Paths => {
  const data = env['CU_PREFLIGHT_DATA'] || chosenUserData || localData(platform, env, home);
  return {
    agent: join(appPath, 'dist', 'agent', 'agent.cjs'),
    preload: join(appPath, 'dist', 'preload', 'preload.cjs'),
    renderer: join(appPath, 'dist', 'renderer'),
    data,
    userData: chosenUserData ?? join(data, 'window'),
  };
};

const localData = (
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string =>
  platform === 'win32'
    ? join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), tool.name)
    : join(env['XDG_STATE_HOME'] ?? join(home, '.local', 'state'), tool.name);
