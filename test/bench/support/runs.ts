import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { execute } from './execute.ts';
import { namespaceIds, namespaceOf, removeNamespace } from './namespace.ts';
import { benchCache } from './tools.ts';

/** Where one bench lives, and to whom it belongs. */
export type BenchRun = {
  readonly id: string;
  /** Holds the Windows drive and the logs. */
  readonly folder: string;
  /** Holds sockets: their paths must be short. */
  readonly socketFolder: string;
};

/** What a run's folder says about it. */
type Owner = {
  readonly pid: number;
  /** Tells the owner from a later process with the same id. */
  readonly startedAt: string;
  /** Left running on purpose, for exploration. */
  readonly keep: boolean;
  readonly note?: string;
};

const runsFolder = join(benchCache, 'runs');
const socketFolderOf = (id: string): string => join(tmpdir(), `cu-preflight-bench-${id}`);
const runOf = (id: string): BenchRun => ({
  id,
  folder: join(runsFolder, id),
  socketFolder: socketFolderOf(id),
});

export const createRun = (keep: boolean): BenchRun => {
  const run = runOf(`${process.pid}-${randomBytes(3).toString('hex')}`);
  mkdirSync(run.folder, { recursive: true });
  mkdirSync(run.socketFolder, { mode: 0o700 });
  writeOwner(run, { pid: process.pid, startedAt: startOf(process.pid) ?? '', keep });
  return run;
};

const ownerFile = (run: BenchRun): string => join(run.folder, 'owner.json');
const writeOwner = (run: BenchRun, owner: Owner): void =>
  writeFileSync(ownerFile(run), JSON.stringify(owner));

const ownerOf = (run: BenchRun): Owner | null => {
  try {
    return JSON.parse(readFileSync(ownerFile(run), 'utf8')) as Owner;
  } catch {
    return null;
  }
};

/** Start time of a process in clock ticks since the boot, or null when it has gone. */
const startOf = (pid: number): string | null => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[19] ?? null;
  } catch {
    return null;
  }
};

const allRuns = (): BenchRun[] => {
  const folders = existsSync(runsFolder) ? readdirSync(runsFolder) : [];
  return [...new Set([...folders, ...namespaceIds()])].map(runOf);
};

/** Benches that were left running on purpose, with what was noted about each. */
export const keptRuns = (): { readonly run: BenchRun; readonly note: string }[] =>
  allRuns().flatMap((run) => {
    const owner = ownerOf(run);
    return owner?.keep === true ? [{ run, note: owner.note ?? '' }] : [];
  });

/** Notes how a kept bench is reached. */
export const noteRun = (run: BenchRun, note: string): void => {
  const owner = ownerOf(run);
  if (owner) writeOwner(run, { ...owner, note });
};

/**
 * Removes benches whose owners were killed before they could do it.
 *
 * A namespace whose folder is missing belongs to another checkout, or its folder was deleted under it; it is left alone while its maker lives.
 */
export const removeLeftRuns = async (): Promise<void> => {
  for (const run of allRuns()) {
    const owner = ownerOf(run);
    if (owner?.keep === true) continue;
    const pid = owner?.pid ?? Number(run.id.split('-')[0]);
    const started = startOf(pid);
    const lives = started !== null && (owner === null || started === owner.startedAt);
    if (!lives) await removeRun(run);
  }
};

/** Ends all processes of a bench and removes everything that is left of it. */
export const removeRun = async (run: BenchRun): Promise<void> => {
  const prefix = join(run.folder, 'prefix');
  if (existsSync(prefix)) {
    const env = { PATH: process.env['PATH'], HOME: run.folder, WINEPREFIX: prefix };
    await execute('wineserver', ['-k'], { env, timeoutMs: 10_000 });
  }
  if (namespaceIds().includes(run.id)) await removeNamespace(run.id);
  for (const folder of [run.folder, run.socketFolder])
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  if (namespaceIds().includes(run.id)) throw new Error(`${namespaceOf(run.id)} is still there`);
};
