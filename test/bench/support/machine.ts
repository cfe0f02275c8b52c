import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

import { execute } from './execute.ts';
import { onDrive, programPath } from './exchange-files.ts';
import { processesOf } from './namespace.ts';
import type { BenchRun } from './runs.ts';
import { controlServices, type ServiceStatus } from './service-control.ts';
import { commandLineOf, waitUntil } from './wait.ts';
import type { Windows } from './windows.ts';

/** Switches the machine on: exclusions as the persistent store has them, then every automatic service. */
export const boot = async (
  windows: Windows,
  automatic: readonly string[],
): Promise<readonly ServiceStatus[]> => {
  windows.start([programPath('keep')], windows.logFile('keep'));
  const restored = await windows.run(['netsh.exe', 'bench', 'forget-active']);
  if (restored.code !== 0) throw new Error(`netsh bench forget-active: ${restored.code}`);
  return controlServices(windows, 'ensure', automatic);
};

/** How long a server is away that is started again, going by its files. */
const awayMs = 60_000;

/**
 * A real server is away for minutes, this one for two seconds. What is left on its disk is made that much older: by
 * the age of a file the agent tells what a process that is gone left behind, and Wine gives process ids out again at once.
 */
export const ageFiles = (driveC: string): void => {
  const folder = onDrive(driveC, 'C:\\ProgramData');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const { mtimeMs, nlink } = statSync(file);
    // What has more names than one belongs to the template of all benches.
    if (nlink > 1) continue;
    const before = new Date(mtimeMs - awayMs);
    utimesSync(file, before, before);
  }
};

/**
 * Switches the machine off without asking any of its programs. Nothing of its connections is left: the kernel forgets
 * those that end meanwhile instead of keeping them in TIME_WAIT for a minute, as a machine that is switched off does.
 */
export const switchOff = async (run: BenchRun, windows: Windows): Promise<void> => {
  const read = await windows.inside('cat', [bucketsFile]);
  await setTimeWaitBuckets(windows, '0');
  const env = { PATH: process.env['PATH'], HOME: run.folder, WINEPREFIX: windows.prefix };
  await execute('wineserver', ['-k'], { env, timeoutMs: 20_000 });
  await waitUntil('all Windows processes have ended', async () => {
    const left = (await processesOf(run.id)).map(commandLineOf);
    return left.every((line) => line === '' || line.includes('relay.ts'));
  });
  // Those that were in TIME_WAIT before. Not every kernel can do it; the port is then taken for up to a minute.
  await windows.inside('ss', ['-K', 'state', 'time-wait']);
  await setTimeWaitBuckets(windows, read.stdout.toString('latin1').trim());
};

const bucketsFile = '/proc/sys/net/ipv4/tcp_max_tw_buckets';
const setTimeWaitBuckets = async (windows: Windows, value: string): Promise<void> => {
  await windows.inside('sh', ['-c', 'echo "$1" > "$2"', 'sh', value, bucketsFile]);
};
