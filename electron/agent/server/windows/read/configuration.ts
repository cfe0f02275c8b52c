import { createHash } from 'node:crypto';
import { readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

import type { ConfigurationFile } from '../../../../../shared/evidence/after-schema.ts';
import { err, ok, toAppError, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { timeLeft, type Limits } from '../win32/limits.ts';
import { readSmallFile } from './small-file.ts';

/**
 * Files that a cumulative update overwrites (install-cumulative-updates.md of the Exchange documentation): every `web.config`, `EdgeTransport.exe.config`, `SharedWebConfig.config`, and the logon pages that people brand.
 */
const overwritten = (name: string, [top = '', ...further]: readonly string[]): boolean => {
  switch (name.toLowerCase()) {
    case 'web.config':
    case 'sharedwebconfig.config':
      return true;
    case 'edgetransport.exe.config':
      return sameText(top, 'Bin') && further.length === 0;
    case 'logon.aspx':
      return sameText(top, 'FrontEnd') || sameText(top, 'ClientAccess');
    default:
      return false;
  }
};

const mostFiles = 500;
const mostFolders = 20_000;
const deepest = 16;
const mostBytes = 8 * 1_024 * 1_024;

/** Folders of data: databases, queues and logs, with many entries and no configuration. */
const dataFolders: ReadonlySet<string> = new Set([
  'logging',
  'mailbox',
  'transportroles/data',
  'transportroles/logs',
  'working',
]);

const sameText = (left: string, right: string): boolean =>
  left.toLowerCase() === right.toLowerCase();

type Found = {
  readonly paths: readonly string[];
  /** Folders that could not be walked, and limits that were reached. */
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
};

/** The configuration files below Exchange's folder with their hashes. What could not be read is listed with its problem, so that nobody takes it for unchanged. */
export const readConfiguration = async (
  installPath: string,
  limits: Limits,
): Promise<Result<readonly ConfigurationFile[]>> => {
  const found = await findConfiguration(installPath, limits);
  if (!found.ok) return found;
  const files: ConfigurationFile[] = [];
  for (const path of found.value.paths) {
    if (timeLeft(limits) === 0)
      return err('timed-out', say('read.not-within', { ms: limits.totalMs }));
    const { size, modifiedAt, bytes, problem } = await readSmallFile(
      path,
      mostBytes,
      limits.signal,
    );
    const sha256 = bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
    files.push({ path, size, modifiedAt, sha256, problem });
  }
  for (const { path, problem } of found.value.problems)
    files.push({ path, size: null, modifiedAt: null, sha256: null, problem });
  return limits.signal.aborted ? err('cancelled', say('read.cancelled')) : ok(files);
};

/**
 * The bytes of one of those files. Any other path is refused, also one that a link leads out of Exchange's folder.
 *
 * The path is judged by the same rules as in the walk, without walking again: hundreds of files are asked for one after the other.
 */
export const readConfigurationFile = async (
  installPath: string,
  path: string,
  limits: Limits,
): Promise<Result<Uint8Array>> => {
  const root = rootOf(installPath);
  const inside = relative(root, path).split(/[\\/]/);
  const [name = '', ...above] = inside.toReversed();
  const below = above.toReversed();
  const refused = err('bad-request', say('read.not-configuration'));
  if (isAbsolute(inside.join(sep)) || inside.includes('..') || !isWalked(below)) return refused;
  if (!overwritten(name, below) || !sameText(join(root, ...inside), path)) return refused;
  try {
    const [realRoot, real] = [await realpath(root), await realpath(path)];
    if (!sameText(relative(realRoot, real), inside.join(sep))) return refused;
  } catch (thrown) {
    return { ok: false, error: toAppError(thrown, 'failed') };
  }
  const { bytes, problem } = await readSmallFile(path, mostBytes, limits.signal);
  return bytes === null ? err('failed', `${path}: ${problem}`) : ok(bytes);
};

const rootOf = (installPath: string): string => installPath.replace(/[\\/]+$/, '');

/** Whether the walk goes into a folder, by the names that lead to it. */
const isWalked = (below: readonly string[]): boolean =>
  below.length <= deepest &&
  below.every(
    (_, index) =>
      !dataFolders.has(
        below
          .slice(0, index + 1)
          .join('/')
          .toLowerCase(),
      ),
  );

/** Walks the folder without following links. An Exchange folder that cannot be opened at all is an error. */
const findConfiguration = async (installPath: string, limits: Limits): Promise<Result<Found>> => {
  const root = rootOf(installPath);
  const paths: string[] = [];
  const problems: { path: string; problem: string }[] = [];
  // Each by the names that lead to it.
  const folders: (readonly string[])[] = [[]];
  let seen = 0;
  for (let below = folders.shift(); below !== undefined; below = folders.shift()) {
    if (limits.signal.aborted) return err('cancelled', say('read.cancelled-named', { what: root }));
    if (timeLeft(limits) === 0)
      return err(
        'timed-out',
        say('read.not-walked', { folder: root, seconds: limits.totalMs / 1_000 }),
      );
    const folder = join(root, ...below);
    seen += 1;
    if (seen > mostFolders || paths.length >= mostFiles) {
      const problem =
        seen > mostFolders
          ? say('read.too-many-folders', { most: mostFolders })
          : say('read.too-many-files', { most: mostFiles });
      problems.push({ path: root, problem });
      break;
    }
    const entries = await listFolder(folder);
    if (!entries.ok) {
      if (below.length === 0) return entries;
      problems.push({ path: folder, problem: entries.error.message });
      continue;
    }
    for (const entry of entries.value) {
      const inside = [...below, entry.name];
      if (entry.isFile() && overwritten(entry.name, below)) paths.push(join(root, ...inside));
      if (!entry.isDirectory() || dataFolders.has(inside.join('/').toLowerCase())) continue;
      if (inside.length <= deepest) folders.push(inside);
      else problems.push({ path: join(root, ...inside), problem: say('read.too-deep') });
    }
  }
  return ok({ paths: paths.toSorted().slice(0, mostFiles), problems });
};

const listFolder = async (folder: string) => {
  try {
    return ok(await readdir(folder, { withFileTypes: true }));
  } catch (thrown) {
    const { code, message } = toAppError(thrown, 'failed');
    const isAbsent = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    return err(isAbsent ? 'not-found' : code, message);
  }
};
