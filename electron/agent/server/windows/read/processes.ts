import type { ProcessRow } from '../../../../../shared/evidence/schema.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { decodeFileTime } from '../decode/file-time.ts';
import type { Limits } from '../win32/limits.ts';
import type { Handle } from '../win32/signatures.ts';
import type { Win32 } from '../win32/win32.ts';

const processQueryLimitedInformation = 0x1000;
/** Longest path that Windows has, in UTF-16 code units. */
const longestPath = 32_768;
const mostPids = 1_048_576;

/**
 * Every process with the moment it started and the file it runs. What Windows does not tell of one (protected, or gone meanwhile) is null.
 *
 * The idle process (pid 0) is left out: no endpoint belongs to it.
 */
export const readProcesses = async (
  api: Win32,
  limits: Limits,
): Promise<Result<readonly ProcessRow[]>> => {
  const pids = await readPids(api, limits);
  if (!pids.ok) return pids;
  const rows: ProcessRow[] = [];
  for (const pid of pids.value) {
    if (pid === 0) continue;
    const row = await readProcess(api, limits, pid);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return ok(rows);
};

const readPids = async (api: Win32, limits: Limits): Promise<Result<readonly number[]>> => {
  for (let room = 4_096; room <= mostPids; room *= 4) {
    const pids = Buffer.alloc(room * 4);
    const needed = Buffer.alloc(4);
    const listed = await api.demand(limits, 'K32EnumProcesses', pids, pids.length, needed);
    if (!listed.ok) return listed;
    const bytes = needed.readUInt32LE();
    // It never says that there was too little room, only that all of it was used.
    if (bytes < pids.length)
      return ok(Array.from({ length: bytes / 4 }, (_, index) => pids.readUInt32LE(index * 4)));
  }
  return err(
    'garbled',
    say('read.too-many-processes', { call: 'K32EnumProcesses', most: mostPids }),
  );
};

/** One process; a pid that nobody has, or that Windows does not show, has no start and no image. The image of a process never changes, so where it is known by pid and start it is not asked for. */
export const readProcess = async (
  api: Win32,
  limits: Limits,
  pid: number,
  knownImage: (startedAt: string) => string | null = () => null,
): Promise<Result<ProcessRow>> => {
  const opened = await api.call(limits, 'OpenProcess', processQueryLimitedInformation, 0, pid);
  if (!opened.ok) return opened;
  const process = opened.value.value;
  if (process === null) return ok({ pid, startedAt: null, imagePath: null });
  // Both are read through one handle, so they are of the same process even if its pid is used again meanwhile.
  const times = await readStart(api, limits, process);
  const startedAt = times.ok ? times.value : null;
  const known = startedAt === null ? null : knownImage(startedAt);
  const image = known === null ? await readImage(api, limits, process) : ok(known);
  await api.release('CloseHandle', process);
  if (!times.ok) return times;
  if (!image.ok) return image;
  return ok({ pid, startedAt: times.value, imagePath: image.value });
};

const readStart = async (
  api: Win32,
  limits: Limits,
  process: Handle,
): Promise<Result<string | null>> => {
  const [created, other] = [Buffer.alloc(8), Buffer.alloc(24)];
  const answer = await api.call(
    limits,
    'GetProcessTimes',
    process,
    created,
    other.subarray(0, 8),
    other.subarray(8, 16),
    other.subarray(16),
  );
  if (!answer.ok) return answer;
  return ok(answer.value.value === 0 ? null : decodeFileTime(created));
};

const readImage = async (
  api: Win32,
  limits: Limits,
  process: Handle,
): Promise<Result<string | null>> => {
  const path = Buffer.alloc(longestPath * 2);
  const characters = Buffer.alloc(4);
  characters.writeUInt32LE(longestPath);
  const answer = await api.call(limits, 'QueryFullProcessImageNameW', process, 0, path, characters);
  if (!answer.ok) return answer;
  return ok(
    answer.value.value === 0 ? null : path.toString('utf16le', 0, characters.readUInt32LE() * 2),
  );
};
