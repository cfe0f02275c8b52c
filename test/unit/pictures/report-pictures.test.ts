import { expect, it } from 'vitest';

import { chancePicture } from '../../../shared/report/html/chance-picture.ts';
import { updatePicture } from '../../../shared/report/html/update-picture.ts';
import type { CaptureEstimate, Report } from '../../../shared/report/schema.ts';
import { momentsOf } from '../../../shared/watch/history.ts';
import { reduceAll } from '../../../shared/run/reduce.ts';
import { textsIn } from '../../../shared/texts/texts.ts';
import { longUpdate } from '../../support/long-update.ts';
import { reportOn } from '../../support/reports.ts';
import { updateReport } from '../../support/update-report.ts';

const english = textsIn('en');

const reportOf = (changes: number): Report => {
  const state = reduceAll(longUpdate(changes));
  if (state?.watch == null) throw new Error('Nobody has watched.');
  const { history, captures } = state.watch;
  const report = updateReport(reportOn(), new Date('2026-11-24T05:00:00.000Z'));
  if (!report.watch) throw new Error('The report has no watch.');
  return {
    ...report,
    captures: [...captures],
    watch: {
      ...report.watch,
      status: 'ended',
      endedAt: '2026-11-24T04:10:00.000Z',
      history: { dropped: history.dropped, moments: [...momentsOf(history)] },
    },
  };
};

it('the printed timeline has a lane for each port and family, and a drawing for captures and gaps', () => {
  const { markup } = updatePicture(reportOf(300), english);
  for (const lane of [
    'tcp/9955 IPv4',
    'tcp/9955 IPv6',
    'tcp/1993 IPv6',
    'MSExchangePOP3BE',
    'Setup',
  ])
    expect(markup).toContain(`>${lane}</text`);
  expect(markup).toContain('class="not-watched"');
  expect(markup).toMatch(/class="ink"/);
  expect(markup).not.toMatch(/NaN|Infinity|undefined/);
});

it('stays a picture of a size that can be printed, however long the update was', () => {
  expect(updatePicture(reportOf(10_000), english).markup.length).toBeLessThan(400_000);
});

it('a report of before this picture, or without a watch, is printed without it', () => {
  expect(updatePicture(updateReport(reportOn(), new Date()), english).markup).toBe('');
  expect(updatePicture(reportOn(), english).markup).toBe('');
});

it('a name of a service in the picture cannot become markup', () => {
  const report = reportOf(10);
  const history = report.watch?.history;
  if (!report.watch || !history) throw new Error('The report has no history.');
  const at = '2026-11-24T03:30:00.000Z';
  const name = '</text><script>';
  const moments = [
    ...history.moments,
    { kind: 'service', at, name, state: 'running' } as const,
    { kind: 'service', at, name, state: 'stopped' } as const,
  ];
  const { markup } = updatePicture(
    { ...report, watch: { ...report.watch, history: { ...history, moments } } },
    english,
  );
  expect(markup).toContain('&lt;/text&gt;&lt;script&gt;');
  expect(markup).not.toContain('<script');
});

it('the printed chances name the model of each bound', () => {
  const chance = {
    ever: { random: 0.413, sequential: 0.509 },
    heldAtRestart: { optimistic: 0.029, pessimistic: 0.045 },
  };
  const estimate: CaptureEstimate = {
    windowMinutes: 60,
    rate: { ipv4: 8, ipv6: 1, measuredSeconds: 5 },
    ports: [{ service: 'MSExchangePOP3BE', port: 9955, chance }],
    any: chance,
    assumptions: [],
  };
  const { markup } = chancePicture(estimate, english);
  expect(markup).toContain('41.3 % random, 50.9 % sequential');
  expect(markup).toContain('2.9 % optimistic, 4.5 % pessimistic');
  const unknown = { ...estimate, ports: [{ service: 'A', port: 1, chance: null }], any: null };
  expect(chancePicture(unknown, english).markup).toBe('');
});
