import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { noPaint } from '../../electron/cli/text/paint.ts';
import { renderText } from '../../electron/cli/text/render-text.ts';
import { missingFacts } from '../../shared/report/facts-of-report.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import type { Report } from '../../shared/report/schema.ts';
import { attributesOf, tagsOf, textOf } from '../support/html-text.ts';
import { sampleReports } from '../support/reports.ts';
import { textsIn } from '../../shared/texts/texts.ts';

/** Fields whose values are words of the program, not text of a server or a person. */
const vocabulary = new Set(
  'schema outcome impact verdict risk source protocol kind phase exclusion persistent state decision family until at health status judged code is note place tls plan'.split(
    ' ',
  ),
);

/** The same report with every text replaced; equal texts stay equal. */
const withTexts = (report: Report, textFor: (index: number) => string): Report => {
  const seen = new Map<string, string>();
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const known = seen.get(value) ?? textFor(seen.size);
      seen.set(value, known);
      return known;
    }
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        vocabulary.has(key) && typeof inner === 'string' ? inner : change(inner),
      ]),
    );
  };
  return change(report) as Report;
};

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><h1>',
  '</title></head>',
  '<!--',
  ']]>',
  '&lt;b&gt; &#60;i&#62; &amp',
  'javascript:alert(1)',
  '\u202Egnp.exe',
  '\u2066\u2067abc',
  'שלום עולם',
  '\u0000\u001b[2J\u001b]0;title\u0007',
  '\ud800',
  '`${x}`',
  '\\3c b\\3e',
  'name '.repeat(800),
  'W'.repeat(4_096),
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'binary', maxLength: 30 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join(' '));

const samples = Object.entries(sampleReports);

describe.each(samples)('a report made of hostile texts (%s)', (_, make) => {
  const report = make();
  const benign = renderReportHtml(withTexts(report, (index) => `text${index}`));

  it('has the same tags in every language, whatever the texts', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const changed = withTexts(report, (index) => `${text} text${index}`);
        expect(tagsOf(renderReportHtml(changed, { language: 'fr' }))).toEqual(tagsOf(benign));
      }),
      { numRuns: 10 },
    );
  });

  it('never lets a text become markup', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const page = renderReportHtml(withTexts(report, (index) => `${text} text${index}`));
        expect(tagsOf(page)).toEqual(tagsOf(benign));
        expect(attributesOf(page).map(([name]) => name)).toEqual(
          attributesOf(benign).map(([name]) => name),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('names each character that cannot be seen', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const hidden = withTexts(report, (index) => `${text} text${index}`);
        const unseen = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
        expect(renderReportHtml(hidden)).not.toMatch(unseen);
        expect(renderText(hidden, noPaint, textsIn('en'))).not.toMatch(unseen);
      }),
      { numRuns: 40 },
    );
  });

  it('still says everything, on the page and in the terminal', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const changed = withTexts(report, (index) => `${text} text${index}`);
        expect(missingFacts(changed, textOf(renderReportHtml(changed)))).toEqual([]);
        expect(missingFacts(changed, renderText(changed, noPaint, textsIn('en')))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the page', () => {
  it.each(samples)('loads and runs nothing (%s)', (_, make) => {
    const page = renderReportHtml(make());
    expect(
      tagsOf(page).filter((tag) =>
        /^(script|link|img|iframe|object|embed|form|base|image)$/i.test(tag),
      ),
    ).toEqual([]);
    const attributes = attributesOf(page);
    expect(
      attributes.filter(([name]) => /^(on\w+|src|style|srcset|formaction)$/i.test(name)),
    ).toEqual([]);
    const targets = attributes.filter(([name]) => name === 'href').map(([, value]) => value);
    expect(
      targets.filter(
        (target) => !/^(#[\w-]+|https:\/\/learn\.microsoft\.com\/[\w/.-]+)$/.test(target),
      ),
    ).toEqual([]);
    expect(page).not.toMatch(/@import|url\((?!#)/);
  });

  it.each(samples)('leads to no place that is not there (%s)', (_, make) => {
    const attributes = attributesOf(renderReportHtml(make()));
    const ids = attributes.filter(([name]) => name === 'id').map(([, value]) => value);
    const targets = attributes
      .filter(([name, value]) => name === 'href' && value.startsWith('#'))
      .map(([, value]) => value.slice(1));
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });
});
