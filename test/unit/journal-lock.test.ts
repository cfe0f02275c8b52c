import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import { acquireLock, type Lock } from '../../electron/agent/journal/lock.ts';
import { limitFileSize, whyNoFileSizeLimit } from '../support/file-size-limit.ts';
import { codeOf, temporaryFolder, valueOf } from '../support/run.ts';
import { skipUnless } from '../support/skip.ts';

const newPath = (): string => join(temporaryFolder(), 'lock');

/** A process id that certainly belongs to nobody. */
const deadPid = (): number => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return pid;
};

/** A lock as another process would have left it, last touched some seconds ago. */
const leave = (path: string, text: string, secondsAgo: number): void => {
  writeFileSync(path, text);
  const at = Date.now() / 1_000 - secondsAgo;
  utimesSync(path, at, at);
};

const take = async (path: string): Promise<Lock> => valueOf(await acquireLock(path));

describe('the lock of a run', () => {
  it('refuses a second writer, and says which process has it', async () => {
    const path = newPath();
    const lock = await take(path);
    const second = await acquireLock(path);
    expect(codeOf(second)).toBe('conflict');
    expect(second.ok ? '' : second.error.message).toContain(`id ${process.pid}`);
    await lock.release();
    expect(existsSync(path)).toBe(false);
    await (await take(path)).release();
  });

  it('is given to one of many who ask at once', async () => {
    const path = newPath();
    const results = await Promise.all(Array.from({ length: 20 }, () => acquireLock(path)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results) if (result.ok) await result.value.release();
  });

  it('of a process that is gone is taken over at once', async () => {
    const path = newPath();
    leave(path, String(deadPid()), 0);
    expect(codeOf(await acquireLock(path))).toBeNull();
  });

  it('is given to one only when many find the same dead one', async () => {
    for (let round = 0; round < 20; round += 1) {
      const path = newPath();
      leave(path, String(deadPid()), 0);
      const results = await Promise.all(Array.from({ length: 8 }, () => acquireLock(path)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      for (const result of results) if (result.ok) await result.value.release();
      expect(readdirSync(dirname(path))).toEqual([]);
    }
  });

  it('of a process whose id another one has now is taken over after half a minute', async () => {
    const path = newPath();
    leave(path, `${process.ppid} 0123456789abcdef`, 5);
    expect(codeOf(await acquireLock(path))).toBe('conflict');
    leave(path, `${process.ppid} 0123456789abcdef`, 31);
    await (await take(path)).release();
  });

  it('that is being written is waited for, and one that was never written is not', async () => {
    const path = newPath();
    leave(path, '', 1);
    expect(codeOf(await acquireLock(path))).toBe('conflict');
    leave(path, '', 31);
    await (await take(path)).release();
  });

  it.each(['rubbish', '-1', '0', '1e999', '4194304000'])(
    'that says %j belongs to nobody',
    async (text) => {
      const path = newPath();
      leave(path, text, 0);
      expect(codeOf(await acquireLock(path))).toBeNull();
    },
  );

  it('that meanwhile belongs to another is not deleted on release', async () => {
    const path = newPath();
    const lost = await take(path);
    const mark = readFileSync(path, 'utf8');
    leave(path, mark, 31);
    const taken = await take(path);
    await lost.release();
    expect(existsSync(path)).toBe(true);
    expect(codeOf(await acquireLock(path))).toBe('conflict');
    await taken.release();
    expect(existsSync(path)).toBe(false);
  });

  it('is touched while it is held, and not when it belongs to another', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const path = newPath();
      const lock = await take(path);
      const age = async (): Promise<number> => {
        const { stat } = await import('node:fs/promises');
        return Date.now() - (await stat(path)).mtimeMs;
      };
      const mine = readFileSync(path, 'utf8');
      leave(path, mine, 25);
      vi.advanceTimersByTime(5_000);
      await vi.waitFor(async () => expect(await age()).toBeLessThan(20_000));
      leave(path, `${process.ppid} ffff`, 25);
      vi.advanceTimersByTime(5_000);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await age()).toBeGreaterThan(20_000);
      await lock.release();
      expect(existsSync(path)).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  skipUnless(whyNoFileSizeLimit()).it('leaves nothing behind on a full disk', async () => {
    const path = newPath();
    const makeRoom = limitFileSize(3);
    const refused = await acquireLock(path);
    makeRoom();
    expect(codeOf(refused)).toBe('failed');
    expect(existsSync(path)).toBe(false);
    await (await take(path)).release();
  });

  it('cannot be taken where nothing can be written', async () => {
    const refused = await acquireLock(join(temporaryFolder(), 'no', 'such', 'folder'));
    expect(codeOf(refused)).toBe('failed');
  });
});
