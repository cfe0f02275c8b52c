import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import {
  appendLogOn,
  openAppendLog,
  type LogFile,
} from '../../electron/agent/journal/append-log.ts';
import { readLog } from '../../electron/agent/journal/read-log.ts';
import { limitFileSize, whyNoFileSizeLimit } from '../support/file-size-limit.ts';
import { temporaryFolder } from '../support/run.ts';
import { skipUnless } from '../support/skip.ts';

const recordSchema = z.object({ n: z.int(), text: z.string().optional() });
const durable = { durable: true };

const newPath = (): string => join(temporaryFolder(), 'log.ndjson');
const written = (text: string | Buffer): string => {
  const path = newPath();
  writeFileSync(path, text);
  return path;
};
const read = (path: string) => readLog(path, recordSchema);

describe('an append-only log', () => {
  it('keeps the order in which records were given, also when nobody waits', async () => {
    const path = newPath();
    const log = await openAppendLog(path);
    const all = Array.from({ length: 200 }, (_, n) =>
      log.append({ n, text: 'x'.repeat((n * 37) % 4_000) }, { durable: n % 3 === 0 }),
    );
    const closed = log.close();
    await Promise.all([...all, closed]);
    const { records, damagedLines, tornBytes } = await read(path);
    expect(records.map(({ n }) => n)).toEqual(Array.from({ length: 200 }, (_, n) => n));
    expect({ damagedLines, tornBytes }).toEqual({ damagedLines: [], tornBytes: 0 });
  });

  it('cuts off a torn last line, and goes on after the last whole one', async () => {
    const path = written('{"n":1}\n{"n":2}\n{"n":3,"te');
    const { goodLength, tornBytes } = await read(path);
    expect({ goodLength, tornBytes }).toEqual({ goodLength: 16, tornBytes: 10 });
    const log = await openAppendLog(path, goodLength);
    await log.append({ n: 4 }, durable);
    await log.close();
    expect((await read(path)).records).toEqual([{ n: 1 }, { n: 2 }, { n: 4 }]);
  });

  it('is readable by its owner only', async () => {
    const path = newPath();
    const log = await openAppendLog(path);
    await log.close();
    const { statSync } = await import('node:fs');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    await expect(log.append({ n: 1 }, durable)).rejects.toThrow();
  });
});

/** A file that fails as it is told; its bytes are what would be on disk. */
const failingFile = (fails: { write?: number; sync?: boolean }) => {
  let bytes = Buffer.alloc(0);
  const calls: string[] = [];
  const full = (): never => {
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };
  const file: LogFile = {
    writeFile: async (data) => {
      const given = Buffer.from(data as Uint8Array);
      const fits = fails.write ?? given.length;
      bytes = Buffer.concat([bytes, given.subarray(0, fits)]);
      if (fits < given.length) full();
    },
    truncate: async (length) => {
      calls.push(`truncate ${String(length)}`);
      bytes = bytes.subarray(0, length ?? 0);
    },
    datasync: async () => {
      calls.push('datasync');
      if (fails.sync) full();
    },
    close: async () => {
      calls.push('close');
    },
  };
  return { file, fails, calls, text: () => bytes.toString() };
};

describe('a log on a disk that fails', () => {
  it('takes a half-written line back', async () => {
    const { file, fails, text } = failingFile({});
    const log = appendLogOn(file, 0);
    await log.append({ n: 1 }, durable);
    fails.write = 4;
    await expect(log.append({ n: 2 }, durable)).rejects.toThrow('ENOSPC');
    await expect(log.append({ n: 3 }, { durable: false })).rejects.toThrow('ENOSPC');
    delete fails.write;
    await log.append({ n: 4 }, durable);
    expect(text()).toBe('{"n":1}\n{"n":4}\n');
  });

  it('takes back a record that could not be made durable: to its writer it never happened', async () => {
    const { file, fails, text } = failingFile({ sync: true });
    const log = appendLogOn(file, 0);
    await expect(log.append({ n: 1 }, durable)).rejects.toThrow('ENOSPC');
    fails.sync = false;
    await log.append({ n: 2 }, durable);
    expect(text()).toBe('{"n":2}\n');
  });

  it('lets go of the file also when the last sync fails', async () => {
    const { file, calls } = failingFile({ sync: true });
    await expect(appendLogOn(file, 0).close()).rejects.toThrow('ENOSPC');
    expect(calls).toEqual(['datasync', 'close']);
  });

  it('syncs what is durable, and nothing else', async () => {
    const { file, calls } = failingFile({});
    const log = appendLogOn(file, 0);
    await log.append({ n: 1 }, { durable: false });
    expect(calls).toEqual([]);
    await log.append({ n: 2 }, durable);
    expect(calls).toEqual(['datasync']);
  });

  skipUnless(whyNoFileSizeLimit()).it('is a real one, and has room again later', async () => {
    const path = newPath();
    const log = await openAppendLog(path);
    await log.append({ n: 1 }, durable);
    const makeRoom = limitFileSize(12);
    await expect(log.append({ n: 2 }, durable)).rejects.toThrow('EFBIG');
    expect(readFileSync(path, 'utf8')).toBe('{"n":1}\n');
    makeRoom();
    await log.append({ n: 3 }, durable);
    await log.close();
    expect((await read(path)).records).toEqual([{ n: 1 }, { n: 3 }]);
  });
});

describe('reading a log', () => {
  it('counts damaged lines by number and keeps the rest', async () => {
    const path = written('{"n":1}\n{"n":\n{"n":"two"}\n\n[]\n{"n":6}\n');
    expect(await read(path)).toEqual({
      records: [{ n: 1 }, { n: 6 }],
      goodLength: 38,
      tornBytes: 0,
      damagedLines: [2, 3, 4, 5],
    });
  });

  it('of an empty file finds nothing, and nothing wrong', async () => {
    expect(await read(written(''))).toEqual({
      records: [],
      goodLength: 0,
      tornBytes: 0,
      damagedLines: [],
    });
  });

  it('survives binary rubbish in the middle', async () => {
    const rubbish = Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28, 0x0a, 0x00, 0x00]);
    const path = written(
      Buffer.concat([Buffer.from('{"n":1}\n'), rubbish, Buffer.from('\n{"n":2}\n')]),
    );
    const { records, damagedLines } = await read(path);
    expect(records).toEqual([{ n: 1 }, { n: 2 }]);
    expect(damagedLines).toEqual([2, 3]);
  });

  it('measures a torn line in bytes, not in characters', async () => {
    const path = written('{"n":1,"text":"Ü中"}\n{"n":2,"text":"中');
    const { goodLength, tornBytes } = await read(path);
    expect(goodLength).toBe(Buffer.byteLength('{"n":1,"text":"Ü中"}\n'));
    expect(tornBytes).toBe(Buffer.byteLength('{"n":2,"text":"中'));
  });

  it('with zeros at its end, as a power cut leaves them, reads up to them', async () => {
    const path = written(Buffer.concat([Buffer.from('{"n":1}\n'), Buffer.alloc(512)]));
    expect(await read(path)).toMatchObject({ records: [{ n: 1 }], goodLength: 8, tornBytes: 512 });
  });

  it('rejects only when there is no file', async () => {
    await expect(read(newPath())).rejects.toThrow('ENOENT');
  });
});
