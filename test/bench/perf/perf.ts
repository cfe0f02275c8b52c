import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { join } from 'node:path';

import { inRoot } from '../../../build/support/paths.ts';
import { run } from '../../../build/support/run.ts';
import { exclusionText, rangeText } from '../../support/evidence.ts';
import { nodeProgram, whyNoWine } from '../windows-server/environment.ts';
import { startExchangeMachine, type ExchangeMachine } from '../windows-server/exchange-machine.ts';
import { median, type PerfRequest, type PerfResult } from './perf-request.ts';

/** `npm run bench:perf`: what the native reads cost on the bench, as medians and ratios of one run. */
const manyConnections = 2_000;

const measure = async (machine: ExchangeMachine): Promise<void> => {
  const program = await machine.install('perf', 'test/bench/perf/perf-program.ts');
  const loop = await machine.compile(inRoot('test/bench/perf/endpoint-loop.c'), [
    'iphlpapi',
    'ws2_32',
  ]);
  copyFileSync(loop, join(machine.driveC, 'app', 'endpoint-loop.exe'));
  const ask = async (
    request: Omit<PerfRequest, 'loopProgram'>,
    timeoutMs: number,
  ): Promise<PerfResult> => {
    const file = join(machine.driveC, 'perf-result.json');
    for (const old of [file, `${file}.error`]) rmSync(old, { force: true });
    const full: PerfRequest = { ...request, loopProgram: 'C:\\app\\endpoint-loop.exe' };
    writeFileSync(join(machine.driveC, 'perf-request.json'), JSON.stringify(full));
    const code = await machine.run(
      [nodeProgram, program, 'C:\\perf-request.json', 'C:\\perf-result.json'],
      timeoutMs,
    );
    if (!existsSync(file)) {
      const error = existsSync(`${file}.error`) ? readFileSync(`${file}.error`, 'utf8') : '';
      throw new Error(`the measuring program ended with ${code}: ${error}`);
    }
    return JSON.parse(readFileSync(file, 'utf8')) as PerfResult;
  };

  const few = await ask({ measure: 'endpoints', warmUp: 5, repetitions: 21 }, 180_000);
  printEndpoints(few);
  machine.netshPrints('dynamicport', rangeText({ first: 6_005, last: 65_534 }));
  machine.netshPrints('excludedportrange', exclusionText([]));
  printCheck(await ask({ measure: 'check', warmUp: 1, repetitions: 5 }, 300_000));
  const connections = await openConnections(machine, manyConnections);
  try {
    printEndpoints(await ask({ measure: 'endpoints', warmUp: 1, repetitions: 5 }, 600_000));
  } finally {
    connections.kill('SIGKILL');
  }
  console.log(
    `Measured on: Win32 API on ${await wineVersion()} (not Windows), Node ${few.on.replace('v', '')}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Linux ${release()}.`,
  );
};

const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const ratio = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ×`;
const lineOf = (name: string, value: number, base: number): string =>
  `  ${name.padEnd(44)} ${milliseconds(value).padStart(10)}   ${ratio(value / base).padStart(8)}`;

const printEndpoints = ({ rows, loopRows, milliseconds: took }: PerfResult): void => {
  const of = (name: string): number => median(took[name] ?? []);
  const [koffi, netstat, loop] = [of('koffi'), of('netstat'), of('owners')];
  console.log(
    [
      `One read of the endpoint tables, ${rows} rows (C: ${loopRows}), median of ${took['koffi']?.length ?? 0}, and the ratio to the plain C loop:`,
      lineOf('plain C, tables only', loop, loop),
      lineOf('koffi, tables and decoded rows', koffi, loop),
      lineOf('  of that, decoding of the IPv4 TCP table', of('decode'), loop),
      lineOf('netstat.exe -ano as a child process', netstat, loop),
      lineOf('plain C, tables without owners', of('plain'), loop),
      `  netstat.exe / koffi: ${ratio(netstat / koffi)}`,
      '  Wine finds the owner of each row by searching /proc, which Windows does not; its netstat.exe does not ask for owners.',
      '',
    ].join('\n'),
  );
};

const printCheck = ({ verdict, waitedMs = 0, milliseconds: took }: PerfResult): void => {
  const check = median(took['check'] ?? []);
  console.log(
    [
      `check, from start to verdict (${verdict ?? ''}), median of ${took['check']?.length ?? 0}:`,
      `  ${milliseconds(check)}, of which ${milliseconds(waitedMs)} is the pause between the two reads of the TCP counters`,
      '',
    ].join('\n'),
  );
};

const openConnections = (machine: ExchangeMachine, count: number): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const script = inRoot('test/bench/perf/connections.ts');
    const child = spawn(
      'ip',
      ['netns', 'exec', machine.namespace, process.execPath, script, String(count)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the connections ended with ${String(code)}`)));
    child.stdout.once('data', () => resolve(child));
  });

const wineVersion = async (): Promise<string> => {
  const { stdout } = await run('/usr/lib/wine/wine64', ['--version'], { capture: true });
  return stdout.trim().replace('-', ' ').replace('wine', 'Wine');
};

const missing = await whyNoWine();
if (missing === null) {
  const machine = await startExchangeMachine();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void machine.stop().finally(() => process.exit(1)));
  try {
    await measure(machine);
  } finally {
    await machine.stop();
  }
} else {
  console.error(`bench:perf cannot run here: ${missing}.`);
  process.exitCode = 1;
}
