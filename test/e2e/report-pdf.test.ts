import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { ensureElectron } from '../../build/ensure-electron.ts';
import { inRoot } from '../../build/support/paths.ts';
import { run } from '../../build/support/run.ts';
import { missingFacts } from '../../shared/report/facts-of-report.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import { runCli } from '../support/cli.ts';
import { whyNoElectron } from '../support/electron.ts';
import { pdfPages, whyNoPdfText } from '../support/pdf-text.ts';
import { sampleReports } from '../support/reports.ts';
import { skipUnless } from '../support/skip.ts';

const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-pdf-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Prints a page as the application does: in a process of its own, through Electron's `printToPDF`. */
const print = async (page: string, name: string): Promise<string> => {
  const source = join(folder, `${name}.html`);
  const path = join(folder, `${name}.pdf`);
  writeFileSync(source, page);
  const electron = await ensureElectron();
  const args = [
    inRoot(),
    `--user-data-dir=${join(folder, 'user')}`,
    '--print-pdf',
    source,
    '--out',
    path,
  ];
  const ended = await run(electron.path, [...sandbox, ...args], {
    capture: true,
    timeoutMs: 120_000,
  });
  expect(ended, ended.stderr).toMatchObject({ code: 0 });
  return path;
};

const printed = skipUnless(whyNoElectron() ?? (await whyNoPdfText()));

printed('a printed report', () => {
  it.each(Object.entries(sampleReports))('says what the page says: %s', async (name, make) => {
    const report = make();
    const path = await print(renderReportHtml(report), name.replaceAll(' ', '-'));
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
    const pages = await pdfPages(path, report);
    expect(missingFacts(report, pages.join('\n'))).toEqual([]);
    const [first = ''] = pages;
    expect(first).toContain(report.server.hostName);
    expect(first.toLowerCase()).toContain(report.verdict);
    expect(first).toContain('What to do, in this order');
    expect(first).toContain('Change approved by');
  });

  it('is had from the terminal', async () => {
    const report = sampleReports['no port at risk']!();
    const source = join(folder, 'report.json');
    writeFileSync(source, JSON.stringify(report));
    const ended = await runCli(['report', source, '--format', 'pdf', '--out', folder]);
    expect(ended.code, ended.stderr).toBe(0);
    const path = /^Wrote (.*\.pdf)$/m.exec(ended.stderr)?.[1] ?? '';
    expect(missingFacts(report, (await pdfPages(path, report)).join('\n'))).toEqual([]);
  });
});
