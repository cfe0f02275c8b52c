import { homedir } from 'node:os';
import { join } from 'node:path';
import { tool } from '../../shared/tool.ts';

/** Where the terminal keeps its runs: `CU_PREFLIGHT_DATA`, or the place for local data of the account. */
export const dataFolder = (env: NodeJS.ProcessEnv = process.env): string => {
  const chosen = env['CU_PREFLIGHT_DATA'];
  if (chosen) return chosen;
  if (process.platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), tool.name);
  return join(env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), tool.name);
};
