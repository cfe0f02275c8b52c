import { describe, expect, it } from 'vitest';

import { missingFacts } from '../../shared/report/facts-of-report.ts';
import { groupFindings, withoutSubject } from '../../shared/report/finding-groups.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import { findingKey } from '../../shared/report/finding-key.ts';
import type { Finding, Report } from '../../shared/report/schema.ts';
import { paperOf } from '../../shared/report/html/paper.ts';
import {
  afterFinding,
  afterReport,
  everythingWrong,
  leftDisabled,
} from '../support/after-report.ts';
import { textOf, tagsOf } from '../support/html-text.ts';
import { reportOn } from '../support/reports.ts';

const changedFile = (index: number): Finding =>
  afterFinding('CONF-001', `C:\\Exchange\\folder${index}\\web.config`, {
    outcome: 'manual',
    impact: 'degraded',
    title: `C:\\Exchange\\folder${index}\\web.config has changed`,
    summary: 'Setup overwrites this file, and with it whatever was customised in it.',
    remediation: [{ kind: 'hint', text: 'Put your own settings back by hand.' }],
  });

const services = Array.from({ length: 32 }, (_, index) =>
  leftDisabled(`MSExchangeService${index}`),
);
const files = Array.from({ length: 40 }, (_, index) => changedFile(index));

const reportWith = (findings: readonly Finding[]): Report =>
  afterReport(reportOn(), new Date('2026-11-24T04:35:00.000Z'), 'outage', findings);

const cardsOf = (report: Report): number =>
  [...renderReportHtml(report).matchAll(/<article class="finding/g)].length;

describe('findings of one kind', () => {
  const report = reportWith([...services, ...files, ...everythingWrong]);

  it('are one card', () => {
    expect(cardsOf(reportWith([...services, ...files]))).toBe(2);
    const page = renderReportHtml(report);
    expect(textOf(page)).toContain('33 findings of one kind');
    expect(textOf(page)).toContain('40 findings of one kind');
  });

  it('lose no fact', () => {
    expect(missingFacts(report, textOf(renderReportHtml(report)))).toEqual([]);
    const text = textOf(renderReportHtml(report));
    for (const finding of report.findings) {
      expect(text).toContain(finding.subject);
      expect(text).toContain(finding.title);
      for (const { text: advice, kind } of finding.remediation)
        if (kind === 'command') expect(text).toContain(advice);
    }
  });

  it('are missed where one is left out', () => {
    const text = textOf(renderReportHtml(reportWith([...services.slice(1), ...files])));
    const [gone] = services;
    expect(
      missingFacts(reportWith([...services, ...files]), text).map(({ text: said }) => said),
    ).toContain(`fail outage ${findingKey(gone!)} ${gone!.title}`);
  });

  it('have each a place to which page 1 leads', () => {
    const page = renderReportHtml(report);
    const ids = new Set([...page.matchAll(/ id="(finding-\d+)"/g)].map(([, id]) => id));
    expect(ids.size).toBe(report.findings.length);
    for (const [, target] of page.matchAll(/href="#(finding-\d+)"/g)) expect(ids).toContain(target);
  });

  it('with one cause have it told once', () => {
    const text = textOf(renderReportHtml(report));
    expect(text.split('Setup left it disabled.').length - 1).toBe(1);
    expect(text).toContain('33 findings with one cause');
  });

  it('stay apart where they differ in anything but what they are about', () => {
    const [one, two, three] = files;
    const placed = [one!, two!, { ...three!, summary: 'It is locked.' }].map((finding) => ({
      finding,
    }));
    expect(groupFindings(placed).map((group) => group.length)).toEqual([1, 1, 1]);
    const all = files.map((finding) => ({ finding }));
    expect(groupFindings(all)).toHaveLength(1);
    expect(groupFindings(all, ({ finding }) => finding.subject)).toHaveLength(40);
  });
});

describe('a text without its subject', () => {
  it.each([
    [
      'MSExchangePOP3BE tcp/9955',
      'MSExchangePOP3BE tcp/9955: start MSExchangePOP3BE',
      '…: start …',
    ],
    ['FMS', 'FMS, not MSFMS or FMS2', '…, not MSFMS or FMS2'],
    ['a (b) [c] -d', 'a (b) [c] -d is off', '… is off'],
  ])('%s', (subject, text, expected) => {
    expect(withoutSubject({ subject }, text)).toBe(expected);
  });
});

describe('every phase', () => {
  it.each(['a', 'b'])('ends with room to sign (%s)', (which) => {
    const page = renderReportHtml(which === 'a' ? reportOn() : reportWith(everythingWrong));
    const text = textOf(page);
    expect(text.indexOf('Who decided')).toBeLessThan(text.indexOf('What this rests on'));
    expect(text.lastIndexOf('Change approved by')).toBeGreaterThan(
      text.indexOf('How to read this report'),
    );
    expect(tagsOf(page).filter((tag) => tag === 'h1')).toHaveLength(1);
  });

  it('is printed on the paper of the region', () => {
    expect(['US', 'en-CA', 'es_MX', 'DE', 'fr', ''].map(paperOf)).toEqual([
      'letter',
      'letter',
      'letter',
      'a4',
      'a4',
      'a4',
    ]);
    expect(renderReportHtml(reportOn(), { paper: 'letter' })).toContain('@page{size:Letter;');
    expect(renderReportHtml(reportOn())).toContain('@page{size:A4;');
  });
});
