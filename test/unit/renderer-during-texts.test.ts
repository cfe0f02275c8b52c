import { describe, expect, it } from 'vitest';

import { folderProblem, setupCommand } from '../../renderer/steps/during/setup-command.ts';
import { isSetupAwaited } from '../../renderer/steps/during/setup-texts.ts';
import { spanBetween, spanText } from '../../renderer/steps/during/span.ts';
import { paceText, rateText } from '../../renderer/steps/during/watch-texts.ts';
import type { CaptureEstimate } from '../../shared/report/schema.ts';
import { textsIn } from '../../shared/texts/texts.ts';
import { emptyProgress } from '../../shared/setup-log/schema.ts';

const texts = textsIn('en');
const licence = '/IAcceptExchangeServerLicenseTerms_DiagnosticData';

describe('the Setup command', () => {
  it('never names a bare setup.exe', () => {
    for (const folder of ['', ' ', 'D:', 'D:\\', 'nonsense', '..\\x', '\\\\files\\cu', '"E:\\A B"'])
      expect(setupCommand({ folder, sendsData: true })).toMatch(/^(\.\\|[A-Z]:\\|\\\\|& ')/);
  });

  it('has the full path of a folder, quoted for PowerShell where that is needed', () => {
    const of = (folder: string): string => setupCommand({ folder, sendsData: false });
    expect(of('D:')).toBe(`D:\\Setup.exe ${licence}OFF /Mode:Upgrade`);
    expect(of('D:\\CU15\\')).toBe(`D:\\CU15\\Setup.exe ${licence}OFF /Mode:Upgrade`);
    expect(of('"E:\\Exchange CU"')).toBe(
      `& 'E:\\Exchange CU\\Setup.exe' ${licence}OFF /Mode:Upgrade`,
    );
    expect(of('E:\\O’Brien’s; Stop-Service x')).toMatch(/^& 'E:\\O/);
    expect(of("E:\\it's")).toBe(`& 'E:\\it''s\\Setup.exe' ${licence}OFF /Mode:Upgrade`);
  });

  it('lets nothing out of the quotes', () => {
    // PowerShell takes these for quotation marks too.
    for (const mark of ["'", '‘', '’', '‚', '‛']) {
      const command = setupCommand({ folder: `E:\\a${mark}; calc`, sendsData: true });
      expect(command).toContain(`${mark}${mark}`);
    }
  });

  it('refuses what is no path', () => {
    for (const folder of ['D:\\a|b', 'D:\\a\nb', 'relative', 'D:\\a"b', 'D:\\a\u202Eb'])
      expect(folderProblem(folder, texts)).not.toBeNull();
    for (const folder of ['', 'D:', 'd:\\x y', '\\\\files\\share'])
      expect(folderProblem(folder, texts)).toBeNull();
    expect(setupCommand({ folder: 'D:\\a|b', sendsData: true })).toMatch(/^\.\\Setup\.exe /);
  });
});

describe('spans of time', () => {
  it('are exact where seconds matter, and never negative', () => {
    expect(
      [0, 59_999, 120_000, 599_000, 600_000, 3_600_000].map((ms) => spanText(ms, texts)),
    ).toEqual(['0 s', '59 s', '2 min 0 s', '9 min 59 s', '10 min', '1 h 0 min']);
    expect(spanText(-5_000, texts)).toBe('0 s');
    const from = '2026-11-24T03:00:00.000Z';
    expect(spanBetween(from, '2026-11-24T03:00:00.300Z', new Date(), texts)).toBe('300 ms');
    expect(spanBetween(from, null, new Date('2026-11-24T03:00:00.300Z'), texts)).toBe('0 s');
  });
});

describe('how the watch does', () => {
  it('is told in words', () => {
    expect(paceText({ intervalMs: 100 }, texts)).toBe('10 times a second');
    expect(paceText({ intervalMs: 400 }, texts)).toBe('2.5 times a second');
    expect(paceText({ intervalMs: 5_000 }, texts)).toBe('every 5.0 s');
  });

  it('compares the rate with that of the estimate, and says when a capture has become likelier', () => {
    const rate = (ipv4: number) => ({ ipv4, ipv6: 0, seconds: 30, at: '' });
    const estimate: CaptureEstimate = {
      windowMinutes: 60,
      rate: { ipv4: 2, ipv6: 0, measuredSeconds: 5 },
      ports: [],
      any: null,
      assumptions: [],
    };
    expect(rateText(null, estimate, texts)).toEqual({ now: 'not measured yet', compared: null });
    expect(rateText(rate(6), estimate, texts).compared).toMatch(
      /handed out 3\.0 times .* likelier/,
    );
    expect(rateText(rate(2.1), estimate, texts).compared).toMatch(/handed out as in the estimate/);
    expect(rateText(rate(0.5), estimate, texts).compared).toMatch(/handed out below/);
    expect(rateText(rate(2), null, texts).compared).toBeNull();
  });

  it('awaits Setup until its log shows a run', () => {
    expect(isSetupAwaited(null)).toBe(true);
    expect(isSetupAwaited(emptyProgress)).toBe(true);
    expect(isSetupAwaited({ ...emptyProgress, status: 'unreadable' })).toBe(false);
    expect(isSetupAwaited({ ...emptyProgress, status: 'running' })).toBe(false);
  });
});
