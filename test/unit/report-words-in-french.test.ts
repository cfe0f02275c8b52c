import { describe, expect, it } from 'vitest';

import {
  afterSentences,
  answerText,
  causeHolderText,
  causesOf,
  certificateText,
  healthMeanings,
  rowsSummary,
  signOffText,
} from '../../shared/report/after-words.ts';
import { openItemsOf } from '../../shared/report/open-items.ts';
import { reportActions } from '../../shared/report/report-parts.ts';
import type { Report } from '../../shared/report/schema.ts';
import {
  captureText,
  remedyText,
  setupText,
  watchSentences,
} from '../../shared/report/watch-words.ts';
import { textsIn } from '../../shared/texts/texts.ts';
import { captureOf } from '../support/capture.ts';
import { sampleReports } from '../support/reports.ts';
import { englishLeft } from '../support/texts/english-left.ts';

const { retell } = textsIn('fr');

/** Every text that this program itself says of a report. */
const textsOf = (report: Report): readonly string[] => {
  const { watch, setup, captures = [], after, before_after: rows, findings } = report;
  return [
    ...reportActions(report).flatMap(({ text, detail }) => [text, detail]),
    ...(watch === undefined ? [] : watchSentences(watch)),
    ...(setup ? [setupText(setup), ...setup.notes.map((note) => remedyText(note))] : []),
    ...captures.map((capture) => captureText(capture)),
    ...openItemsOf(report).flatMap(({ name, text }) => [name, text]),
    ...causesOf(findings).map(({ cause }) => causeHolderText(cause)),
    rowsSummary(rows),
    ...(after === undefined
      ? []
      : [
          healthMeanings[after.health],
          ...afterSentences(after),
          ...after.answers.flatMap((answer) => [answerText(answer), certificateText(answer)]),
          ...(after.signOff === null ? [] : [signOffText(after.signOff)]),
        ]),
  ].flatMap((text) => text ?? []);
};

describe('what a report says, in French', () => {
  it.each(Object.entries(sampleReports))('has nothing of the English texts left: %s', (_, make) => {
    const texts = textsOf(make());
    expect(texts.map(retell).flatMap(englishLeft)).toEqual([]);
    expect(texts.flatMap(englishLeft)).not.toEqual([]);
  });

  it('keeps who had a port apart from when', () => {
    const told = retell(
      captureText(
        captureOf({
          firstSeenAt: '2026-11-24T03:10:00.000Z',
          lastSeenAt: '2026-11-24T03:11:20.000Z',
        }),
      ),
    );
    expect(told).toMatch(/, 2026-11-24 03:10:00 UTC jusqu’au 2026-11-24 03:11:20 UTC$/);
    expect(told).toContain(
      retell('MSExchangeADTopology (process 3000), connected to 10.0.0.5:3268'),
    );
  });

  it('tells rates and counts as French writes them', () => {
    expect(
      retell('Ports were handed out at 7.25 per second in IPv4 and 0.50 in IPv6 (measured last).'),
    ).toContain('7,25 par seconde en IPv4 et 0,50 en IPv6');
    expect(retell('30 error(s), 1 warning(s).')).toBe('30 erreurs, 1 avertissement.');
  });
});
