import { describe, expect, it } from 'vitest';

import { renderReportHtml, runningHeads } from '../../shared/report/html/render-report.ts';
import { redactReport } from '../../shared/report/redact.ts';
import type { Report } from '../../shared/report/schema.ts';
import { reportEn } from '../../shared/texts/en/shown/report.ts';
import { reportMethodEn } from '../../shared/texts/en/shown/report-method.ts';
import { reportSectionsEn } from '../../shared/texts/en/shown/report-sections.ts';
import { reportWordsEn } from '../../shared/texts/en/shown/report-words.ts';
import { patternsOf } from '../../shared/texts/patterns.ts';
import { catalogues, textsIn, type TextId } from '../../shared/texts/texts.ts';
import { textOf } from '../support/html-text.ts';
import { sampleReports } from '../support/reports.ts';
import { skeletonOf } from '../support/two-languages.ts';

const samples = Object.entries(sampleReports);
const inFrench = (report: Report): string => renderReportHtml(report, { language: 'fr' });

const ownIds = Object.keys({
  ...reportEn,
  ...reportMethodEn,
  ...reportSectionsEn,
  ...reportWordsEn,
}) as readonly TextId[];

const plainly = (text: string): string => text.replaceAll(/\s+/gu, ' ');

/** Fixed words of the report's own English sentences that its French ones do not have; those of a word or two stand in commands and names too. */
const englishWords = patternsOf(
  Object.fromEntries(ownIds.map((id) => [id, catalogues.en[id]])),
).flatMap(({ id, expression }) => {
  const french = plainly(catalogues.fr[id as TextId]);
  return plainly(expression.source.slice(1, -1).replaceAll('\\', ''))
    .split(/\(\[sS\]\+\?\)|\(-\?\[d,\]\+\(\?:\.d\+\)\?\)/)
    .map((words) => words.trim())
    .filter((words) => words.split(' ').length > 2 && !french.includes(words))
    .map((words) => ({ id, words }));
});

describe.each(samples)('a report in French (%s)', (_, make) => {
  const report = make();
  const page = inFrench(report);
  const english = renderReportHtml(report);

  it('says that it is French, and the English one that it is English', () => {
    expect(page).toContain('<html lang="fr" dir="ltr">');
    expect(english).toContain('<html lang="en" dir="ltr">');
    expect(renderReportHtml(report, { language: 'en' })).toBe(english);
  });

  it('has the same structure, anchors, commands, output and numbers', () => {
    expect(skeletonOf(page)).toEqual(skeletonOf(english));
  });

  it('has the same ids and commands', () => {
    const text = textOf(page);
    for (const { id, subject, remediation, evidence } of report.findings) {
      expect(text).toContain(id);
      expect(text).toContain(subject);
      for (const item of evidence) expect(text).toContain(item);
      for (const { kind, text: command } of remediation)
        if (kind === 'command') expect(text).toContain(command);
    }
  });

  it('has no sentence of the English catalogue of the report left', () => {
    const text = plainly(textOf(page));
    const left = englishWords.filter(({ words }) => text.includes(words));
    expect(left.filter(({ words }) => !isOfTheServer(report, words))).toEqual([]);
    // The same search finds them in the English report.
    const found = englishWords.filter(({ words }) => plainly(textOf(english)).includes(words));
    expect(found.length).toBeGreaterThan(50);
  });

  it('writes its times as French does, and names UTC', () => {
    const text = textOf(page);
    expect(text).toMatch(/24\/11\/2026 \d\d:\d\d:\d\d UTC/);
    expect(text).not.toMatch(/2026-11-24 \d\d:\d\d:\d\d UTC/);
    expect(textOf(english)).toMatch(/2026-11-24 \d\d:\d\d:\d\d UTC/);
  });

  it('stays redacted', () => {
    const { report: redacted } = redactReport(report);
    const told = inFrench(redacted);
    expect(skeletonOf(told)).toEqual(skeletonOf(renderReportHtml(redacted)));
    expect(told).toContain('<title>ANONYMISÉ, ');
    expect(told).not.toContain(report.server.hostName);
    expect(told).toContain('SERVER-1');
  });
});

/** Words of stored texts are told by their own catalogue, which is tested with it. */
const isOfTheServer = (report: Report, words: string): boolean =>
  plainly(JSON.stringify(report)).includes(words);

describe('the edges of a printed page', () => {
  const report = sampleReports['everything at once']?.();
  if (report === undefined) throw new Error('There is no such report.');

  it('tell title, run and page number in the language of the report', () => {
    expect(runningHeads(report, textsIn('fr'))).toEqual([
      'RÉPÉTITION, serveur simulé\u00a0: Rapport préalable EX01\u00a0: no-go',
      'Exécution 20261124T030000Z-a1b2c3',
      runningHeads(report, textsIn('en'))[2],
    ]);
    expect(inFrench(report)).toContain('content:"Page " counter(page) " sur " counter(pages)');
    expect(renderReportHtml(report)).toContain(
      'content:"Page " counter(page) " of " counter(pages)',
    );
  });

  it('have numbers and chances as French writes them', () => {
    const text = textOf(inFrench(report));
    expect(text).toContain('30,4\u00a0% à 33,0\u00a0%');
    expect(text).toContain('10\u202f000');
  });
});
