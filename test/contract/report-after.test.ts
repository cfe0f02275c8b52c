import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';
import { noPaint } from '../../electron/cli/text/paint.ts';
import { renderText } from '../../electron/cli/text/render-text.ts';
import { jsonText } from '../../electron/cli/write-output.ts';
import { compareReports } from '../../shared/report/compare.ts';
import { factsOfCalmRows } from '../../shared/report/facts-of-after.ts';
import { comparable, factsOfReport, missingFacts } from '../../shared/report/facts-of-report.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import { readReportFile } from '../../shared/report/read-report.ts';
import { findingKey } from '../../shared/report/finding-key.ts';
import type { Report } from '../../shared/report/schema.ts';
import type { ScenarioId } from '../../shared/scenarios.ts';
import { textOf } from '../support/html-text.ts';
import { skeletonOf } from '../support/two-languages.ts';
import { schemaErrors } from '../support/json-schema.ts';
import { operator, pop3, type DrivenService } from '../support/run.ts';
import { readyToUpdate, watchTheUpdate } from '../support/update.ts';
import { textsIn } from '../../shared/texts/texts.ts';

const schema = JSON.parse(
  readFileSync(inRoot('build', 'schema', 'report-1.schema.json'), 'utf8'),
) as Record<string, unknown>;

/** A run of a scenario that was watched through its update and verified. */
const verified = async (scenario: ScenarioId): Promise<DrivenService> => {
  const driven = await readyToUpdate(scenario);
  await watchTheUpdate(driven);
  await driven.must('watch.stop', { by: operator });
  await driven.must('after.verify', { by: operator });
  await driven.service.idle();
  return driven;
};

const saysTheSame = (report: Report): void => {
  expect(skeletonOf(renderReportHtml(report, { language: 'fr' }))).toEqual(
    skeletonOf(renderReportHtml(report)),
  );
  const read = readReportFile(new TextEncoder().encode(jsonText(report)));
  expect(read.ok && factsOfReport(read.value)).toEqual(factsOfReport(report));
  expect(schemaErrors(schema, JSON.parse(jsonText(report)))).toEqual([]);
  const page = textOf(renderReportHtml(report));
  expect(missingFacts(report, page)).toEqual([]);
  const whole = comparable(page);
  expect(factsOfCalmRows(report).filter((fact) => !whole.includes(comparable(fact)))).toEqual([]);
  const text = renderText(report, noPaint, textsIn('en'));
  expect(missingFacts(report, text)).toEqual([]);
  const [beforeCommands = ''] = text.split('\nBY HAND\n');
  expect(
    beforeCommands
      .split('\n')
      .filter((line) => line.length > 80 && !/^ {4}(netsh |[A-Z][a-z]+-|sc\.exe |\$)/.test(line)),
  ).toEqual([]);
};

const texts = ({ actions = [] }: Report): readonly string[] => actions.map(({ text }) => text);

describe('the report after the update', () => {
  it('names the holder first, then the service that it keeps down, in every rendering', async () => {
    const driven = await verified('pop3be-down');
    const report = await driven.must('report.get', {});
    expect(report.run.phase).toBe('after');
    expect(report.after).toMatchObject({ status: 'finished', health: 'outage', signOff: null });
    expect(report.verdict).toBe('no-go');
    expect(texts(report).slice(0, 2)).toEqual([
      'Free port tcp/9955: wait, or end what holds it',
      `Bring ${pop3} back`,
    ]);
    expect(texts(report).at(-1)).toBe('Do not give the server back until this is settled');
    const cause = report.findings.find(
      ({ id, subject }) => id === 'SVC-101' && subject === pop3,
    )?.cause;
    expect(cause).toMatchObject({ kind: 'port-taken', port: 9955, heldNow: true });
    expect(report.after?.hashes.map(({ name }) => name)).toContain('baseline.json');
    expect(report.before_after.length).toBeGreaterThan(100);
    saysTheSame(report);
  });

  it('carries the plan that was shown as commands and the signature, and tells what became of it', async () => {
    const driven = await verified('pop3be-down');
    const down = await driven.must('report.get', {});
    const { id: planId, hash } = await driven.must('recovery.propose', { service: pop3 });
    await driven.must('after.sign', {
      by: operator,
      role: 'Night shift',
      note: 'POP3 is handed on.',
      decision: 'open',
    });
    const open = await driven.must('report.get', {});
    expect(open.byHand).toHaveLength(1);
    expect(open.byHand?.[0]?.commands).toContain(`Start-Service -Name ${pop3}`);
    expect(open.after?.signOff).toMatchObject({ by: operator, health: 'outage' });
    const page = textOf(renderReportHtml(open));
    expect(page).toContain('By hand: commands for what is open');
    expect(page).toContain('POP3 is handed on.');
    saysTheSame(open);
    // The holder lets go some minutes after Setup has ended.
    await driven.must('clock.advance', { seconds: 180 });
    const { outcome } = await driven.must('plan.apply', { planId, hash, by: operator });
    await driven.service.idle();
    expect(outcome).toBe('applied');
    const after = await driven.must('report.get', {});
    expect(after.after).toMatchObject({ health: 'degraded', signOff: null });
    expect(after.byHand).toEqual([]);
    saysTheSame(after);
    const comparison = compareReports(down, after);
    expect(comparison).toMatchObject({ ok: true, value: { conclusion: 'nothing-new-or-worse' } });
    expect(
      comparison.ok &&
        comparison.value.findings.find(({ key }) => key === `SVC-101 ${pop3}`)?.change,
    ).toBe('fixed');
  });

  it.each(['dependency-down', 'setup-fails'] as const)(
    'names every open finding on page 1, each thing to do once: %s',
    async (scenario) => {
      const report = await (await verified(scenario)).must('report.get', {});
      const open = report.findings
        .filter(({ outcome }) => !['pass', 'not-applicable'].includes(outcome))
        .map(findingKey);
      const settled = (report.actions ?? []).flatMap(({ findings }) => findings);
      expect(open.filter((key) => !settled.includes(key))).toEqual([]);
      expect(new Set(texts(report)).size).toBe(texts(report).length);
      expect(new Set(report.findings.map(findingKey)).size).toBe(report.findings.length);
      expect(texts(report).length).toBeLessThan(8);
      if (scenario === 'dependency-down') {
        const chain = texts(report).findIndex((text) => /^Start \d+ services again/.test(text));
        expect(texts(report)[chain]).toMatch(/once NetTcpPortSharing runs$/);
        expect(chain).toBeGreaterThan(
          texts(report).indexOf('Restore 1 service to what the baseline has'),
        );
      }
      saysTheSame(report);
    },
  );

  it('is degraded, with what is accepted, where only the next update is at risk', async () => {
    const report = await (await verified('all-well')).must('report.get', {});
    expect(report.after?.health).toBe('degraded');
    expect(texts(report)).toContain('Protect the back-end ports for the next update');
    expect(texts(report).at(-1)).toBe('Give the server back only if you accept what is left');
    saysTheSame(report);
  });
});
