import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runsFolder } from '../agent/run/run-folder.ts';
import { err, ok, toAppError, type Result } from '../../shared/result.ts';
import type { Texts } from '../../shared/texts/texts.ts';
import { tool } from '../../shared/tool.ts';

/** Where the terminal keeps its runs: `CU_PREFLIGHT_DATA`, or the place for local data of the account. */
export const dataFolder = (env: NodeJS.ProcessEnv = process.env): string => {
  const chosen = env['CU_PREFLIGHT_DATA'];
  if (chosen) return chosen;
  if (process.platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), tool.name);
  return join(env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), tool.name);
};

/** Makes the folder if it is not there, and answers whether runs can be kept in it. */
export const usableDataFolder = async (texts: Texts): Promise<Result<string>> => {
  const folder = dataFolder();
  try {
    await mkdir(runsFolder(folder), { recursive: true, mode: 0o700 });
    await access(runsFolder(folder), constants.W_OK);
    return ok(folder);
  } catch (thrown) {
    return err(
      'access-denied',
      texts.say('terminal.no-data-folder', { folder, why: toAppError(thrown).message }),
    );
  }
};
