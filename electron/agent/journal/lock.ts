import { open, readFile, rm, utimes, stat } from 'node:fs/promises';
import { err, ok, type Result } from '../../../shared/result.ts';

/** A run has one writer. The lock is a file with the writer's process id, touched every few seconds. */
export type Lock = { readonly release: () => Promise<void> };

const touchEveryMs = 5_000;
/** A lock that nobody touched for this long belongs to a process that is gone, even if its id was given to another one after a reboot. */
const staleAfterMs = 30_000;

export const acquireLock = async (path: string): Promise<Result<Lock>> => {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      return ok(keep(path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        return err('failed', `The run cannot be locked: ${(error as Error).message}`);
      const owner = await ownerOf(path);
      if (owner !== null)
        return err(
          'conflict',
          `The run is open in another process (id ${owner}). Use that window, or close it first.`,
        );
      await rm(path, { force: true });
    }
  }
  return err('conflict', 'The run is being opened by another process at this moment.');
};

const keep = (path: string): Lock => {
  const timer = setInterval(() => {
    const now = new Date();
    void utimes(path, now, now).catch(() => undefined);
  }, touchEveryMs);
  timer.unref();
  return {
    release: async () => {
      clearInterval(timer);
      await rm(path, { force: true });
    },
  };
};

const ownerOf = async (path: string): Promise<number | null> => {
  try {
    const text = await readFile(path, 'utf8');
    const age = Date.now() - (await stat(path)).mtimeMs;
    // An empty file is a lock whose owner has not written its id yet.
    if (text === '') return age < staleAfterMs ? 0 : null;
    const pid = Number(text);
    return Number.isInteger(pid) && pid > 0 && age < staleAfterMs && isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
