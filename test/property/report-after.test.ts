import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { noPaint } from '../../electron/cli/text/paint.ts';
import { renderText } from '../../electron/cli/text/render-text.ts';
import { causeKinds, healths, type Health } from '../../shared/after/schema.ts';
import { answerOutcomes } from '../../shared/evidence/after-schema.ts';
import { factsOfCalmRows } from '../../shared/report/facts-of-after.ts';
import { comparable, factsOfReport, missingFacts } from '../../shared/report/facts-of-report.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import { impacts, outcomes, type Finding, type Report } from '../../shared/report/schema.ts';
import { afterReport, afterFinding } from '../support/after-report.ts';
import { attributesOf, tagsOf, textOf } from '../support/html-text.ts';
import { reportedAt, reportOn } from '../support/reports.ts';
import { textsIn } from '../../shared/texts/texts.ts';

const before = reportOn();
/** Text as servers and people write it, with what could hurt a page or a terminal. */
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30 }),
  fc.constantFrom('<script>', '"onload=', '\u001b[2J', '\u202eevil', 'a & b', '端口', '</td>'),
);
/** A text of a fact has to have a letter, or there is nothing to look for. */
const word = text.map((value) => `x${value}`);
const kinds = [
  'SVC-101',
  'SVC-102',
  'SVC-103',
  'NET-101',
  'CERT-101',
  'CONF-001',
  'PORT-102',
  'SETUP-002',
  'NEW-1',
];

const cause = fc.record({
  kind: fc.constantFrom(...causeKinds),
  service: word,
  first: word,
  text: word,
  proof: fc.array(fc.record({ text: word, evidence: fc.array(word, { maxLength: 2 }) }), {
    maxLength: 2,
  }),
  port: fc.option(fc.integer({ min: 1, max: 65_535 })),
  family: fc.option(fc.constantFrom('ipv4' as const, 'ipv6' as const)),
  holder: fc.constant(null),
  heldNow: fc.option(fc.boolean()),
});

const finding: fc.Arbitrary<Finding> = fc
  .record({
    id: fc.constantFrom(...kinds),
    subject: word,
    outcome: fc.constantFrom(...outcomes),
    impact: fc.constantFrom(...impacts),
    title: word,
    summary: word,
    cause: fc.option(cause, { nil: undefined }),
  })
  .map(({ id, subject, cause: why, ...given }) =>
    afterFinding(id, subject, { ...given, ...(why === undefined ? {} : { cause: why }) }),
  );

const row = fc.record({
  kind: fc.constantFrom('service' as const, 'port' as const, 'fact' as const, 'file' as const),
  subject: word,
  field: word,
  before: fc.option(word),
  after: fc.option(word),
  judged: fc.constantFrom(
    'same' as const,
    'expected' as const,
    'noted' as const,
    'worse' as const,
    'unknown' as const,
  ),
  why: text,
});

const reports = fc
  .record({
    health: fc.constantFrom(...healths),
    findings: fc.array(finding, { maxLength: 6 }),
    rows: fc.array(row, { maxLength: 6 }),
    status: fc.constantFrom(
      'finished' as const,
      'stale' as const,
      'interrupted' as const,
      'settling' as const,
    ),
    outcome: fc.constantFrom(...answerOutcomes),
    said: text,
    hash: word,
    commands: word,
  })
  .map(({ health, findings, rows, status, outcome, said, hash, commands }): Report => {
    const report = afterReport(before, reportedAt, health, findings);
    const { after, actions: _, ...rest } = report;
    if (after === undefined) return report;
    return {
      ...rest,
      before_after: rows,
      byHand: [{ title: hash, commands }],
      after: {
        ...after,
        status,
        answers: after.answers.map((answer) => ({ ...answer, outcome, said })),
        hashes: [{ name: hash, sha256: 'c'.repeat(64) }],
      },
    };
  });

describe('any report of the After phase', () => {
  it('says in the page and in the terminal what its JSON says', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const read = JSON.parse(JSON.stringify(report)) as Report;
        expect(factsOfReport(read)).toEqual(factsOfReport(report));
        const page = textOf(renderReportHtml(report));
        expect(missingFacts(report, page)).toEqual([]);
        const whole = comparable(page);
        expect(factsOfCalmRows(report).filter((fact) => !whole.includes(comparable(fact)))).toEqual(
          [],
        );
        expect(missingFacts(report, renderText(report, noPaint, textsIn('en')))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('has no markup of its own making, and steers no terminal', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const page = renderReportHtml(report);
        expect(tagsOf(page)).not.toContain('script');
        expect(attributesOf(page).filter(([name]) => name.startsWith('on'))).toEqual([]);
        const lines = renderText(report, noPaint, textsIn('en')).split('\n');
        expect(lines.filter((line) => /[\p{Cc}\p{Cf}]/u.test(line))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** What a tired reader would take for good news. */
const pleasant =
  /\bhealthy\b|can be given back|nothing is worse|No finding asks for attention|Proceed|is as it should/i;

/** Without the explanation of words, which names them all, and without what the finding itself says. */
const ownWords = (page: string): string => page.replace(/How to read this report[\s\S]*$/, '');

describe('a report of a server whose state is not known', () => {
  const plain = (health: Health, findings: readonly Finding[], status: 'finished' | 'stale') => {
    const report = afterReport(before, reportedAt, health, findings);
    const { actions: _, after, ...rest } = report;
    return { ...rest, ...(after === undefined ? {} : { after: { ...after, status } }) };
  };
  const open = fc.array(
    fc.record({
      id: fc.constantFrom(...kinds),
      outcome: fc.constantFrom('error' as const, 'skipped' as const, 'fail' as const),
    }),
    { maxLength: 5 },
  );

  it('has no pleasant word, on paper or in the terminal', () => {
    fc.assert(
      fc.property(open, fc.constantFrom('finished' as const, 'stale' as const), (given, status) => {
        const findings = given.map(({ id, outcome }, index) =>
          afterFinding(id, `subject ${index}`, { outcome, title: `Question ${index} is open` }),
        );
        const report = plain('incomplete', findings, status);
        expect(ownWords(textOf(renderReportHtml(report)))).not.toMatch(pleasant);
        expect(renderText(report, noPaint, textsIn('en'))).not.toMatch(pleasant);
      }),
    );
  });

  it('would be found by these words if it were healthy', () => {
    const report = plain('healthy', [afterFinding('SVC-101', 'Services')], 'finished');
    expect(ownWords(textOf(renderReportHtml(report)))).toMatch(pleasant);
    expect(renderText(report, noPaint, textsIn('en'))).toMatch(pleasant);
  });
});
