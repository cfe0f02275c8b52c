import { describe, expect, it } from 'vitest';

import { cssString, html, join, plain } from '../../shared/report/html/markup.ts';
import { isProven } from '../../shared/report/html/proof.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import type { Report } from '../../shared/report/schema.ts';
import { attributesOf, textOf } from '../support/html-text.ts';
import { reportOn, sampleReports } from '../support/reports.ts';

const pageTextOf = (report: Report): string => textOf(renderReportHtml(report));

describe('markup', () => {
  it('escapes and isolates text', () => {
    expect(html`<p>${`<b>&"'\``}</p>`.markup).toBe(
      '<p><bdi>&lt;b&gt;&amp;&quot;&#39;&#96;</bdi></p>',
    );
  });

  it('names what cannot be seen', () => {
    expect(plain('a\u202eb\u0000c\u200bd\ud800e\r\nf').markup).toBe(
      'a⟨U+202E⟩b⟨U+0000⟩c⟨U+200B⟩d⟨U+D800⟩e\nf',
    );
    expect(plain('بالعربية 端口 é 🚪 \u200d').markup).toBe('بالعربية 端口 é 🚪 \u200d');
  });

  it('keeps markup, numbers and nothing', () => {
    expect(html`${html`<i>x</i>`}${3}${null}${false}${[html`a`, html`b`]}`.markup).toBe(
      '<i>x</i>3ab',
    );
    expect(join([html`a`, html`b`], html`, `).markup).toBe('a, b');
  });

  it('makes CSS strings that nothing can end', () => {
    expect(cssString('a"b</style>\n\\')).toBe('"a\\22 b\\3c \\2f style\\3e  \\5c "');
  });
});

describe('the page', () => {
  it('proves that no port is at risk, and only then', () => {
    const proven = sampleReports['no port at risk']!();
    expect(isProven(proven)).toBe(true);
    expect(pageTextOf(proven)).toContain('No port is at risk, and this is why');
    for (const name of ['ports at risk', 'a captured port', 'unreadable tables']) {
      const report = sampleReports[name]!();
      expect(isProven(report)).toBe(false);
      expect(pageTextOf(report)).not.toContain('No port is at risk, and this is why');
    }
  });

  it('proves nothing while a question is missing', () => {
    const report = sampleReports['no port at risk']!();
    for (const id of ['PORT-001', 'PORT-002', 'PORT-003', 'PORT-004', 'PORT-005'])
      expect(
        isProven({ ...report, findings: report.findings.filter((one) => one.id !== id) }),
      ).toBe(false);
    expect(isProven({ ...report, verdict: 'incomplete' })).toBe(false);
  });

  it('says that a waiver had expired when the report was made', () => {
    const report = sampleReports['everything at once']!();
    expect(pageTextOf(report)).not.toContain('expired when this report was made');
    const late = { ...report, run: { ...report.run, printedAt: '2026-12-24T03:00:00.000Z' } };
    expect(pageTextOf(late)).toContain('expired when this report was made');
  });

  it('shows a plan with its steps, outputs and rollback', () => {
    const text = pageTextOf(sampleReports['everything at once']!());
    expect(text).toContain('The process cannot access the file');
    expect(text).toContain('Taken back: Stop MSExchangeIMAP4BE');
    expect(text).toContain('not run');
    expect(text).toContain('kept <as it is>');
  });

  it('warns that a rehearsal says nothing about a real server', () => {
    expect(pageTextOf(sampleReports['everything at once']!())).toContain(
      'This server is simulated',
    );
    expect(pageTextOf(sampleReports['ports at risk']!())).not.toContain('This server is simulated');
  });

  it('says so at the head of every page, the first one included', () => {
    const real = sampleReports['ports at risk']!();
    const headOf = (report: Report): string =>
      /@page\{[^}]*@top-left\{([^}]*)\}/.exec(renderReportHtml(report))?.[1] ?? '';
    const rehearsal = { ...real, run: { ...real.run, rehearsal: true } };
    expect(headOf(rehearsal)).toMatch(/content:"REHEARSAL\\2c  simulated server/);
    expect(headOf(rehearsal)).toContain('bold');
    expect(renderReportHtml(rehearsal)).toMatch(/<title>.*REHEARSAL/);
    expect(headOf(real)).not.toMatch(/rehearsal/i);
    expect(headOf(real)).toContain('EX01');
    expect(headOf(real)).toContain('no-go');
    for (const page of [rehearsal, real].map((report) => renderReportHtml(report)))
      expect(page).not.toContain('@page:first');
  });

  it('makes links of https addresses only', () => {
    const report = reportOn();
    const docs = [
      'javascript:alert(1)',
      'http://x.example/',
      'https://x.example/a b',
      'https://x.example/ok',
    ];
    const page = renderReportHtml({
      ...report,
      findings: report.findings.map((finding) => ({ ...finding, docs })),
    });
    const outside = attributesOf(page)
      .filter(([name, value]) => name === 'href' && !value.startsWith('#'))
      .map(([, value]) => value);
    expect([...new Set(outside)]).toEqual(['https://x.example/ok']);
    expect(textOf(page)).toContain('javascript:alert(1)');
  });

  it('survives a report with hundreds of ports, or with nothing in it', () => {
    const report = reportOn();
    const [port] = report.ports;
    const ports = Array.from({ length: 300 }, (_, index) => ({ ...port!, port: 6_100 + index }));
    expect(pageTextOf({ ...report, ports })).toContain('276 further ports are in the table only');
    const { actions: _, capture: __, evidenceIndex: ___, remediations: ____, ...bare } = report;
    const text = pageTextOf({ ...bare, verdict: 'incomplete', ports: [], findings: [] });
    expect(text).toContain('Run the checks');
    expect(text).toContain('No back-end port is known');
  });
});
