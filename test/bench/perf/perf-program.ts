import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRunService } from '../../../electron/agent/run/run-service.ts';
import { decodeEndpoints } from '../../../electron/agent/server/windows/decode/endpoint-tables.ts';
import { readEndpoints, readTable } from '../../../electron/agent/server/windows/read/endpoints.ts';
import { limitsFrom } from '../../../electron/agent/server/windows/win32/limits.ts';
import { loadWin32 } from '../../../electron/agent/server/windows/win32/win32.ts';
import { createWindowsServer } from '../../../electron/agent/server/windows/windows-server.ts';
import { createWatchReader } from '../../../electron/agent/server/windows/watch/watch-reader.ts';
import { backEndPorts, benchServices } from '../support/exchange-services.ts';
import type { PerfRequest, PerfResult } from './perf-request.ts';

/**
 * Runs as a Windows process and measures there, so that no relay and no Linux process is in the figures.
 *
 *   node.exe perf-program.cjs REQUEST.json RESULT.json
 */
const main = async (requestFile: string, resultFile: string): Promise<void> => {
  const request = JSON.parse(readFileSync(requestFile, 'utf8')) as PerfRequest;
  const result =
    request.measure === 'endpoints' ? await measureEndpoints(request) : await measureCheck(request);
  writeFileSync(resultFile, JSON.stringify(result));
};

const never = new AbortController().signal;

const measureEndpoints = async (request: PerfRequest): Promise<PerfResult> => {
  const { execa } = await import('execa');
  const api = await loadWin32();
  let rows = 0;
  const koffi = await repeat(request, async () => {
    const read = await readEndpoints(api, limitsFrom(never, 60_000));
    if (!read.ok) throw new Error(read.error.message);
    rows = read.value.length;
  });
  const netstat = await repeat(request, async () => {
    await execa(`${api.system32}\\netstat.exe`, ['-ano'], {
      encoding: 'buffer',
      stdin: 'ignore',
      windowsHide: true,
      timeout: 60_000,
    });
  });
  const reader = createWatchReader(api, {
    ports: Object.values(backEndPorts).map((port) => ({
      service: 'MSExchangePOP3BE',
      protocol: 'tcp',
      port,
    })),
    services: benchServices({}).map(({ name }) => name),
  });
  const look = await repeat(request, async () => {
    const seen = await reader.look(never);
    if (!seen.ok) throw new Error(seen.error.message);
  });
  await reader.close();
  const owners = await runLoop(request, 'owners');
  const plain = await runLoop(request, 'plain');
  const memory = await readTable(api, limitsFrom(never, 60_000), 'tcp4');
  if (!memory.ok) throw new Error(memory.error.message);
  const decode = await repeat({ ...request, repetitions: 50 }, () => {
    decodeEndpoints('tcp4', memory.value);
    return Promise.resolve();
  });
  return {
    on: `${process.version} win32 ${release()}`,
    rows,
    loopRows: owners.rows,
    milliseconds: { koffi, decode, look, netstat, owners: owners.took, plain: plain.took },
  };
};

/** The same read in C, in a process of its own. */
const runLoop = async (
  { loopProgram, warmUp, repetitions }: PerfRequest,
  kind: 'owners' | 'plain',
): Promise<{ rows: number; took: number[] }> => {
  const { execa } = await import('execa');
  const file = join(tmpdir(), `endpoint-loop-${process.pid}.txt`);
  await execa(loopProgram, [String(warmUp), String(repetitions), file, kind], {
    stdio: 'ignore',
    timeout: 300_000,
  });
  const [rows = 0, ...took] = readFileSync(file, 'utf8').trim().split('\n').map(Number);
  rmSync(file);
  return { rows, took: took.map((microseconds) => microseconds / 1_000) };
};

/** From nothing to the verdict, as the terminal's `check` does it; the run of the earlier repetition is never taken up. */
const measureCheck = async (request: PerfRequest): Promise<PerfResult> => {
  let verdict = '';
  let waited = 0;
  const check = await repeat(request, async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'perf-'));
    const server = await createWindowsServer();
    waited = 0;
    const sleep: typeof server.sleep = async (milliseconds, signal) => {
      const begun = performance.now();
      await server.sleep(milliseconds, signal);
      waited += performance.now() - begun;
    };
    const service = await createRunService({
      server: { ...server, sleep },
      dataFolder,
      resume: false,
    });
    const started = await service.handle('run.start', {});
    if (!started.ok) throw new Error(started.error.message);
    await service.idle();
    const report = await service.handle('report.get', {});
    if (!report.ok) throw new Error(report.error.message);
    ({ verdict } = report.value as { verdict: string });
    await service.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return {
    on: `${process.version} win32 ${release()}`,
    rows: 0,
    loopRows: 0,
    verdict,
    waitedMs: waited,
    milliseconds: { check },
  };
};

/** Milliseconds of each repetition after the warm-up. */
const repeat = async (
  { warmUp, repetitions }: PerfRequest,
  work: () => Promise<void>,
): Promise<number[]> => {
  const took: number[] = [];
  for (let index = -warmUp; index < repetitions; index += 1) {
    const begun = performance.now();
    await work();
    if (index >= 0) took.push(performance.now() - begun);
  }
  return took;
};

const [requestFile = '', resultFile = ''] = process.argv.slice(2);
main(requestFile, resultFile).then(
  () => process.exit(0),
  (thrown: unknown) => {
    writeFileSync(`${resultFile}.error`, String(thrown instanceof Error ? thrown.stack : thrown));
    process.exit(1);
  },
);
