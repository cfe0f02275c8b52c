import type { ChildProcess } from 'node:child_process';
import { copyFileSync } from 'node:fs';

import { inRoot } from '../../../build/support/paths.ts';
import { startBench, type Bench } from '../support/bench.ts';
import { compileSource } from '../support/compile.ts';
import { onDrive } from '../support/exchange-files.ts';
import { machineLine } from '../support/machine-line.ts';
import { benchAvailability } from '../support/tools.ts';
import { printWatchCost } from './print-watch-cost.ts';
import { median, type PerfRequest, type PerfResult } from './perf-request.ts';

/** `npm run bench:perf`: what the native reads cost on the bench, as medians and ratios of one run. */
const manyConnections = 2_000;

const loopProgram = 'C:\\bench\\endpoint-loop.exe';

const measure = async (bench: Bench): Promise<void> => {
  const program = await bench.installProgram('perf', 'test/bench/perf/perf-program.ts');
  const source = inRoot('test/bench/perf/endpoint-loop.c');
  copyFileSync(
    await compileSource(source, ['iphlpapi', 'ws2_32']),
    onDrive(bench.driveC, loopProgram),
  );
  const ask = async (
    request: Omit<PerfRequest, 'loopProgram'>,
    timeoutMs: number,
  ): Promise<PerfResult> =>
    (await bench.askProgram(program, { ...request, loopProgram }, timeoutMs)) as PerfResult;

  const few = await ask({ measure: 'endpoints', warmUp: 5, repetitions: 21 }, 180_000);
  printEndpoints(few);
  printCheck(await ask({ measure: 'check', warmUp: 1, repetitions: 5 }, 300_000));
  const connections = await openConnections(bench, manyConnections);
  try {
    printEndpoints(await ask({ measure: 'endpoints', warmUp: 1, repetitions: 5 }, 600_000));
  } finally {
    connections.kill('SIGKILL');
  }
  console.log(`Node on Windows: ${few.on.replace('v', '')}. ${await machineLine()}`);
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
      lineOf('one look of the watch, with services and owners', of('look'), loop),
      lineOf('netstat.exe -ano as a child process', netstat, loop),
      lineOf('plain C, tables without owners', of('plain'), loop),
      `  netstat.exe / koffi: ${ratio(netstat / koffi)}; netstat.exe / one look of the watch: ${ratio(netstat / of('look'))}`,
      '  Wine searches /proc for the owner of each row, which Windows does not; the bench answers that search from a list. Its netstat.exe does not ask for owners.',
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

const openConnections = (bench: Bench, count: number): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const script = inRoot('test/bench/perf/connections.ts');
    const child = bench.spawnInside(process.execPath, [script, String(count)]);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the connections ended with ${String(code)}`)));
    child.stdout?.once('data', () => resolve(child));
  });

const missing = benchAvailability();
// The watch itself is the same JavaScript everywhere, so it needs no Windows; it is measured in peace, before a bench runs.
await printWatchCost();
if (missing === null) {
  const bench = await startBench();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void bench.stop().finally(() => process.exit(1)));
  try {
    await measure(bench);
  } finally {
    await bench.stop();
  }
} else {
  console.error(`bench:perf cannot run here: ${missing}.`);
  process.exitCode = 1;
}
