import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { inRoot } from './paths.ts';
import { run, type Ended, type RunOptions } from './run.ts';

/**
 * Runs the command of an installed development tool with this very Node.
 *
 * Not through `node_modules/.bin`: those are batch files on Windows, which cannot be started without a shell.
 */
export function runTool(
  packageName: string,
  args: readonly string[],
  options: RunOptions = {},
  command = packageName,
): Promise<Ended> {
  const folder = inRoot('node_modules', packageName);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly bin: string | Readonly<Record<string, string>>;
  };
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command called ${command}`);
  return run(process.execPath, [join(folder, file), ...args], options);
}
