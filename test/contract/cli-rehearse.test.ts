import { describe, expect, it } from 'vitest';

import { readReportFile } from '../../shared/report/read-report.ts';
import type { Report } from '../../shared/report/schema.ts';
import type { ScenarioId } from '../../shared/scenarios.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';

type Rehearsed = {
  readonly code: number | null;
  /** Every line of how it went. */
  readonly lines: readonly string[];
  readonly report: Report;
};

/** Rehearses a scenario in the terminal, all phases that it has. */
const rehearsed = async (scenario: ScenarioId): Promise<Rehearsed> => {
  const data = temporaryFolder();
  const { code, stdout, stderr } = await runCli(['rehearse', scenario, '--json'], {
    cwd: data,
    env: { CU_PREFLIGHT_DATA: data },
  });
  const report = readReportFile(new TextEncoder().encode(stdout));
  if (!report.ok) throw new Error(`${report.error.message}\n${stderr}`);
  return { code, lines: stderr.split('\n').map((line) => line.trim()), report: report.value };
};

/** The healths that were found, in order. */
const healths = ({ lines }: Rehearsed): readonly string[] =>
  lines.filter((line) => line.startsWith('Verified: ')).map((line) => line.slice(10));

const starting = ({ lines }: Rehearsed, start: string): readonly string[] =>
  lines.filter((line) => line.startsWith(start));

describe('rehearse, all phases', () => {
  it('ends before the update where the scenario has none', async () => {
    const ended = await rehearsed('healthy');
    expect(ended.code).toBe(0);
    expect(ended.report.run.phase).toBe('before');
    expect(healths(ended)).toEqual([]);
    expect(ended.lines).toContain('Verdict: go');
  });

  it('all-well: nothing is to be done after the update', async () => {
    const ended = await rehearsed('all-well');
    expect(healths(ended)).toEqual(['healthy']);
    expect(ended.lines).toContain('Health: healthy');
    expect(ended.lines).toContain('Verdict: go');
    expect(ended.lines).toContain('Signed: accepted');
    expect(ended.report.run.phase).toBe('after');
    expect(ended.code).toBe(0);
  });

  it('pop3be-down: an outage by 10048, and the way back to a greeting', async () => {
    const ended = await rehearsed('pop3be-down');
    expect(ended.lines).toContain(
      'Setup: The Exchange Server setup operation completed successfully.',
    );
    expect(healths(ended)).toEqual(['outage', 'degraded']);
    expect(starting(ended, 'SVC-101 MSExchangePOP3BE fail')[0]).toContain('(port-taken)');
    expect(starting(ended, 'Greetings: ')).toEqual(['Greetings: 22 of 24', 'Greetings: 24 of 24']);
    expect(ended.lines).toContain('Health: degraded');
    expect(ended.code).toBe(1);
  });

  it('captured-during-update: the connection of the holder is closed', async () => {
    const ended = await rehearsed('captured-during-update');
    expect(healths(ended)).toEqual(['outage', 'degraded']);
    expect(ended.lines.some((line) => line.startsWith('running: SetTcpEntry'))).toBe(true);
  });

  it('dependency-down: everything comes back with what it needs', async () => {
    const ended = await rehearsed('dependency-down');
    const found = healths(ended);
    expect(found[0]).toBe('outage');
    expect(['healthy', 'degraded']).toContain(found.at(-1));
    expect(starting(ended, 'Greetings: ').at(-1)).toBe('Greetings: 24 of 24');
  });

  it('setup-fails: the services are as before, and the failed Setup is not forgotten', async () => {
    const ended = await rehearsed('setup-fails');
    expect(healths(ended)[0]).toBe('outage');
    expect(starting(ended, 'Greetings: ').at(-1)).toBe('Greetings: 18 of 18');
    const { findings, before_after: rows } = ended.report;
    expect(findings.filter(({ id }) => id === 'SVC-101').map(({ outcome }) => outcome)).toEqual([
      'pass',
    ]);
    expect(findings.find(({ id }) => id === 'SETUP-001')?.outcome).toBe('fail');
    const changed = rows.filter(
      ({ kind, field, before, after }) =>
        kind === 'service' && field !== 'file version' && field !== 'process' && before !== after,
    );
    // It starts on a trigger, so it is not started for nothing.
    expect(changed.map(({ subject, field }) => [subject, field])).toEqual([
      ['RemoteRegistry', 'state'],
    ]);
    expect(
      rows.find(({ subject, field }) => subject === 'MSExchangeIMAP4BE' && field === 'start type'),
    ).toMatchObject({ before: 'manual', after: 'manual' });
    expect(ended.lines).toContain('Health: outage');
    expect(ended.lines).toContain('Signed: open');
    expect(ended.code).toBe(2);
  });

  it('services-left-disabled: what did not run before is not asked to run', async () => {
    const ended = await rehearsed('services-left-disabled');
    expect(healths(ended)).not.toContain('outage');
    expect(starting(ended, 'SVC-101')).toEqual([]);
    expect(starting(ended, 'running: ')).toEqual([]);
  });

  it('stuck-stopping: the wait has a limit, and the server is not called healthy', async () => {
    const ended = await rehearsed('stuck-stopping');
    expect(starting(ended, 'Services: limit-reached')).not.toEqual([]);
    expect(ended.lines).toContain('Signed: open');
    expect([2, 3]).toContain(ended.code);
  });

  it('deferred-protection: no outage after the update', async () => {
    const ended = await rehearsed('deferred-protection');
    expect(['healthy', 'degraded']).toContain(healths(ended).at(-1));
    expect([0, 1]).toContain(ended.code);
  });

  it('can be ended in the middle of the update, and still has its report', async () => {
    const data = temporaryFolder();
    const ended = await runCli(['rehearse', 'pop3be-down', '--json'], {
      cwd: data,
      env: { CU_PREFLIGHT_DATA: data },
      onStderr: (text, interrupt) => {
        if (text.includes('captured by') && !text.includes('Stopping; ')) interrupt();
      },
    });
    const report = readReportFile(new TextEncoder().encode(ended.stdout));
    expect(report.ok && report.value.run.phase).toBe('during');
    expect(ended.stderr).not.toContain('Verified: ');
    expect([1, 2, 3]).toContain(ended.code);
  });
});
