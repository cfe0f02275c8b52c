import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { noPaint } from '../../electron/cli/text/paint.ts';
import { renderText } from '../../electron/cli/text/render-text.ts';
import { jsonText } from '../../electron/cli/write-output.ts';
import { missingFacts } from '../../shared/report/facts-of-report.ts';
import { renderReportHtml } from '../../shared/report/html/render-report.ts';
import { redactReport } from '../../shared/report/redact.ts';
import { reportSchema, type Report } from '../../shared/report/schema.ts';
import { textOf } from '../support/html-text.ts';
import { sampleReports } from '../support/reports.ts';
import { tellsEverything, tokenOf, type Secrets } from '../support/telling-report.ts';
import { textsIn } from '../../shared/texts/texts.ts';

const word = (least: number, most: number) =>
  fc
    .array(fc.constantFrom(...'bdfghjkmpqrtvwxz'.split('')), { minLength: least, maxLength: most })
    .map((letters) => letters.join(''));
const name = word(6, 10);
const octet = fc.integer({ min: 11, max: 254 });
const group = fc.integer({ min: 0x1000, max: 0xffff }).map((value) => value.toString(16));

const secrets: fc.Arbitrary<Secrets> = fc.record({
  host: fc
    .tuple(word(2, 8), fc.integer({ min: 10, max: 99 }))
    .map(([text, number]) => `${text}${number}`.toUpperCase()),
  domain: fc
    .tuple(name, fc.constantFrom('com', 'local', 'example'))
    .map((parts) => parts.join('.')),
  otherHost: name,
  netbios: name.map((text) => text.toUpperCase()),
  account: name,
  person: fc.tuple(name, name).map(([first, last]) => `${first} ${last}`),
  mailbox: name,
  ipv4: fc
    .tuple(octet, octet, octet, octet)
    // Loopback addresses stay: they tell nothing.
    .filter(([first]) => first !== 127)
    .map((parts) => parts.join('.')),
  ipv6: fc.tuple(group, group, group).map(([one, two, three]) => `2001:${one}:${two}::${three}`),
  company: fc.tuple(name, name).map((parts) => parts.join(' ')),
  folder: name,
  program: name.map((text) => `${text}.exe`),
  service: name,
  reason: fc.tuple(name, name, name).map((parts) => parts.join(' ')),
});

/** Every rendering of a report, as text; HTML with its style, where the running heads stand. */
const renderings = (report: Report): readonly string[] => [
  renderReportHtml(report),
  textOf(renderReportHtml(report)),
  renderReportHtml(report, { language: 'fr' }),
  textOf(renderReportHtml(report, { language: 'fr' })),
  renderText(report, noPaint, textsIn('en')),
  jsonText(report),
];

const plain = (text: string): string => text.toLowerCase().replaceAll(/\\+/g, '\\');

describe.each(Object.entries(sampleReports))('a redacted report (%s)', (_, make) => {
  it('has nothing of the originals left, wherever they stood', () => {
    fc.assert(
      fc.property(secrets, (given) => {
        const report = tellsEverything(make(), given);
        const { report: redacted, legend } = redactReport(report);
        const originals = [...Object.values(given), ...given.person.split(' ')].map(plain);
        const before = plain(jsonText(report));
        expect(originals.filter((original) => !before.includes(original))).toEqual([]);
        const token = tokenOf(`${given.host}.${given.domain}`).slice(0, 24);
        expect(jsonText(report)).toContain(token);
        expect(jsonText(redacted)).not.toContain(token);
        for (const text of renderings(redacted).map(plain))
          expect(originals.filter((original) => text.includes(original))).toEqual([]);
        const legendText = plain(jsonText(legend));
        expect(originals.filter((original) => !legendText.includes(original))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('is a report that says all else in every rendering', () => {
    const { report } = redactReport(make());
    expect(reportSchema.parse(JSON.parse(jsonText(report)))).toEqual(report);
    expect(missingFacts(report, textOf(renderReportHtml(report)))).toEqual([]);
    expect(missingFacts(report, renderText(report, noPaint, textsIn('en')))).toEqual([]);
    for (const text of renderings(report)) expect(text).toMatch(/redacted|anonymisé/i);
    const { verdict, findings, ports } = make();
    expect(report.verdict).toBe(verdict);
    expect(report.findings.map(({ id, outcome }) => [id, outcome])).toEqual(
      findings.map(({ id, outcome }) => [id, outcome]),
    );
    expect(report.ports.map(({ port, service, risk }) => [port, service, risk])).toEqual(
      ports.map(({ port, service, risk }) => [port, service, risk]),
    );
  });

  it('is the same when it is redacted again from the same report', () => {
    expect(redactReport(make())).toEqual(redactReport(make()));
  });
});
