import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';
import { noPaint } from '../../electron/cli/text/paint.ts';
import { renderText } from '../../electron/cli/text/render-text.ts';
import { jsonText } from '../../electron/cli/write-output.ts';
import { factsOfReport, missingFacts } from '../../shared/report/facts-of-report.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import { readReportFile } from '../../shared/report/read-report.ts';
import type { Report } from '../../shared/report/schema.ts';
import { textOf } from '../support/html-text.ts';
import { skeletonOf } from '../support/two-languages.ts';
import { schemaErrors } from '../support/json-schema.ts';
import { reportedAt, reportOn } from '../support/reports.ts';
import { operator, pop3 } from '../support/run.ts';
import { authorise, minutesPass, readyToUpdate, watchTheUpdate } from '../support/update.ts';
import { updateReport } from '../support/update-report.ts';
import { textsIn } from '../../shared/texts/texts.ts';

const schema = JSON.parse(
  readFileSync(inRoot('build', 'schema', 'report-1.schema.json'), 'utf8'),
) as Record<string, unknown>;

const saysTheSame = (report: Report): void => {
  expect(skeletonOf(renderReportHtml(report, { language: 'fr' }))).toEqual(
    skeletonOf(renderReportHtml(report)),
  );
  const read = readReportFile(new TextEncoder().encode(jsonText(report)));
  expect(read.ok && factsOfReport(read.value)).toEqual(factsOfReport(report));
  expect(schemaErrors(schema, JSON.parse(jsonText(report)))).toEqual([]);
  expect(missingFacts(report, textOf(renderReportHtml(report)))).toEqual([]);
  const text = renderText(report, noPaint, textsIn('en'));
  expect(missingFacts(report, text)).toEqual([]);
  expect(
    text.split('\n').filter((line) => line.length > 80 && !line.startsWith('    netsh ')),
  ).toEqual([]);
};

const actionTexts = ({ actions = [] }: Report): readonly string[] =>
  actions.map(({ text }) => text);

describe('the report of an update', () => {
  it('names a capture that goes on first, then what it keeps down, in every rendering', async () => {
    const driven = await readyToUpdate('captured-during-update');
    await watchTheUpdate(driven);
    await driven.must('watch.stop', { by: operator });
    const report = await driven.must('report.get', {});
    expect(report.run.phase).toBe('during');
    expect(report.verdict).toBe('no-go');
    expect(report.captures?.length).toBeGreaterThan(2);
    expect(report.watch).toMatchObject({
      status: 'ended',
      expectation: { ports: 2, captured: 2, chance: { ever: { random: expect.any(Number) } } },
    });
    expect(report.setup).toMatchObject({ status: 'succeeded', version: '15.2.1748.10' });
    const texts = actionTexts(report);
    expect(texts[0]).toBe(`Free the port of ${pop3} tcp/9955: it is captured`);
    expect(texts.findIndex((text) => text === `Start ${pop3} again`)).toBeGreaterThan(0);
    expect(texts.at(-1)).toBe('Do not give the server back until this is settled');
    saysTheSame(report);
    expect(textOf(renderReportHtml(report))).toContain('What happened: 2 of 2 such port(s)');
  });

  it('tells a failed Setup with its known failure, and dozens of services as one thing to do', async () => {
    const driven = await readyToUpdate('setup-fails');
    await watchTheUpdate(driven);
    const report = await driven.must('report.get', {});
    expect(report.setup?.notes.map(({ remedy }) => remedy)).toContain(
      'Replace the certificate, restart, run Setup again.',
    );
    const texts = actionTexts(report);
    expect(texts[0]).toBe('Setup failed: settle why before you run it again');
    expect(texts.filter((text) => /^Start \d+ services again/.test(text))).toHaveLength(1);
    expect(texts.length).toBeLessThan(5);
    const [first] = report.actions ?? [];
    expect(first?.detail).toContain('Replace the certificate');
    saysTheSame(report);
  });

  it('carries a deferred plan from its authorisation on', async () => {
    const driven = await readyToUpdate('deferred-protection');
    await authorise(driven, pop3);
    await driven.must('watch.start', { by: operator });
    await minutesPass(driven, 1);
    const waiting = await driven.must('report.get', {});
    saysTheSame(waiting);
    expect(textOf(renderReportHtml(waiting))).toContain('The watch goes on trying');
    expect(actionTexts(waiting)).toContain('Let Setup work, and keep the watch running');
    expect(JSON.stringify(waiting.remediations)).toContain('"defer-protection"');
    await minutesPass(driven, 10);
    const applied = await driven.must('report.get', {});
    saysTheSame(applied);
    expect(textOf(renderReportHtml(applied))).toMatch(/Ended:\s+applied/);
  });
});

describe('what is not printed', () => {
  const report = updateReport(reportOn(), reportedAt);
  const page = textOf(renderReportHtml(report));

  it('of the timeline is counted, with the place where it is; whatever went wrong stands there', () => {
    expect(page).toContain('300 lines about services, steps of Setup');
    expect(page).toContain('are not printed; the JSON report has them');
    expect(page).toContain('captured by lsass.exe');
    expect(page).not.toContain('MSExchangeService150');
    expect(jsonText(report)).toContain('MSExchangeService150');
  });

  it('of failed attempts and of Setup’s errors is counted too', () => {
    expect(page).toContain('37 further attempts that failed are not printed');
    expect(page).toContain('10 older errors are not printed');
    expect(renderText(report, noPaint, textsIn('en'))).toContain(
      '10 older error(s) are not printed',
    );
  });
});

describe('times for people', () => {
  it('are not raw: neither in the timeline nor in what is to be done', async () => {
    const driven = await readyToUpdate('deferred-protection');
    await authorise(driven, pop3);
    const report = await driven.must('report.get', {});
    const raw = /\d{4}-\d\d-\d\dT\d\d:\d\d/;
    expect(report.waivers).toHaveLength(1);
    expect((report.actions ?? []).filter(({ detail }) => raw.test(detail))).toEqual([]);
    expect(report.timeline.filter(({ text }) => raw.test(text))).toEqual([]);
    // The field itself stays as programs read it.
    expect(report.waivers[0]?.until).toMatch(raw);
  });
});
