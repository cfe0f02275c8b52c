import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { ensureElectron } from '../../build/ensure-electron.ts';
import { inRoot } from '../../build/support/paths.ts';
import { run } from '../../build/support/run.ts';
import { missingFacts } from '../../shared/report/facts-of-report.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import { redactReport } from '../../shared/report/redact.ts';
import { runCli } from '../support/cli.ts';
import { whyNoElectron } from '../support/electron.ts';
import { pdfBookmarks, pdfInfo, pdfPages, pdfText, whyNoPdfText } from '../support/pdf-text.ts';
import { sampleReports } from '../support/reports.ts';
import { skipUnless } from '../support/skip.ts';

const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-pdf-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** From these versions on Electron does so at the latest; 25.1.1 was tried and does neither. */
const tagsSince = 28;
const outlineSince = 31;

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
    expect(pages.join('\n')).toContain('Who decided');
    expect(pages.at(-1)).toContain('Change approved by');
  });

  it.each([
    ['a4', /59[45]\S* x 84[12]/],
    ['letter', /612 x 792/],
  ] as const)('has server, verdict and number on every page (%s)', async (paper, size) => {
    const { report } = redactReport(sampleReports['an outage after the update']!());
    const path = await print(renderReportHtml(report, { paper }), `heads-${paper}`);
    expect(await pdfInfo(path)).toMatch(size);
    const pages = (await pdfText(path)).split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('REDACTED');
      expect(page).toContain('SERVER-1: outage');
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    }
  });

  it('repeats the head of a table on every page that it goes on to', async () => {
    const report = sampleReports['an update under way']!();
    const lines = Array.from({ length: 200 }, (_, index) => ({
      at: report.run.startedAt,
      kind: 'problem' as const,
      text: `Line ${index} of a long story.`,
    }));
    const path = await print(renderReportHtml({ ...report, timeline: lines }), 'long-table');
    const pages = (await pdfText(path))
      .split('\f')
      .filter((page) => page.includes('of a long story'));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toMatch(/When\s+What\s+Entry/);
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

  it('is had redacted from the terminal, with its legend in a file of its own', async () => {
    const report = sampleReports['a captured port']!();
    const source = join(folder, 'captured.json');
    writeFileSync(source, JSON.stringify(report));
    const args = ['report', source, '--format', 'pdf', '--paper', 'letter', '--redact'];
    const ended = await runCli([...args, '--out', folder]);
    expect(ended.code, ended.stderr).toBe(2);
    const [pdf = '', legend = ''] = [...ended.stderr.matchAll(/^Wrote (\S+)/gm)].map(
      ([, path = '']) => path,
    );
    const text = await pdfText(pdf);
    expect(text).toContain('SERVER-1');
    expect(text).toContain('ADDRESS-1:3268');
    expect(text).not.toContain('EX01');
    expect(text).not.toContain('10.0.0.5');
    expect(readFileSync(legend, 'utf8')).toContain('EX01');
  });
});

const version = whyNoElectron() === null ? (await ensureElectron()).version : '0';
const major = Number.parseInt(version, 10);
const since = (first: number, what: string): string | null =>
  whyNoElectron() ??
  (major >= first ? null : `Electron ${version} writes no ${what} into a PDF, the pinned one does`);

skipUnless(since(tagsSince, 'tags') ?? (await whyNoPdfText())).it(
  'is tagged for screen readers',
  async () => {
    const path = await print(renderReportHtml(sampleReports['ports at risk']!()), 'tagged');
    expect(await pdfInfo(path)).toMatch(/Tagged:\s+yes/);
  },
);

skipUnless(since(outlineSince, 'bookmarks') ?? (await whyNoPdfText())).it(
  'has its headings as bookmarks',
  async () => {
    const path = await print(renderReportHtml(sampleReports['ports at risk']!()), 'bookmarks');
    const titles = await pdfBookmarks(path);
    for (const title of ['What to do, in this order', 'Findings', 'Decision and signatures'])
      expect(titles).toContain(title);
  },
);
