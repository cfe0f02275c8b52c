import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';

import { inRoot } from '../../../build/support/paths.ts';
import { execute, mustExecute } from './execute.ts';
import { benchCache, wineLoader } from './tools.ts';
import { fetchWindowsKoffi, fetchWindowsNode } from '../../../build/windows-node.ts';
import type { Windows } from './windows.ts';

/** Where the bench keeps its own programs on the Windows drive. */
export const appFolder = 'C:\\bench\\app';

/** To be raised when what a template contains changes. */
const recipe = 1;

/**
 * Gives a bench its Windows: a copy of a template that is made once for each release of Wine.
 *
 * The files of Windows are hard links, so a copy takes no time and no room; what Wine writes in place is copied.
 */
export const createPrefix = async (windows: Windows): Promise<void> => {
  const template = await templateFor(windows);
  mkdirSync(windows.prefix);
  for (const entry of readdirSync(template)) {
    if (entry === 'drive_c') continue;
    cpSync(join(template, entry), join(windows.prefix, entry), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  await mustExecute('cp', ['-al', join(template, 'drive_c'), windows.driveC]);
};

const templateFor = async (windows: Windows): Promise<string> => {
  const version = await mustExecute(wineLoader, ['--version']);
  const key = createHash('sha256').update(`${recipe} ${version.toString()}`).digest('hex');
  const template = join(benchCache, `template-${key.slice(0, 12)}`);
  if (existsSync(template)) return template;
  mkdirSync(benchCache, { recursive: true });
  console.error('>>> PREPARING A WINDOWS FOR THE BENCH (Wine, once for each release; some 20 s)');
  const work = mkdtempSync(join(benchCache, '.template-'));
  try {
    await bootAndFill(windows, work);
    if (!existsSync(template)) renameSync(work, template);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return template;
};

const bootAndFill = async (windows: Windows, prefix: string): Promise<void> => {
  const env = { ...windows.environment, WINEPREFIX: prefix };
  const outputFile = join(prefix, '.boot.log');
  const booted = await windows.run(['wineboot', '-i'], { env, outputFile, timeoutMs: 180_000 });
  await execute('wineserver', ['-k', '-w'], { env, timeoutMs: 30_000 });
  rmSync(outputFile, { force: true });
  if (booted.code !== 0) throw new Error(`wineboot ended with ${booted.code}`);
  const app = join(prefix, 'drive_c/bench/app');
  const modules = join(app, 'node_modules');
  mkdirSync(join(modules, '@koromix'), { recursive: true });
  copyFileSync(join(await fetchWindowsNode(), 'bin/node.exe'), join(app, 'node.exe'));
  cpSync(inRoot('node_modules/koffi'), join(modules, 'koffi'), { recursive: true });
  cpSync(await fetchWindowsKoffi(), join(modules, '@koromix/koffi-win32-x64'), { recursive: true });
};
