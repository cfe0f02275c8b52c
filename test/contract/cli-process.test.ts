import {
  closeSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';
import { readEvidenceFile } from '../../shared/evidence/read-file.ts';
import { missingFacts } from '../../shared/report/facts-of-report.ts';
import { readReportFile } from '../../shared/report/read-report.ts';
import type { Report } from '../../shared/report/schema.ts';
import { scenarioIds } from '../../shared/scenarios.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { evidenceOf, pop3be, listeners, excludedEverywhere } from '../support/evidence.ts';
import { textOf } from '../support/html-text.ts';
import { schemaErrors } from '../support/json-schema.ts';
import { sampleReports } from '../support/reports.ts';

const schemaOf = (kind: string) =>
  JSON.parse(readFileSync(inRoot('build', 'schema', `${kind}-1.schema.json`), 'utf8')) as Record<
    string,
    unknown
  >;

const reportIn = (text: string): Report => {
  const result = readReportFile(new TextEncoder().encode(text));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

/** Runs the program with runs of its own. */
const cli = (args: readonly string[], data = temporaryFolder(), cwd = data) =>
  runCli(args, { cwd, env: { CU_PREFLIGHT_DATA: data } });

const fileWith = (content: string | Uint8Array, name = 'input.json'): string => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
};

describe('check on a rehearsal server', () => {
  it.each([
    ['healthy', 0],
    ['ports-at-risk', 2],
    ['captured', 2],
    ['system-exclusion', 2],
    ['unreadable', 3],
  ] as const)('%s ends with exit code %i', async (scenario, code) => {
    const ended = await cli(['check', '--server', `sim:${scenario}`, '--json']);
    expect(ended.code, ended.stderr).toBe(code);
    const report = reportIn(ended.stdout);
    expect(report.run).toMatchObject({ rehearsal: true, target: `sim:${scenario}` });
    expect(schemaErrors(schemaOf('report'), report)).toEqual([]);
  });

  it.each(scenarioIds)('%s leaves files that say what the terminal says', async (scenario) => {
    const data = temporaryFolder();
    const ended = await cli(['check', '--server', `sim:${scenario}`, '--out', 'out'], data);
    const out = (name: string) => readFileSync(join(data, 'out', name), 'utf8');
    expect(readdirSync(join(data, 'out')).toSorted()).toEqual([
      'evidence.json',
      'report.html',
      'report.json',
    ]);
    const report = reportIn(out('report.json'));
    expect(missingFacts(report, ended.stdout)).toEqual([]);
    for (const text of [ended.stdout, ended.stderr])
      expect(text.split('\n', 1)[0]).toMatch(/^REHEARSAL: this server is simulated/);
    expect(missingFacts(report, textOf(out('report.html')))).toEqual([]);
    expect(schemaErrors(schemaOf('evidence'), JSON.parse(out('evidence.json')))).toEqual([]);

    const again = await cli(['analyze', join(data, 'out', 'evidence.json'), '--json'], data);
    const analyzed = reportIn(again.stdout);
    expect(analyzed.findings).toEqual(report.findings);
    expect(analyzed.ports).toEqual(report.ports);
    expect(again.code).toBe(ended.code);

    const printed = await cli(['report', report.run.id, '--format', 'json'], data);
    expect(reportIn(printed.stdout).findings).toEqual(report.findings);
    expect(printed.code).toBe(ended.code);
  });
});

describe('rehearse', () => {
  it('protects what is at risk and says what it did', async () => {
    const ended = await cli(['rehearse', 'ports-at-risk', '--json']);
    expect(ended.code, ended.stderr).toBe(0);
    const report = reportIn(ended.stdout);
    expect(report.ports.map(({ risk }) => risk)).not.toContain('at-risk');
    expect(report.remediations).not.toEqual([]);
  });

  it('says why it has to wait for a captured port', async () => {
    const ended = await cli(['rehearse', 'captured', '--json']);
    expect(ended.code, ended.stderr).toBe(2);
    expect(ended.stderr).toMatch(/not now: Port 9955 is held by/);
  });
});

describe('analyze', () => {
  it.each([
    ['go', { services: [pop3be()], exclusions: excludedEverywhere(9955) }, 0],
    [
      'go with warnings',
      { services: [pop3be()], endpoints: listeners(1995, 4120), elevated: false },
      null,
    ],
    ['no-go', {}, 2],
    ['incomplete', { without: ['netsh.dynamicport.ipv6.tcp'] }, 3],
  ] as const)('says %s by its exit code', async (_, given, code) => {
    const path = fileWith(JSON.stringify(evidenceOf(given)));
    const ended = await cli(['analyze', path, '--json']);
    const { verdict } = reportIn(ended.stdout);
    const codes = { go: 0, 'go-with-warnings': 1, 'no-go': 2, incomplete: 3 };
    expect(ended.code).toBe(codes[verdict]);
    if (code !== null) expect(ended.code).toBe(code);
  });

  it('puts the report and nothing else on standard output', async () => {
    const ended = await cli(['analyze', fileWith(JSON.stringify(evidenceOf())), '--json']);
    expect(() => JSON.parse(ended.stdout) as unknown).not.toThrow();
  });

  it('starts with the verdict, and without colour where nobody looks', async () => {
    const ended = await cli(['analyze', fileWith(JSON.stringify(evidenceOf()))]);
    expect(ended.stdout).toMatch(/^NO-GO {2}EX01\n/);
    expect(ended.stdout).not.toContain('\u001b');
  });

  const tooLarge = (): string => {
    const path = fileWith('{');
    const file = openSync(path, 'r+');
    ftruncateSync(file, 200 * 1024 * 1024);
    closeSync(file);
    return path;
  };
  it.each([
    ['is not JSON', () => fileWith('hello there'), /unexpected "h" at line 1, column 1/],
    ['is empty', () => fileWith(''), /empty/],
    ['is cut off', () => fileWith(JSON.stringify(evidenceOf()).slice(0, 5_000)), /cut off/],
    [
      'is of another version',
      () => fileWith(JSON.stringify(evidenceOf()).replace('evidence@1', 'evidence@9')),
      /version cu-preflight\/evidence@9/,
    ],
    [
      'is a report',
      () => fileWith(JSON.stringify(sampleReports['ports at risk']!())),
      /not an evidence file/,
    ],
    [
      'lacks a field',
      () => fileWith(JSON.stringify({ ...evidenceOf(), items: undefined })),
      /items: /,
    ],
    ['has 200 MB', tooLarge, /200 MiB; at most 64 MiB/],
    ['is a folder', () => temporaryFolder(), /folder/],
    ['does not exist', () => join(temporaryFolder(), 'nothing.json'), /does not exist/],
  ])('refuses a file that %s', async (_, make, message) => {
    const ended = await cli(['analyze', make(), '--json']);
    expect(ended.code).toBe(65);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it('keeps names from steering the terminal', async () => {
    const evidence = evidenceOf();
    const hostName = `EX\u001b[31m<b>"'\u202e${'x'.repeat(4_096)}`;
    const path = fileWith(
      JSON.stringify({ ...evidence, server: { ...evidence.server, hostName } }),
    );
    const ended = await cli(['analyze', path]);
    expect(ended.code).toBe(2);
    expect(ended.stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(ended.stdout).toContain('⟨U+202E⟩');
  });
});

describe('report', () => {
  it('prints a report file as a page or as JSON', async () => {
    const report = sampleReports['everything at once']!();
    const path = fileWith(JSON.stringify(report));
    const page = await cli(['report', path, '--format', 'html']);
    expect(page.code).toBe(2);
    expect(missingFacts(report, textOf(page.stdout))).toEqual([]);
    const data = temporaryFolder();
    const json = await cli(['report', path, '--format', 'json', '--out', 'there'], data);
    expect(json).toMatchObject({ code: 2, stdout: '' });
    expect(reportIn(readFileSync(join(data, 'there', 'report.json'), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(report)),
    );
  });

  it.each([
    ['a run that is not there', () => 'no-such-run', /There is no run "no-such-run"/],
    ['a folder without a run', () => temporaryFolder(), /holds no run/],
    ['an id that is a path', () => 'runs/../x', /There is no run/],
    ['an evidence file', () => fileWith(JSON.stringify(evidenceOf())), /not a report file/],
  ])('refuses %s', async (_, make, message) => {
    const ended = await cli(['report', make(), '--format', 'json']);
    expect(ended.code).toBe(65);
    expect(ended.stderr).toMatch(message);
  });
});

describe('wrong usage', () => {
  const elsewhere =
    process.platform === 'win32' ? [] : [['check'], ['check', '--server', 'local'], ['watch']];
  it.each([
    [],
    ['bake'],
    ['check', '--server=-x'],
    ['watch', '--minutes=x'],
    ['verify'],
    ...elsewhere,
  ])('%s %s %s ends with exit code 64 and leaves standard output empty', async (...argv) => {
    const ended = await cli(argv);
    expect(ended).toMatchObject({ code: 64, stdout: '' });
    expect(ended.stderr).toMatch(/^cu-preflight: ./);
  });

  it('asked for help is none', async () => {
    expect(await cli(['--help'])).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('a fault', () => {
  it('ends with exit code 70', async () => {
    const data = fileWith('a file where the folder for runs should be');
    const ended = await runCli(['check', '--server', 'sim:healthy'], {
      env: { CU_PREFLIGHT_DATA: data },
    });
    expect(ended.code).toBe(70);
    expect(ended.stdout).toBe('');
  });
});

describe('Ctrl-C', () => {
  it('ends a check with a valid report that is incomplete', async () => {
    const data = temporaryFolder();
    let pressed = false;
    const ended = await runCli(['files'], {
      script: inRoot('test', 'support', 'slow-check.ts'),
      cwd: data,
      env: { CU_PREFLIGHT_DATA: data },
      onStderr: (text, interrupt) => {
        if (pressed || !text.includes('PORT-005')) return;
        pressed = true;
        interrupt();
      },
    });
    expect(ended.code, ended.stderr).toBe(3);
    const report = reportIn(ended.stdout);
    expect(report.verdict).toBe('incomplete');
    expect(report.findings.map(({ id }) => id)).toContain('PORT-005');
    const evidence = readEvidenceFile(readFileSync(join(data, 'files', 'evidence.json')));
    expect(evidence.ok && evidence.value.items.length).toBeGreaterThan(3);
    const [run] = readdirSync(join(data, 'runs'));
    const printed = await cli(['report', run ?? '', '--format', 'json'], data);
    expect(printed.code).toBe(3);
    expect(reportIn(printed.stdout).findings).toEqual(report.findings);
  });
});
