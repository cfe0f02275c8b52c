import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';
import { runsFolder } from '../../electron/agent/run/run-folder.ts';
import { reportSchema, type Report } from '../../shared/report/schema.ts';
import { signedReport } from '../support/after-report.ts';
import { runCli, temporaryFolder, type CliEnded } from '../support/cli.ts';
import { reportedAt, reportOn, sampleReports } from '../support/reports.ts';

const cli = (args: readonly string[], data = temporaryFolder()): Promise<CliEnded> =>
  runCli(args, { cwd: data, env: { CU_PREFLIGHT_DATA: data } });

/** On a server that is taken for a real one. */
const onRealServer = (
  script: 'verify-command.ts' | 'watch-command.ts',
  args: readonly string[],
  data: string,
): Promise<CliEnded> =>
  runCli(args, {
    script: inRoot('test', 'support', script),
    cwd: data,
    env: { CU_PREFLIGHT_DATA: data },
  });

const reportIn = ({ stdout }: CliEnded): Report => reportSchema.parse(JSON.parse(stdout));

describe('verify on a rehearsal server', () => {
  it('goes through the update first, tells who is waited for, and ends with the outage', async () => {
    const data = temporaryFolder();
    const ended = await cli(
      ['verify', '--server', 'sim:pop3be-down', '--json', '--out', 'reports'],
      data,
    );
    expect(ended.code, ended.stderr).toBe(2);
    expect(ended.stderr).toContain('begins before the update');
    expect(ended.stderr).toContain('waiting for MSExchangePOP3BE (stopped)');
    const report = reportIn(ended);
    expect(report).toMatchObject({ run: { phase: 'after' }, after: { health: 'outage' } });
    expect(readdirSync(join(data, 'reports')).toSorted()).toEqual([
      'evidence.json',
      'report.html',
      'report.json',
    ]);
    // The same run, printed later from its folder: with the hashes of its files.
    const [run = ''] = readdirSync(runsFolder(data));
    const printed = await cli(['report', run, '--format', 'json'], data);
    expect(printed.code, printed.stderr).toBe(2);
    expect(reportIn(printed).after?.hashes.map(({ name }) => name)).toEqual([
      'baseline.json',
      'evidence.ndjson',
      'journal.ndjson',
    ]);
    const compared = await cli(['report', '--compare', run, join('reports', 'report.json')], data);
    expect(compared.code, compared.stderr).toBe(0);
    expect(compared.stdout).toContain('Nothing is new or worse in B.');
  });

  it('ends with 1 where something is left to be accepted', async () => {
    const ended = await cli(['verify', '--server', 'sim:all-well']);
    expect(ended.code, ended.stderr).toBe(1);
    expect(ended.stdout).toMatch(/^DEGRADED {2}EX01/m);
    expect(ended.stdout).toContain('Nobody had signed when this report was made.');
  });
});

describe('verify on a server whose runs are taken up again', () => {
  it('is incomplete where nothing was kept of before the update', async () => {
    const data = temporaryFolder();
    const ended = await onRealServer('verify-command.ts', ['healthy', 'json', 'hasty'], data);
    expect(ended.code, ended.stderr).toBe(3);
    expect(ended.stderr).toContain('nothing was kept of before the update');
    expect(reportIn(ended).after?.baseline).toMatchObject({ usable: false, code: 'missing' });
  });

  it('takes up the run that was watched', async () => {
    const data = temporaryFolder();
    await onRealServer('watch-command.ts', ['healthy', 'minute'], data);
    const ended = await onRealServer('verify-command.ts', ['healthy', 'json', 'hasty'], data);
    expect(ended.stderr).toMatch(/Run \S+ is taken up\./);
    expect(readdirSync(runsFolder(data))).toHaveLength(1);
    const report = reportIn(ended);
    expect(report.after?.baseline?.code).not.toBe('missing');
    // Nothing was updated in that minute.
    expect(report.verdict).not.toBe('go');
    expect([2, 3]).toContain(ended.code);
  });
});

describe('verify with a baseline that was kept elsewhere', () => {
  const evidenceOf = async (scenario: string, data: string): Promise<string> => {
    const folder = join(data, scenario);
    await cli(['check', '--server', `sim:${scenario}`, '--out', folder], temporaryFolder());
    return join(folder, 'evidence.json');
  };
  const verifyWith = (baseline: string, data: string): Promise<CliEnded> =>
    onRealServer('verify-command.ts', ['healthy', 'json', 'hasty', `baseline=${baseline}`], data);

  it('compares with it, and does not take it for proved', async () => {
    const data = temporaryFolder();
    const ended = await verifyWith(await evidenceOf('healthy', data), data);
    const report = reportIn(ended);
    expect(report.after?.baseline).toMatchObject({ usable: false, code: 'unread' });
    expect(report.before_after.filter(({ kind }) => kind === 'service').length).toBeGreaterThan(20);
    expect(report.timeline.map(({ text }) => text).join(' ')).toContain('taken from a file');
    expect(report.verdict).not.toBe('go');
  });

  it('refuses that of another server as something to compare with', async () => {
    const data = temporaryFolder();
    const ended = await verifyWith(await evidenceOf('edge', data), data);
    expect(reportIn(ended).after?.baseline).toMatchObject({ usable: false, code: 'other-server' });
    expect(ended.code).toBe(3);
  });

  it('keeps the baseline of the run that was watched', async () => {
    const data = temporaryFolder();
    await onRealServer('watch-command.ts', ['healthy', 'minute'], data);
    const ended = await verifyWith(await evidenceOf('healthy', data), data);
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain('has kept a baseline of its own');
  });

  it('ends with 65 for a file that is none', async () => {
    const data = temporaryFolder();
    writeFileSync(join(data, 'x.json'), '{}');
    expect((await verifyWith(join(data, 'x.json'), data)).code).toBe(65);
    expect((await verifyWith(join(data, 'nowhere.json'), data)).code).toBe(65);
  });
});

const file = (folder: string, name: string, report: unknown): string => {
  writeFileSync(join(folder, name), JSON.stringify(report));
  return name;
};

describe('report --compare', () => {
  const outage = sampleReports['an outage after the update']!();
  const well = signedReport(reportOn(), reportedAt);

  it('ends with 0 where nothing is worse, with 2 where something is, with 3 where it is not known', async () => {
    const folder = temporaryFolder();
    const [bad, good] = [file(folder, 'bad.json', outage), file(folder, 'good.json', well)];
    const open = file(folder, 'open.json', { ...well, verdict: 'incomplete' });
    expect((await cli(['report', '--compare', bad, good], folder)).code).toBe(0);
    const worse = await cli(['report', '--compare', good, bad, '--json'], folder);
    expect(worse.code).toBe(2);
    expect(JSON.parse(worse.stdout)).toMatchObject({
      schema: 'cu-preflight/comparison@1',
      conclusion: 'new-or-worse',
    });
    expect((await cli(['report', '--compare', bad, open], folder)).code).toBe(3);
  });

  it('refuses what it cannot read, and says which of the two it is', async () => {
    const folder = temporaryFolder();
    const good = file(folder, 'good.json', well);
    const later = file(folder, 'later.json', { ...well, schema: 'cu-preflight/report@2' });
    const refused = await cli(['report', '--compare', good, later], folder);
    expect(refused.code).toBe(65);
    expect(refused.stderr).toMatch(/B: .*report@2/);
    const missing = await cli(['report', '--compare', 'nowhere', good], folder);
    expect(missing.code).toBe(65);
    expect(missing.stderr).toContain('A: There is no run "nowhere"');
    expect(missing.stdout).toBe('');
    expect(readFileSync(join(folder, good), 'utf8')).toBe(JSON.stringify(well));
  });
});
