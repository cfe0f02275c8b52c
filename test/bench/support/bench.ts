import { spawn, type ChildProcess } from 'node:child_process';

import { startBenchAgent, type AgentOptions, type BenchAgent } from './bench-agent.ts';
import { blockRange, capture, type CaptureOptions, type Holder } from './capture.ts';
import { writeConfiguration } from './exchange-configuration.ts';
import { writeExclusions, writePrograms } from './exchange-files.ts';
import { benchServices } from './exchange-services.ts';
import type { Executed, ExecuteOptions } from './execute.ts';
import { languageEnvironment } from './languages.ts';
import { ageFiles, boot, switchOff } from './machine.ts';
import { createNamespace, namespaceOf, processesOf } from './namespace.ts';
import { forgetNetshCalls, netshCalls, setNetshMode, type NetshMode } from './netsh-mode.ts';
import { askProgram, installProgram } from './node-programs.ts';
import { exchangeRange, type BenchOptions, type ServiceKnobs } from './options.ts';
import { createPrefix } from './prefix.ts';
import { writeRegistry } from './registry.ts';
import { createRun, removeLeftRuns, removeRun, type BenchRun } from './runs.ts';
import { controlService, type ServiceStatus } from './service-control.ts';
import { startSetup, type SetupOptions, type SetupRun } from './setup.ts';
import {
  startConnections,
  startTraffic,
  type PlannedConnection,
  type Traffic,
  type TrafficOptions,
} from './directory-traffic.ts';
import { startTlsRelay } from './start-tls-relay.ts';
import { connectMany } from './traffic.ts';
import { commandLineOf } from './wait.ts';
import { openWindows, type Windows } from './windows.ts';

/** A Win32 server with Exchange on it, in a network of its own. */
export type Bench = {
  readonly run: BenchRun;
  readonly windows: Windows;
  /** Linux folder that Windows sees as C:. */
  readonly driveC: string;
  readonly namespace: string;

  /** Runs a Windows program, named by its Windows path, to its end. */
  readonly exec: (args: readonly string[], options?: ExecuteOptions) => Promise<Executed>;
  /** Runs `netsh` as an administrator would, without the word itself. */
  readonly netsh: (...args: readonly string[]) => Promise<Executed>;
  /** Runs a Linux program inside the namespace to its end. */
  readonly inside: Windows['inside'];
  /** Starts a Linux program inside the namespace, to be ended by the caller. */
  readonly spawnInside: (command: string, args: readonly string[]) => ChildProcess;
  /** Builds a TypeScript program for Node on Windows. Answers its Windows path. */
  readonly installProgram: (name: string, entry: string) => Promise<string>;
  /** Runs such a program with a request and answers what it wrote. */
  readonly askProgram: (program: string, request: unknown, timeoutMs?: number) => Promise<unknown>;
  /** Linux ids of processes of this bench whose command line contains a text. */
  readonly processes: (text: string) => Promise<readonly number[]>;

  readonly queryService: (name: string) => Promise<ServiceStatus>;
  /** Starts, or stops, and waits until the service has settled. A failed start shows in state and exit code. */
  readonly startService: (name: string) => Promise<ServiceStatus>;
  readonly stopService: (name: string) => Promise<ServiceStatus>;
  readonly setStartType: (
    name: string,
    startType: 'automatic' | 'manual' | 'disabled',
  ) => Promise<ServiceStatus>;
  /** Changes knobs of a service; they count from its next start. */
  readonly setServiceKnobs: (name: string, knobs: ServiceKnobs) => Promise<void>;

  readonly capture: (port: number, options?: CaptureOptions) => Promise<Holder>;
  readonly connectMany: (count: number, family?: 'ipv4' | 'ipv6') => Promise<readonly number[]>;
  /** Starts the stand-in of Exchange's Setup in an update; `ended` is its exit code. */
  readonly startSetup: (options?: SetupOptions) => SetupRun;
  /** Clients of the directory that open and end connections until they are stopped, with a record of what was open when. */
  readonly startTraffic: (options: TrafficOptions) => Promise<Traffic>;
  /** The same with connections from given ports at given times; `ended` after the last of them. */
  readonly startConnections: (planned: readonly PlannedConnection[]) => Promise<Traffic>;
  /** Makes a range as unusable as Hyper-V or WinNAT do: in the tables without the star, and 10013 for whoever binds. */
  readonly addSystemExclusion: (first: number, last: number) => Promise<Holder>;
  /** The kernel's own values. */
  readonly kernel: () => Promise<{ readonly range: string; readonly reserved: string }>;
  readonly setNetshMode: (mode: NetshMode | null) => void;
  readonly netshCalls: () => readonly string[];
  readonly forgetNetshCalls: () => void;

  readonly startAgent: (options?: AgentOptions) => Promise<BenchAgent>;
  /** The whole Windows is killed and started again; what ran before, the agent too, is gone. Answers the automatic services. */
  readonly restartServer: () => Promise<readonly ServiceStatus[]>;
  /** Ends every process by its id and removes the namespace and all files. May be called twice. */
  readonly stop: () => Promise<void>;
};

/** Starts a bench with all its automatic services running. Rejects, and leaves nothing behind, when one does not run. */
export const startBench = async (options: BenchOptions = {}): Promise<Bench> => {
  await removeLeftRuns();
  const run = createRun(options.keep ?? false);
  try {
    return await buildBench(run, options);
  } catch (thrown) {
    await removeRun(run);
    throw thrown;
  }
};

const buildBench = async (run: BenchRun, options: BenchOptions): Promise<Bench> => {
  const { language = 'en', range = exchangeRange } = options;
  const services = benchServices(options);
  const automatic = services.filter(({ start }) => start === 'automatic').map(({ name }) => name);
  await createNamespace(run.id, { first: range.first, last: range.first + range.count - 1 });
  const windows = await openWindows(run, await languageEnvironment(language));
  await createPrefix(windows);
  writeRegistry(windows.prefix, services, options);
  await writePrograms(windows.driveC, services);
  writeConfiguration(windows.driveC);
  writeExclusions(windows.driveC);
  startTlsRelay(windows);
  const down = (await boot(windows, automatic)).filter(({ name, state }) => {
    const meant = services.find((service) => service.name === name)?.knobs?.FailWith;
    return state !== 'running' && !meant;
  });
  if (down.length > 0) throw new Error(`not running: ${JSON.stringify(down)}`);
  return benchOn(run, windows, automatic);
};

const startTypes = { automatic: 'config=2', manual: 'config=3', disabled: 'config=4' } as const;

const benchOn = (run: BenchRun, windows: Windows, automatic: readonly string[]): Bench => {
  const { driveC } = windows;
  const must = async (work: Promise<Executed>, what: string): Promise<Executed> => {
    const ended = await work;
    if (ended.code !== 0) throw new Error(`${what}: exit code ${ended.code}\n${ended.stderr}`);
    return ended;
  };
  const netsh: Bench['netsh'] = (...args) => windows.run(['netsh.exe', ...args]);
  const readKernel = async (name: string): Promise<string> => {
    const read = await windows.inside('cat', [`/proc/sys/net/ipv4/${name}`]);
    return read.stdout.toString('latin1').trim().replaceAll('\t', ' ');
  };
  return {
    run,
    windows,
    driveC,
    namespace: namespaceOf(run.id),
    exec: windows.run,
    netsh,
    inside: windows.inside,
    spawnInside: (command, args) =>
      spawn('ip', ['netns', 'exec', namespaceOf(run.id), command, ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    installProgram: (name, entry) => installProgram(driveC, name, entry),
    askProgram: (program, request, timeoutMs) => askProgram(windows, program, request, timeoutMs),
    processes: async (text) =>
      (await processesOf(run.id)).filter((pid) => commandLineOf(pid).includes(text)),
    queryService: (name) => controlService(windows, 'query', name),
    startService: (name) => controlService(windows, 'start', name),
    stopService: (name) => controlService(windows, 'stop', name),
    setStartType: (name, startType) => controlService(windows, startTypes[startType], name),
    setServiceKnobs: async (name, knobs) => {
      const key = `HKLM\\System\\CurrentControlSet\\Services\\${name}\\Parameters`;
      for (const [knob, value] of Object.entries(knobs)) {
        const args = ['add', key, '/v', knob, '/t', 'REG_DWORD', '/d', String(value), '/f'];
        await must(windows.run(['reg.exe', ...args]), `reg ${args.join(' ')}`);
      }
    },
    capture: (port, chosen) => capture(windows, port, chosen),
    connectMany: (count, family) => connectMany(windows, count, family),
    startSetup: (chosen) => startSetup(windows, chosen),
    startTraffic: (chosen) => startTraffic(windows, chosen),
    startConnections: (planned) => startConnections(windows, planned),
    addSystemExclusion: async (first, last) => {
      const holder = await blockRange(windows, first, last);
      await must(netsh('bench', 'add-system', String(first), String(last)), 'add-system');
      return holder;
    },
    kernel: async () => ({
      range: await readKernel('ip_local_port_range'),
      reserved: await readKernel('ip_local_reserved_ports'),
    }),
    setNetshMode: (mode) => setNetshMode(driveC, mode),
    netshCalls: () => netshCalls(driveC),
    forgetNetshCalls: () => forgetNetshCalls(driveC),
    startAgent: (chosen) => startBenchAgent(run, windows, chosen),
    restartServer: async () => {
      await switchOff(run, windows);
      ageFiles(driveC);
      return boot(windows, automatic);
    },
    stop: () => removeRun(run),
  };
};
