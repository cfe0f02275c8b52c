import { describe, expect, it } from 'vitest';

import { renderComparison } from '../../electron/cli/text/render-comparison.ts';
import { compareReports, type Change, type Comparison } from '../../shared/report/compare.ts';
import type { Finding, Report } from '../../shared/report/schema.ts';
import { afterFinding, afterReport, signedReport } from '../support/after-report.ts';
import { reportedAt, reportOn, sampleReports } from '../support/reports.ts';
import { textsIn } from '../../shared/texts/texts.ts';

const compared = (a: Report, b: Report): Comparison => {
  const result = compareReports(a, b);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const withFindings = (findings: readonly Finding[]): Report => ({
  ...reportOn(),
  verdict: 'no-go',
  findings: [...findings],
});

const changeOf = (a: readonly Finding[], b: readonly Finding[], key: string): Change | undefined =>
  compared(withFindings(a), withFindings(b)).findings.find((one) => one.key === key)?.change;

const finding = (
  outcome: Finding['outcome'],
  subject = 'x',
  impact: Finding['impact'] = 'outage',
) => afterFinding('SVC-101', subject, { outcome, impact });

describe('a finding from one report to the next', () => {
  it.each([
    ['pass', 'fail', 'new'],
    ['pass', 'manual', 'new'],
    ['not-applicable', 'fail', 'new'],
    ['pass', 'error', 'worse'],
    ['manual', 'fail', 'worse'],
    ['error', 'fail', 'worse'],
    ['fail', 'manual', 'better'],
    ['fail', 'error', 'not-known'],
    ['manual', 'skipped', 'not-known'],
    ['fail', 'pass', 'fixed'],
    ['error', 'not-applicable', 'fixed'],
    ['pass', 'pass', 'unchanged'],
    ['pass', 'not-applicable', 'unchanged'],
    ['fail', 'fail', 'unchanged'],
    ['error', 'error', 'unchanged'],
  ] as const)('from %s to %s is %s', (before, after, change) => {
    expect(changeOf([finding(before)], [finding(after)], 'SVC-101 x')).toBe(change);
  });

  it('is worse when its impact is', () => {
    const [before, after] = [finding('fail', 'x', 'degraded'), finding('fail', 'x', 'outage')];
    expect(changeOf([before], [after], 'SVC-101 x')).toBe('worse');
    expect(changeOf([after], [before], 'SVC-101 x')).toBe('better');
  });

  it('that is gone is fixed only where the question was asked again and answered', () => {
    const before = [finding('fail')];
    const all = [finding('pass', 'Services')];
    expect(changeOf(before, all, 'SVC-101 x')).toBe('fixed');
    expect(changeOf(before, [finding('fail', 'y')], 'SVC-101 x')).toBe('fixed');
    expect(changeOf(before, [finding('error', 'Services')], 'SVC-101 x')).toBe('not-known');
    expect(changeOf(before, [afterFinding('NET-101', 'y')], 'SVC-101 x')).toBe('not-asked');
  });

  it('that is in order and stands in B alone is no news', () => {
    expect(changeOf([], [finding('pass')], 'SVC-101 x')).toBe('in-order');
    expect(changeOf([], [finding('error')], 'SVC-101 x')).toBe('new');
  });

  it('counts as the worst that a report says of it', () => {
    expect(changeOf([finding('pass')], [finding('fail'), finding('pass')], 'SVC-101 x')).toBe(
      'new',
    );
  });
});

describe('two reports', () => {
  const calm = sampleReports['no port at risk']!();

  it('that are the same have nothing new or worse', () => {
    for (const make of Object.values(sampleReports)) {
      const report = make();
      const { conclusion, findings, ports, rows } = compared(report, report);
      expect(conclusion).toBe(
        report.verdict === 'incomplete' ? 'incomplete' : 'nothing-new-or-worse',
      );
      expect(
        [...findings, ...ports, ...rows].filter(({ change }) => change !== 'unchanged'),
      ).toEqual([]);
    }
  });

  it('tell an outage that is over, and one that has come', () => {
    const outage = afterReport(reportOn(), reportedAt);
    const well = signedReport(reportOn(), reportedAt);
    const over = compared(outage, well);
    expect(over.conclusion).toBe('nothing-new-or-worse');
    expect(over.findings.find(({ key }) => key === 'SVC-101 MSExchangePOP3BE')?.change).toBe(
      'fixed',
    );
    const come = compared(well, outage);
    expect(come.conclusion).toBe('new-or-worse');
    expect(come.findings.filter(({ alarms }) => alarms).map(({ key }) => key)).toContain(
      'SVC-101 MSExchangePOP3BE',
    );
  });

  it('are conclusive only if both are complete', () => {
    const incomplete = { ...calm, verdict: 'incomplete' as const };
    expect(compared(calm, incomplete).conclusion).toBe('incomplete');
    expect(compared(incomplete, calm).conclusion).toBe('incomplete');
    // Also where something is certainly worse.
    const fails = { ...withFindings([finding('fail')]), verdict: 'incomplete' as const };
    expect(compared(withFindings([finding('pass')]), fails).conclusion).toBe('incomplete');
  });

  it('compare ports by their risk; one that is not listed any more is not fixed by that', () => {
    const risk = (value: Report['ports'][number]['risk']): Report => ({
      ...calm,
      ports: calm.ports.slice(0, 1).map((port) => ({ ...port, risk: value })),
    });
    const change = (a: Report, b: Report) => compared(a, b).ports[0];
    expect(change(risk('protected'), risk('captured'))).toMatchObject({
      change: 'new',
      alarms: true,
    });
    expect(change(risk('at-risk'), risk('captured'))).toMatchObject({ change: 'worse' });
    expect(change(risk('captured'), risk('at-risk'))).toMatchObject({
      change: 'better',
      alarms: false,
    });
    expect(change(risk('at-risk'), risk('protected'))?.change).toBe('fixed');
    expect(change(risk('protected'), risk('outside-range'))?.change).toBe('unchanged');
    expect(change(risk('at-risk'), { ...calm, ports: [] })?.change).toBe('not-asked');
    expect(change({ ...calm, ports: [] }, risk('protected'))?.change).toBe('in-order');
  });

  it('compare rows: what is only noted alarms nobody', () => {
    const judged = (value: Report['before_after'][number]['judged']): Report => ({
      ...calm,
      before_after: [
        {
          kind: 'service',
          subject: 'x',
          field: 'state',
          before: 'a',
          after: 'b',
          judged: value,
          why: '',
        },
      ],
    });
    const change = (a: Report, b: Report) => compared(a, b).rows[0];
    expect(change(judged('same'), judged('noted'))).toMatchObject({ change: 'new', alarms: false });
    expect(change(judged('same'), judged('worse'))).toMatchObject({ change: 'new', alarms: true });
    expect(change(judged('noted'), judged('unknown'))).toMatchObject({
      change: 'worse',
      alarms: true,
    });
    expect(change(judged('worse'), judged('expected'))?.change).toBe('fixed');
  });

  it('warn where the comparison is doubtful', () => {
    const other = { ...calm, server: { ...calm.server, hostName: 'EX02' } };
    expect(compared(calm, other).warnings.join(' ')).toContain('two servers, EX01 and EX02');
    const sameName = { ...calm, server: { ...calm.server, hostName: 'ex01' } };
    expect(compared(calm, sameName).warnings).toEqual([]);
    const later = { ...calm, run: { ...calm.run, printedAt: '2030-01-01T00:00:00.000Z' } };
    expect(compared(later, calm).warnings.join(' ')).toContain('A was made after B');
    const well = signedReport(reportOn(), reportedAt);
    expect(compared(calm, well).warnings.join(' ')).toContain('do not ask the same questions');
    const rehearsal = { ...calm, run: { ...calm.run, rehearsal: true } };
    expect(compared(calm, rehearsal).warnings.join(' ')).toContain('rehearsal');
  });

  it('of another major version are refused', () => {
    const later = { ...calm, schema: 'cu-preflight/report@2' } as unknown as Report;
    expect(compareReports(calm, later)).toMatchObject({
      ok: false,
      error: { code: 'not-supported' },
    });
  });
});

describe('a comparison in the terminal', () => {
  const outage = afterReport(reportOn(), reportedAt);
  const well = signedReport(reportOn(), reportedAt);

  it('tells what is new one by one, within 80 columns, and steers no terminal', () => {
    const evil = `evil\u001b[2J\u202e ${'y'.repeat(200)}`;
    const b = { ...outage, findings: [...outage.findings, finding('fail', evil)] };
    const text = renderComparison(compared(well, b), textsIn('en'));
    const lines = text.split('\n');
    expect(lines[0]).toBe('Something is new or worse in B.');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.filter((line) => /[\p{Cc}\p{Cf}]/u.test(line))).toEqual([]);
    expect(text).toContain('SVC-101 MSExchangePOP3BE: not there → fail, outage');
    expect(text).toMatch(/New \(\d+\)/);
  });

  it('counts what is unchanged', () => {
    expect(renderComparison(compared(outage, outage), textsIn('en'))).toMatch(/Unchanged: \d+/);
    expect(renderComparison(compared(outage, well), textsIn('en'))).toMatch(/Fixed \(\d+\)/);
  });
});
