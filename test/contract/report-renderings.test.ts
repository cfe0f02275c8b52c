import { describe, expect, it } from 'vitest';

import { renderText } from '../../electron/cli/text/render-text.ts';
import { noPaint } from '../../electron/cli/text/paint.ts';
import { jsonText } from '../../electron/cli/write-output.ts';
import { comparable, factsOfReport, missingFacts } from '../../shared/report/facts-of-report.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import { readReportFile } from '../../shared/report/read-report.ts';
import { textOf } from '../support/html-text.ts';
import { sampleReports } from '../support/reports.ts';
import { languages } from '../../shared/texts/language.ts';
import { textsIn } from '../../shared/texts/texts.ts';

describe.each(Object.entries(sampleReports))('a report (%s)', (_, make) => {
  const report = make();

  it('has facts of every kind that it carries', () => {
    const kinds = new Set(factsOfReport(report).map(({ kind }) => kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining(['run', 'verdict', 'action', 'port', 'finding']),
    );
    expect(factsOfReport(report).filter(({ text }) => comparable(text) === '')).toEqual([]);
  });

  it('says the same in HTML', () => {
    expect(missingFacts(report, textOf(renderReportHtml(report)))).toEqual([]);
  });

  it('says the same in the terminal', () => {
    expect(missingFacts(report, renderText(report, noPaint, textsIn('en')))).toEqual([]);
  });

  it('says the same in JSON', () => {
    const read = readReportFile(new TextEncoder().encode(jsonText(report)));
    expect(read.ok && factsOfReport(read.value)).toEqual(factsOfReport(report));
  });

  it.each(languages)('fits into 80 columns of plain text, all but commands: %s', (language) => {
    const lines = renderText(report, noPaint, textsIn(language)).split('\n');
    expect(lines.filter((line) => line.length > 80 && !line.startsWith('    netsh '))).toEqual([]);
    expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
  });
});

describe('the comparison of renderings', () => {
  const report = sampleReports['ports at risk']!();

  it('notices a finding that a rendering left out or changed', () => {
    const page = textOf(renderReportHtml(report));
    const [finding] = report.findings;
    const other = { ...report, findings: [{ ...finding!, outcome: 'fail' as const }] };
    expect(missingFacts(other, page).map(({ kind }) => kind)).toContain('finding');
    const [port] = report.ports;
    const moved = { ...report, ports: [{ ...port!, port: 9956 }] };
    expect(missingFacts(moved, page).map(({ kind }) => kind)).toEqual(['port']);
  });
});
