import { describe, expect, it } from 'vitest';

import { noPaint } from '../../electron/cli/text/paint.ts';
import { renderText } from '../../electron/cli/text/render-text.ts';
import { missingFacts } from '../../shared/report/facts-of-report.ts';
import { printedTimeline } from '../../shared/report/html/printed-timeline.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import { reportSchema, type Report, type TimelineEntry } from '../../shared/report/schema.ts';
import type { ScenarioId } from '../../shared/scenarios.ts';
import { textOf } from '../support/html-text.ts';
import { operator, pop3 } from '../support/run.ts';
import { authorise, readyToUpdate, watchTheUpdate } from '../support/update.ts';
import { textsIn } from '../../shared/texts/texts.ts';

/** The report after the update of a scenario, from the service itself. */
const reportAfter = async (scenario: ScenarioId, deferred: readonly string[] = []) => {
  const driven = await readyToUpdate(scenario);
  for (const service of deferred) await authorise(driven, service);
  await watchTheUpdate(driven);
  return driven.must('report.get', {});
};
const failed = (report: Report): readonly string[] =>
  report.findings
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ id, subject }) => `${id} ${subject}`);

describe('the report of an update', () => {
  it('is no-go when a service is down although Setup reports success, and names the holder', async () => {
    const report = await reportAfter('captured-during-update');
    expect(report.run.phase).toBe('during');
    expect(report.verdict).toBe('no-go');
    expect(failed(report)).toEqual(
      expect.arrayContaining([`PORT-101 ${pop3} tcp/9955`, `SVC-101 ${pop3}`]),
    );
    expect(report.findings.find(({ id }) => id === 'SETUP-001')?.outcome).toBe('pass');
    expect(report.captures?.some(({ holder }) => holder.image?.endsWith('w3wp.exe'))).toBe(true);
    expect(report.actions?.map(({ text }) => text)).toContain(
      'Do not give the server back until this is settled',
    );
    expect(reportSchema.safeParse(JSON.parse(JSON.stringify(report))).success).toBe(true);
    const page = renderReportHtml(report);
    expect(missingFacts(report, textOf(page))).toEqual([]);
    expect(missingFacts(report, renderText(report, noPaint, textsIn('en')))).toEqual([]);
    expect(textOf(page)).toContain('are not printed; the JSON report has them');
  });

  it('is no-go when Setup failed, whatever the gate said before', async () => {
    const report = await reportAfter('setup-fails');
    expect(report.verdict).toBe('no-go');
    expect(failed(report)).toContain('SETUP-001 Setup');
  });

  it('is no alarm when deferred protection kept the ports', async () => {
    const report = await reportAfter('deferred-protection', [pop3, 'MSExchangeIMAP4BE']);
    expect(report.verdict).toBe('go-with-warnings');
    expect(report.captures).toEqual([]);
    expect(report.waivers.every(({ by }) => by === operator)).toBe(true);
    expect(missingFacts(report, textOf(renderReportHtml(report)))).toEqual([]);
  });

  it('is incomplete in the middle of Setup', async () => {
    const driven = await readyToUpdate('captured-during-update');
    await driven.must('watch.start', { by: operator });
    await driven.must('clock.advance', { seconds: 240 });
    const report = await driven.must('report.get', {});
    expect(report.verdict).toBe('incomplete');
    expect(report.findings.find(({ id }) => id === 'SETUP-001')?.outcome).toBe('in-progress');
  });
});

describe('the printed timeline', () => {
  const entry = (kind: TimelineEntry['kind'], text: string): TimelineEntry => ({
    at: '2026-11-24T03:00:00.000Z',
    kind,
    text,
  });

  it('prints a service that stays disabled, not one that Setup disables while it works', () => {
    const lines = printedTimeline([
      ...['A', 'B', 'C', 'D'].map((name) => entry('service', `${name}: stopped (disabled).`)),
      entry('port', 'captured'),
      ...['A', 'B', 'C'].map((name) => entry('service', `${name}: running (automatic).`)),
    ]);
    expect(
      lines.map((line) => (line.kind === 'entry' ? line.entry.text : line.count)).slice(0, 5),
    ).toEqual([
      'A: stopped (disabled).',
      'B: stopped (disabled).',
      'C: stopped (disabled).',
      'D: stopped (disabled).',
      'captured',
    ]);
    const [only] = printedTimeline(
      ['A', 'A', 'A', 'A', 'A'].map((name) => entry('service', `${name}: stopped (disabled).`)),
    );
    expect(only).toMatchObject({ kind: 'left-out', count: 4 });
  });

  it('counts the steps of a plan that went well, and prints how it began, what failed and how it ended', () => {
    const texts = [
      'Ada Lovelace confirmed: Restore services.',
      ...['A', 'B', 'C'].flatMap((name) => [`Running: sc.exe start ${name}`, 'done: It runs.']),
      'Running: sc.exe start D',
      'failed: D did not start.',
      'Plan rolled-back: What was done was taken back.',
    ];
    const lines = printedTimeline(texts.map((text) => entry('remediation', text)));
    expect(lines.map((line) => (line.kind === 'entry' ? line.entry.text : line.count))).toEqual([
      'Ada Lovelace confirmed: Restore services.',
      7,
      'failed: D did not start.',
      'Plan rolled-back: What was done was taken back.',
    ]);
  });

  it('prints every line about a service that it does not know, as of another version', () => {
    const unknown = ['A', 'B', 'C', 'D', 'E'].map((name) =>
      entry('service', `${name} has crashed`),
    );
    expect(printedTimeline(unknown)).toHaveLength(5);
  });

  it('counts what is routine and prints what went wrong, in order', () => {
    const routine = Array.from({ length: 6 }, (_, index) =>
      entry('service', `S${index}: stopped (automatic).`),
    );
    const lines = printedTimeline([
      ...routine,
      entry('service', 'S9: stopped (automatic, exit code 10048).'),
      ...routine.slice(0, 3),
      entry('setup', "warning: Unable to restore service 'S9'."),
      entry('port', 'captured'),
    ]);
    expect(lines.map((line) => (line.kind === 'entry' ? line.entry.text : line.count))).toEqual([
      6,
      'S9: stopped (automatic, exit code 10048).',
      'S0: stopped (automatic).',
      'S1: stopped (automatic).',
      'S2: stopped (automatic).',
      "warning: Unable to restore service 'S9'.",
      'captured',
    ]);
  });
});
