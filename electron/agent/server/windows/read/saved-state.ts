import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

import type { SavedStateFile } from '../../../../../shared/evidence/after-schema.ts';
import { ok, toAppError, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { decodeSavedServices } from '../decode/saved-services.ts';
import { decodeText } from '../decode/text.ts';
import { readSmallFile } from './small-file.ts';

/** Setup writes one pair for each version; `ServiceControl.ps1` of security updates writes them without a version. */
const names = /^Service(State|StartupMode)([\d.]*)\.xml$/i;
const mostBytes = 1_048_576;
const mostFiles = 50;

/** The files in which Setup saved how the services stood. None is a good answer: Setup did not run, or took them away. */
export const readSavedState = async (
  folder: string,
  signal: AbortSignal,
): Promise<Result<readonly SavedStateFile[]>> => {
  let entries: readonly string[];
  try {
    entries = await readdir(folder);
  } catch (thrown) {
    if (isAbsent(thrown)) return ok([]);
    return { ok: false, error: toAppError(thrown, 'failed') };
  }
  const files: SavedStateFile[] = [];
  for (const file of entries
    .toSorted()
    .filter((entry) => names.test(entry))
    .slice(0, mostFiles))
    files.push(await readOne(join(folder, file), signal));
  return ok(files);
};

const readOne = async (file: string, signal: AbortSignal): Promise<SavedStateFile> => {
  const kind = /^ServiceState/i.test(basename(file)) ? 'state' : 'start-type';
  const read = await readSmallFile(file, mostBytes, signal);
  const { modifiedAt } = read;
  if (read.bytes === null) return { file, kind, modifiedAt, services: null, problem: read.problem };
  const text = decodeText(read.bytes);
  if (text === null) return { file, kind, modifiedAt, services: null, problem: say('read.utf') };
  const decoded = decodeSavedServices(text);
  return decoded.ok
    ? { file, kind, modifiedAt, services: [...decoded.value], problem: null }
    : { file, kind, modifiedAt, services: null, problem: decoded.error.message };
};

const isAbsent = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
