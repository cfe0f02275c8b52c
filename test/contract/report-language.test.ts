import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { readReportFile } from '../../shared/report/read-report.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { textOf } from '../support/html-text.ts';
import { skeletonOf } from '../support/two-languages.ts';

/** The program in a terminal that is set to English, with runs of its own. */
const programOf = () => {
  const data = temporaryFolder();
  return (...args: readonly string[]) =>
    runCli(args, { cwd: data, env: { CU_PREFLIGHT_DATA: data, LC_ALL: 'C' } });
};

it('the report of a run is printed in the language that is asked for; its JSON in none', async () => {
  const cli = programOf();
  const out = temporaryFolder();
  const checked = await cli(
    'check',
    '--server',
    'sim:ports-at-risk',
    '--language',
    'fr',
    '--out',
    out,
  );
  expect(checked.code, checked.stderr).toBe(2);
  const french = readFileSync(join(out, 'report.html'), 'utf8');
  expect(french).toContain('<html lang="fr"');
  expect(textOf(french)).toContain('À faire, dans cet ordre');
  const file = join(out, 'report.json');
  const read = readReportFile(readFileSync(file));
  expect(read.ok && read.value.verdict).toBe('no-go');
  expect(read.ok && read.value.actions?.at(-1)?.text).toMatch(/^Do not start Setup/);

  const printed = await Promise.all(
    [[], ['--language', 'en'], ['--language', 'fr']].map(async (language) => {
      // The file, not the run: its time does not move between two prints.
      const ended = await cli('report', file, '--format', 'html', ...language);
      expect(ended.code, ended.stderr).toBe(2);
      return ended.stdout;
    }),
  );
  const [usual = '', english = '', again = ''] = printed;
  expect(usual).toBe(english);
  expect(english).toContain('<html lang="en"');
  expect(again).toContain('<html lang="fr"');
  expect(skeletonOf(again)).toEqual(skeletonOf(english));
  const json = await cli('report', file, '--format', 'json', '--language', 'fr');
  expect(json.code).toBe(2);
  expect(readReportFile(new TextEncoder().encode(json.stdout))).toMatchObject({
    ok: true,
    value: { verdict: 'no-go', findings: read.ok ? read.value.findings : [] },
  });
});

it('a redacted report stays redacted in French, and its legend tells what was replaced', async () => {
  const cli = programOf();
  const out = temporaryFolder();
  const before = await cli('check', '--server', 'sim:ports-at-risk', '--out', out);
  expect(before.code, before.stderr).toBe(2);
  const read = readReportFile(readFileSync(join(out, 'report.json')));
  if (!read.ok) throw new Error(read.error.message);
  const { server, run } = read.value;
  const ended = await cli(
    'report',
    run.id,
    '--format',
    'html',
    '--redact',
    '--language',
    'fr',
    '--out',
    out,
  );
  expect(ended.code, ended.stderr).toBe(2);
  const page = readFileSync(join(out, 'report.redacted.html'), 'utf8');
  expect(page).toContain('<title>ANONYMISÉ, ');
  expect(page).not.toContain(server.hostName);
  expect(readFileSync(join(out, `legend-${run.id}.json`), 'utf8')).toContain(server.hostName);
});
