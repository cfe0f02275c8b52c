import { describe, expect, it } from 'vitest';

import { actionsOf } from '../../shared/report/actions.ts';
import { findingKey } from '../../shared/report/finding-key.ts';
import type { Report } from '../../shared/report/schema.ts';
import { reportedAt, reportOn, sampleReports } from '../support/reports.ts';

const textsOf = (report: Report): readonly string[] => actionsOf(report).map(({ text }) => text);

describe('what to do', () => {
  it('is to proceed where nothing stands in the way', () => {
    expect(textsOf(sampleReports['no port at risk']!())).toEqual(['Proceed with the update']);
  });

  it('protects each service, then ends with the decision', () => {
    expect(textsOf(sampleReports['ports at risk']!())).toEqual([
      'Protect ports of MSExchangeIMAP4BE: tcp/9933',
      'Protect ports of MSExchangePOP3BE: tcp/9955',
      'Do not start Setup: check again when this is done',
    ]);
  });

  it('frees a captured port before it protects it', () => {
    const texts = textsOf(sampleReports['a captured port']!());
    const free = texts.findIndex((text) => text.startsWith('Free port tcp/9955'));
    const protect = texts.findIndex((text) => text.startsWith('Protect ports of MSExchangePOP3BE'));
    expect(free).toBeGreaterThanOrEqual(0);
    expect(protect).toBeGreaterThan(free);
  });

  it('begins with elevation and with what could not be read', () => {
    expect(textsOf(sampleReports['unreadable tables']!()).slice(0, 2)).toEqual([
      'Start again elevated',
      'Make the range and exclusion tables readable, then check again',
    ]);
  });

  it.each(Object.entries(sampleReports))(
    'leaves no failed or unanswered blocker out (%s)',
    (_, make) => {
      const report = make();
      const named = new Set(actionsOf(report).flatMap(({ findings }) => findings));
      const open = report.findings.filter(
        ({ outcome, impact }) =>
          ['fail', 'error', 'skipped', 'in-progress'].includes(outcome) && impact !== 'information',
      );
      expect(open.map(findingKey).filter((key) => !named.has(key))).toEqual([]);
    },
  );

  it('recalls a waived blocker last, and asks for it again when the waiver has expired', () => {
    const report = reportOn();
    const waiver = {
      findingId: 'PORT-001',
      subject: 'MSExchangePOP3BE tcp/9955',
      reason: 'Retired.',
      by: 'A. Operator',
      at: '2026-11-24T03:00:00.000Z',
      until: '2026-11-24T04:00:00.000Z',
    };
    const valid = actionsOf({ ...report, waivers: [waiver], now: reportedAt });
    expect(valid.at(-1)?.text).toBe(
      'Remember the waived blocker PORT-001 MSExchangePOP3BE tcp/9955',
    );
    expect(valid.map(({ text }) => text).join()).not.toContain('Protect ports');
    const late = actionsOf({
      ...report,
      waivers: [waiver],
      now: new Date('2026-11-24T04:00:00.000Z'),
    });
    expect(late[0]?.text).toBe('Protect ports of MSExchangePOP3BE: tcp/9955');
  });
});
