import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { packTerminal } from '../../build/terminal-package.ts';
import { reportSchema } from '../../shared/report/schema.ts';
import { skipUnless } from '../support/skip.ts';
import { startBench, type Bench } from './support/bench.ts';
import { benchAvailability } from './support/tools.ts';

/** The folder that an operator copies to a server, used there as it is. */
skipUnless(benchAvailability())('the packed terminal for Windows', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
    await packTerminal(join(bench.driveC, 'terminal'));
  });
  afterAll(() => bench?.stop());

  const preflight = (...args: readonly string[]) =>
    bench.exec(['cmd.exe', '/c', 'C:\\terminal\\cu-preflight.cmd', ...args], {
      // Node has no pipes in Wine.
      outputFile: bench.windows.logFile('terminal'),
      timeoutMs: 120_000,
    });

  it('examines the server with nothing installed on it, and its exit code is the verdict', async () => {
    const ended = await preflight('check', '--server', 'local', '--out', 'C:\\terminal-out');
    const said = readFileSync(bench.windows.logFile('terminal'), 'utf8');
    expect(ended.code, said).toBe(2);
    const text = readFileSync(join(bench.driveC, 'terminal-out', 'report.json'), 'utf8');
    const report = reportSchema.parse(JSON.parse(text));
    expect(report.server.hostName).toBe('EX01');
    expect(
      report.findings.filter(({ id, outcome }) => id === 'PORT-001' && outcome === 'fail'),
    ).not.toEqual([]);
    expect(report.verdict).toBe('no-go');
  });

  it('refuses what it does not know', async () => {
    expect((await preflight('no-such-command')).code).toBe(64);
  });
});
