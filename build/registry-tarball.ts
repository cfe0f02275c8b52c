import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where downloads are kept when the caller names no folder; git ignores it. */
export const defaultCacheDir = join(import.meta.dirname, '..', '.cache', 'downloads');

/** One npm package, pinned by version *and* by content. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** Subresource-integrity form: `sha512-<base64>`, as `npm view NAME dist.integrity` prints it. */
  readonly sha512: string;
  readonly cacheDir?: string;
}

/** The marker lies inside the unpacked folder, so that folder and proof appear in one rename. */
const markerName = '.fetched-integrity';

/**
 * Brings the unpacked content of a pinned npm package into the cache and returns its folder
 * (the one that holds the package's `package.json`).
 *
 * The tarball comes from whatever registry the user's npm is configured for. Content that does
 * not match the pinned sha512 is never unpacked: the call rejects and leaves nothing behind.
 */
export async function fetchPinned(pinned: PinnedPackage): Promise<string> {
  const cacheDir = pinned.cacheDir ?? defaultCacheDir;
  const target = join(cacheDir, `${pinned.name}@${pinned.version}`);
  if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(pinned.sha512)) {
    throw new Error(`${pinned.name}: the pinned integrity is not a sha512 in SRI form`);
  }
  if ((await markerOf(target)) === pinned.sha512) return target;

  await mkdir(dirname(target), { recursive: true });
  // Beside the target and not in the system's temporary folder: a rename is atomic only within one file system.
  const work = await mkdtemp(join(cacheDir, '.fetch-'));
  try {
    console.error(
      `>>> DOWNLOADING ${pinned.name}@${pinned.version} from the configured npm registry (sha512 is pinned)`,
    );
    const tarball = await packInto(work, pinned);
    const actual = await integrityOf(tarball);
    if (actual !== pinned.sha512) {
      throw new Error(
        `${pinned.name}@${pinned.version}: refused, content is ${actual}, pinned is ${pinned.sha512}`,
      );
    }
    const unpacked = join(work, 'package');
    await mkdir(unpacked);
    await run('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1', '--no-same-owner']);
    await writeFile(join(unpacked, markerName), pinned.sha512);
    await putInPlace(unpacked, target, pinned.sha512);
    return target;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function markerOf(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, markerName), 'utf8');
  } catch {
    return undefined;
  }
}

/** A download that stalls is begun anew: npm would wait for it for longer than any test does. */
const packMs = 100_000;
const attempts = 3;

async function packInto(work: string, { name, version }: PinnedPackage): Promise<string> {
  const args = ['pack', `${name}@${version}`, '--pack-destination', work, '--ignore-scripts'];
  // Under `npm run` this very npm is used, also where `npm` is a batch file that cannot be executed directly.
  const npm = process.env['npm_execpath'];
  const underNpm = npm !== undefined && /npm-cli\.c?js$/.test(npm);
  const [file, fileArgs] = underNpm ? [process.execPath, [npm, ...args]] : ['npm', args];
  // The project's folder as working directory: a registry set in its .npmrc is honoured too.
  const options = {
    cwd: join(import.meta.dirname, '..'),
    maxBuffer: 64 * 1024 * 1024,
    timeout: packMs,
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      await run(file, fileArgs, options);
      break;
    } catch (error) {
      if (attempt === attempts)
        throw new Error(`${name}@${version}: npm pack failed`, { cause: error });
      console.error(`${name}@${version}: npm pack did not come to its end; once more`);
    }
  }
  const tarball = (await readdir(work)).find((entry) => entry.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`${name}@${version}: npm pack left no tarball`);
  return join(work, tarball);
}

async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

async function putInPlace(unpacked: string, target: string, sha512: string): Promise<void> {
  // Only a folder that is stale or half-made can be in the way here, unless someone else was quicker.
  if ((await markerOf(target)) === sha512) return;
  await rm(target, { recursive: true, force: true });
  try {
    await rename(unpacked, target);
  } catch (error) {
    if ((await markerOf(target)) !== sha512) throw error;
  }
}
