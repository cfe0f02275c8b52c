import { randomBytes } from 'node:crypto';
import { open, readFile, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { err, ok, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';

/** A run has one writer. The lock is a file with the writer's process id and a name of its own, touched every few seconds. */
export type Lock = {
  /** Lets go of the run. A lock that meanwhile belongs to another writer is left alone. */
  readonly release: () => Promise<void>;
};

const touchEveryMs = 5_000;
/** A lock that nobody touched for this long belongs to a process that is gone, even if its id was given to another one after a reboot. */
const staleAfterMs = 30_000;

export const acquireLock = async (path: string): Promise<Result<Lock>> => {
  const mark = `${process.pid} ${randomBytes(8).toString('hex')}`;
  try {
    if (await create(path, mark)) return ok(keep(path, mark));
    const owner = await ownerOf(path);
    if (owner !== null) return err('conflict', say('run.open-elsewhere', { pid: owner }));
    return (await takeOver(path, mark))
      ? ok(keep(path, mark))
      : err('conflict', say('run.being-opened'));
  } catch (error) {
    return err('failed', say('run.not-locked', { why: (error as Error).message }));
  }
};

/** Replaces a stale lock. One process at a time may do that, or the second would delete the lock that the first has just made. */
const takeOver = async (path: string, mark: string): Promise<boolean> => {
  const turn = `${path}.take-over`;
  if (!(await create(turn, mark))) {
    // Left behind by a process that was ended at this very point: the next attempt finds it gone.
    if ((await ownerOf(turn)) === null) await rm(turn, { force: true });
    return false;
  }
  try {
    if ((await ownerOf(path)) !== null) return false;
    await rm(path, { force: true });
    return await create(path, mark);
  } finally {
    await rm(turn, { force: true });
  }
};

/** False when the file is there already. */
const create = async (path: string, mark: string): Promise<boolean> => {
  let file: FileHandle;
  try {
    file = await open(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    await file.writeFile(mark);
    return true;
  } catch (error) {
    // On a full disk an empty lock would be left, and would look like one that is being written.
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
};

const keep = (path: string, mark: string): Lock => {
  const isOurs = async (): Promise<boolean> => (await textOf(path)) === mark;
  const touch = async (): Promise<void> => {
    const now = new Date();
    if (await isOurs()) await utimes(path, now, now).catch(() => undefined);
  };
  const timer = setInterval(() => void touch(), touchEveryMs);
  timer.unref();
  return {
    release: async () => {
      clearInterval(timer);
      if (await isOurs()) await rm(path, { force: true });
    },
  };
};

/** Process id of the writer that holds a lock; 0 while it has not been written yet; null when nobody holds it. */
const ownerOf = async (path: string): Promise<number | null> => {
  const text = await textOf(path);
  if (text === null) return null;
  try {
    const fresh = Date.now() - (await stat(path)).mtimeMs < staleAfterMs;
    // An empty file is a lock whose owner has not written its id yet.
    if (text === '') return fresh ? 0 : null;
    const pid = Number(text.split(' ')[0]);
    return Number.isInteger(pid) && pid > 0 && fresh && isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
};

const textOf = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
