import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it, onTestFinished } from 'vitest';

import { ensureElectron } from '../../build/ensure-electron.ts';
import { inRoot } from '../../build/support/paths.ts';
import { run } from '../../build/support/run.ts';
import { reportSchema, type Report } from '../../shared/report/schema.ts';
import type { ScenarioId } from '../../shared/scenarios.ts';
import { whyNoElectron } from '../support/electron.ts';
import { skipUnless } from '../support/skip.ts';

const seconds = 1_000;
const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Rehearses without a window, and answers with what was said and the report that was left. */
const rehearse = async (
  scenario: ScenarioId,
): Promise<{ readonly stdout: string; readonly report: Report }> => {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-rehearsal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const out = join(folder, 'out');
  const electron = await ensureElectron();
  const ended = await run(
    electron.path,
    [...noSandbox, inRoot(), '--rehearse', scenario, '--out', out],
    {
      capture: true,
      timeoutMs: 120 * seconds,
      env: { ...process.env, CU_PREFLIGHT_DATA: join(folder, 'data') },
    },
  );
  expect(ended.code, ended.stderr).toBe(0);
  const json: unknown = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
  return { stdout: ended.stdout, report: reportSchema.parse(json) };
};

const timelineOf = ({ timeline }: Report): string => timeline.map(({ text }) => text).join('\n');

/** The last line that begins so. */
const lastLine = (stdout: string, start: string): string =>
  stdout.split('\n').findLast((line) => line.startsWith(start)) ?? '';

skipUnless(whyNoElectron())('a rehearsal without a window that has an update', () => {
  it('shows the capture, brings the service back, and has it in the report', async () => {
    const { stdout, report } = await rehearse('captured-during-update');
    expect(stdout).toContain('MSExchangePOP3BE tcp/9955 IPv4: captured by w3wp.exe');
    expect(stdout).toContain('Services that ran before and do not now: MSExchangePOP3BE');
    expect(stdout).toContain('Verified: outage');
    expect(lastLine(stdout, 'Greetings: ')).toBe('Greetings: 24 of 24');
    expect(lastLine(stdout, 'Health: ')).toBe('Health: degraded');
    expect(lastLine(stdout, 'Verdict: ')).toBe('Verdict: go-with-warnings');
    expect(report.run.phase).toBe('after');
    expect(report.waivers.map(({ findingId }) => findingId)).toEqual(['PORT-001', 'PORT-001']);
    const timeline = timelineOf(report);
    expect(timeline).toContain('MSExchangePOP3BE tcp/9955 IPv4: captured by w3wp.exe');
    expect(timeline).toContain('MSExchangePOP3BE: stopped (automatic, exit code 10048)');
    expect(timeline).toContain('The Exchange Server setup operation completed successfully.');
  });

  it('protects the ports by the watch where that was authorised, and every service comes back', async () => {
    const { stdout, report } = await rehearse('deferred-protection');
    expect(stdout).toContain('Setup: succeeded. Captures: 0.');
    expect(stdout).toContain('Services that ran before and do not now: none');
    expect(timelineOf(report)).toContain('Every exclusion was added by the watch and proved.');
    expect(lastLine(stdout, 'Greetings: ')).toBe('Greetings: 24 of 24');
    expect(stdout).not.toContain('Verified: outage');
    expect(lastLine(stdout, 'Signed: ')).toBe('Signed: accepted');
  });
});
