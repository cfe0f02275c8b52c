import { cpus, release } from 'node:os';

import { run } from '../../../build/support/run.ts';
import { wineLoader } from './tools.ts';

export const wineVersion = async (): Promise<string> => {
  const { stdout } = await run(wineLoader, ['--version'], { capture: true });
  return stdout.trim().replace('-', ' ').replace('wine', 'Wine');
};

/** What figures of a bench were measured on, to be printed beside them. */
export const machineLine = async (): Promise<string> =>
  `Measured on: Win32 API on ${await wineVersion()} (not Windows), ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Linux ${release()}, ${new Date().toISOString().slice(0, 10)}.`;
