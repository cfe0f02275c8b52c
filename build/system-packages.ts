import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';

import { isMainModule } from './support/main-module.ts';
import { run, tail } from './support/run.ts';

/** What parts of the project need beyond Node: windows, the tests that look at PDFs, the Win32 bench. */
export const packageGroups = ['window', 'test', 'bench'] as const;
export type PackageGroup = (typeof packageGroups)[number];

type Requirement = {
  readonly group: PackageGroup;
  /** What to look for: a command on PATH, a shared library, or a path. */
  readonly probe:
    | { readonly command: string }
    | { readonly library: string }
    | { readonly anyPath: readonly string[] };
  /** The package's names, the newest release of Debian or Ubuntu first. */
  readonly packages: readonly [string, ...string[]];
};

const requirements: readonly Requirement[] = [
  { group: 'window', probe: { command: 'Xvfb' }, packages: ['xvfb'] },
  {
    group: 'window',
    probe: { library: 'libgtk-3.so.0' },
    packages: ['libgtk-3-0t64', 'libgtk-3-0'],
  },
  { group: 'window', probe: { library: 'libnss3.so' }, packages: ['libnss3'] },
  {
    group: 'window',
    probe: { library: 'libasound.so.2' },
    packages: ['libasound2t64', 'libasound2'],
  },
  { group: 'window', probe: { library: 'libgbm.so.1' }, packages: ['libgbm1'] },
  {
    group: 'window',
    probe: { library: 'libatk-bridge-2.0.so.0' },
    packages: ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  },
  { group: 'window', probe: { library: 'libXss.so.1' }, packages: ['libxss1'] },
  {
    group: 'window',
    probe: {
      anyPath: ['/usr/share/fonts/truetype/liberation', '/usr/share/fonts/truetype/liberation2'],
    },
    packages: ['fonts-liberation'],
  },
  { group: 'test', probe: { command: 'pdftotext' }, packages: ['poppler-utils'] },
  { group: 'test', probe: { command: 'chromium' }, packages: ['chromium'] },
  {
    group: 'bench',
    probe: { anyPath: ['/usr/lib/wine/wine64', '/usr/bin/wine64', '/usr/bin/wine64-stable'] },
    packages: ['wine64'],
  },
  { group: 'bench', probe: { command: 'wine' }, packages: ['wine'] },
  {
    group: 'bench',
    probe: { command: 'x86_64-w64-mingw32-gcc' },
    packages: ['gcc-mingw-w64-x86-64'],
  },
  { group: 'bench', probe: { command: 'ip' }, packages: ['iproute2'] },
  { group: 'bench', probe: { command: 'gcc' }, packages: ['gcc'] },
  {
    group: 'bench',
    probe: { anyPath: ['/usr/include/dirent.h', '/usr/include/x86_64-linux-gnu/bits/dirent.h'] },
    packages: ['libc6-dev'],
  },
  { group: 'bench', probe: { anyPath: ['/usr/share/i18n/locales/de_DE'] }, packages: ['locales'] },
];

const installMs = 15 * 60_000;

/**
 * Installs what is missing where that can be done without asking: as root on Debian or Ubuntu. Elsewhere, and where
 * the installation fails, one line names it. Never rejects: what cannot run without it says so itself.
 *
 * @returns the packages that are still missing
 */
export async function ensureSystemPackages(groups: readonly PackageGroup[]): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const missing = await missingRequirements(groups);
  if (missing.length === 0) return [];

  if (!isDebian()) return named(missing, 'this system is neither Debian nor Ubuntu');
  if (process.getuid?.() !== 0) return named(missing, 'only root can install it');
  console.log(`system packages: installing for ${missing.map(nameOf).join(', ')} …`);
  const updated = await apt(['update', '-qq']);
  if (updated.code !== 0)
    return named(missing, `apt-get update failed: ${tail(updated.stderr, 1)}`);
  const packages = await Promise.all(missing.map((requirement) => available(requirement)));
  const installed = await apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  if (installed.code !== 0) {
    return named(missing, `apt-get install failed: ${tail(installed.stderr, 1)}`);
  }
  const still = await missingRequirements(groups);
  return still.length === 0 ? [] : named(still, 'they were installed, but are not where expected');
}

const nameOf = (requirement: Requirement): string => requirement.packages.at(-1) ?? '';

function named(missing: readonly Requirement[], why: string): string[] {
  const names = missing.map(nameOf);
  console.error(`MISSING system packages (${why}): apt-get install ${names.join(' ')}`);
  return names;
}

const apt = (args: readonly string[]): ReturnType<typeof run> =>
  run('apt-get', args, {
    capture: true,
    timeoutMs: installMs,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });

/** The first of a requirement's names that this release of the distribution has. */
async function available(requirement: Requirement): Promise<string> {
  for (const name of requirement.packages) {
    const shown = await run('apt-cache', ['show', '--no-all-versions', name], { capture: true });
    if (shown.code === 0 && shown.stdout.includes('Package:')) return name;
  }
  return nameOf(requirement);
}

async function missingRequirements(groups: readonly PackageGroup[]): Promise<Requirement[]> {
  const libraries = await knownLibraries();
  return requirements.filter(({ group, probe }) => {
    if (!groups.includes(group)) return false;
    if ('command' in probe) return !onPath(probe.command);
    if ('library' in probe) return !libraries.has(probe.library);
    return !probe.anyPath.some((path) => existsSync(path));
  });
}

/** The shared libraries that the loader finds without a path. */
async function knownLibraries(): Promise<ReadonlySet<string>> {
  const ldconfig = existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig';
  const listed = await run(ldconfig, ['-p'], { capture: true });
  return new Set(listed.stdout.split('\n').map((line) => line.trim().split(' ')[0] ?? ''));
}

function onPath(command: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

if (isMainModule(import.meta.url)) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const groups = packageGroups.filter((group) => positionals.includes(group));
  const missing = await ensureSystemPackages(groups.length > 0 ? groups : packageGroups);
  if (missing.length > 0) process.exitCode = 1;
}
