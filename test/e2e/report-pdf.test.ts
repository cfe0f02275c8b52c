import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { ensureElectron } from '../../build/ensure-electron.ts';
import { inRoot } from '../../build/support/paths.ts';
import { run } from '../../build/support/run.ts';
import { comparable, missingFacts } from '../../shared/report/facts-of-report.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import { redactReport } from '../../shared/report/redact.ts';
import { runCli } from '../support/cli.ts';
import { chromiumMajor, printByChromium } from '../support/current-chromium.ts';
import { whyNoElectron } from '../support/electron.ts';
import { textOf } from '../support/html-text.ts';
import { pdfBookmarks, pdfInfo, pdfPages, pdfText, whyNoPdfText } from '../support/pdf-text.ts';
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

  it('has its page numbers in the language of the report', async () => {
    const report = sampleReports['ports at risk']!();
    const path = await print(renderReportHtml(report, { language: 'fr' }), 'french');
    const pages = (await pdfText(path)).split('\f').slice(0, -1);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} sur ${pages.length}`);
      expect(page).toContain(`Rapport préalable ${report.server.hostName}`);
    }
    expect(pages[0]).toContain('À faire, dans cet ordre');
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

/** From this version on Chromium prints page-margin boxes, tags and bookmarks; Electron's own number is another one. */
const currentSince = 131;
const electronSince = 34;

const version = whyNoElectron() === null ? (await ensureElectron()).version : '0';
const isCurrent = Number.parseInt(version, 10) >= electronSince;
const whyNotCurrent =
  isCurrent || (await chromiumMajor()) >= currentSince
    ? await whyNoPdfText()
    : `Electron ${version} writes neither tags nor bookmarks, and no Chromium of ${currentSince} or later is installed`;

/** Through the application where its Electron is current, else through the system's Chromium. */
const printCurrent = async (page: string, name: string): Promise<string> => {
  if (isCurrent) return print(page, name);
  const path = join(folder, `${name}.pdf`);
  await printByChromium(page, path);
  return path;
};

skipUnless(whyNotCurrent)('a report printed by a current Chromium', () => {
  it.each(Object.entries(sampleReports))(
    'is tagged for screen readers, with its headings as bookmarks: %s',
    async (name, make) => {
      const report = make();
      const page = renderReportHtml(report);
      const path = await printCurrent(page, `current-${name.replaceAll(' ', '-')}`);
      expect(await pdfInfo(path)).toMatch(/Tagged:\s+yes/);
      const headings = [...page.matchAll(/<h[1-6][^>]*>([\s\S]*?)<\/h[1-6]>/g)].map(
        ([, text = '']) => comparable(textOf(text)),
      );
      const bookmarks = (await pdfBookmarks(path)).map((title) => comparable(title));
      expect(headings.length).toBeGreaterThan(5);
      expect(bookmarks).toEqual(headings);
    },
  );

  it('has server, verdict and number on every page, by the page’s own margin boxes', async () => {
    const report = sampleReports['an outage after the update']!();
    const path = await printCurrent(renderReportHtml(report, { paper: 'letter' }), 'margins');
    expect(await pdfInfo(path)).toMatch(/612 x 792/);
    const pages = (await pdfText(path)).split('\f').slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`${report.server.hostName}: outage`);
      expect(page).toContain(`Run ${report.run.id}`);
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    }
  });

  it('leaves no heading alone at the foot of a page', async () => {
    const report = sampleReports['an outage after the update']!();
    const page = renderReportHtml(report);
    const pages = await pdfPages(await printCurrent(page, 'orphans'), report);
    const headings = new Set(
      [...page.matchAll(/<h[23][^>]*>([\s\S]*?)<\/h[23]>/g)].map(([, text = '']) =>
        comparable(textOf(text)),
      ),
    );
    const last = pages.map((text) => comparable(text.split('\n').at(-1) ?? ''));
    expect(last.filter((line) => headings.has(line))).toEqual([]);
  });
});
