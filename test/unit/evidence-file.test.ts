import { describe, expect, it } from 'vitest';

import { checkFileSize, largestFile, readEvidenceFile } from '../../shared/evidence/read-file.ts';
import { readReportFile } from '../../shared/report/read-report.ts';
import { findJsonError } from '../../shared/text/json.ts';
import { evidenceOf } from '../support/evidence.ts';
import { sampleReports } from '../support/reports.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const whole = JSON.stringify(evidenceOf(), null, 2);

const messageOf = (bytes: Uint8Array | string): string => {
  const result = readEvidenceFile(typeof bytes === 'string' ? bytesOf(bytes) : bytes);
  expect(result).toMatchObject({ ok: false, error: { code: 'bad-file' } });
  return result.ok ? '' : result.error.message;
};

describe('an evidence file', () => {
  it('is read as it was written, with fields that this version does not know', () => {
    const result = readEvidenceFile(bytesOf(JSON.stringify({ ...evidenceOf(), later: 1 })));
    expect(result).toEqual({ ok: true, value: { ...evidenceOf(), later: 1 } });
  });

  it.each([
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf], 'utf8'],
    ['UTF-16 with a byte order mark', [0xff, 0xfe], 'utf16le'],
  ] as const)('may be %s', (_, mark, encoding) => {
    const bytes = Buffer.concat([Buffer.from(mark), Buffer.from(whole, encoding)]);
    expect(readEvidenceFile(bytes).ok).toBe(true);
  });

  it('is refused by its size before it is read', () => {
    expect(checkFileSize(largestFile)).toEqual({ ok: true, value: null });
    expect(checkFileSize(200 * 1024 * 1024)).toMatchObject({
      ok: false,
      error: { code: 'bad-file', message: expect.stringMatching(/200 MiB.*64 MiB/) },
    });
  });

  it('that is empty, or no object, is named as such', () => {
    expect(messageOf('')).toMatch(/empty/);
    expect(messageOf('[]')).toMatch(/no JSON object/);
    expect(messageOf('null')).toMatch(/no JSON object/);
  });

  it('that is not JSON is refused with the place', () => {
    expect(messageOf('hello')).toMatch(/unexpected "h" at line 1, column 1 \(character 0\)/);
    expect(messageOf('{\n  "schema": "x",\n  oops: 1 }')).toMatch(
      /unexpected "o" at line 3, column 3/,
    );
    expect(messageOf(Uint8Array.of(0x50, 0x4b, 3, 4))).toMatch(/unexpected "P"/);
  });

  it.each([1, 20, Math.floor(whole.length / 2), whole.length - 1])(
    'that was cut off after %i characters is called cut off',
    (length) => {
      expect(messageOf(whole.slice(0, length))).toMatch(/cut off/);
    },
  );

  it('of another version or kind is refused by name', () => {
    expect(messageOf(whole.replace('evidence@1', 'evidence@2'))).toMatch(
      /version cu-preflight\/evidence@2; this program reads cu-preflight\/evidence@1 only/,
    );
    expect(messageOf(JSON.stringify(sampleReports['ports at risk']!()))).toMatch(
      /"cu-preflight\/report@1", not an evidence file/,
    );
    expect(messageOf('{"items": []}')).toMatch(/^schema: missing/);
    expect(messageOf('{"schema": "\\u202e<b>\\u001b[2J"}')).toMatch(/⟨U\+202E⟩<b>⟨U\+001B⟩/);
  });

  it('with a missing or wrong field is refused with its path', () => {
    const { hostName: _, ...server } = evidenceOf().server;
    expect(messageOf(JSON.stringify({ ...evidenceOf(), server }))).toMatch(/^server\.hostName: /);
    const [first, ...others] = evidenceOf().items;
    const items = [{ ...first, startedAt: 'yesterday' }, ...others];
    expect(messageOf(JSON.stringify({ ...evidenceOf(), items }))).toMatch(/^items\.0\.startedAt: /);
  });

  it('with an output of many megabytes is read', () => {
    const [first, ...others] = evidenceOf().items;
    const huge = {
      id: 'setup-log',
      kind: 'command',
      argv: ['type'],
      exitCode: 0,
      stdoutBase64: 'QUJD'.repeat(5_000_000),
      stderrBase64: '',
      startedAt: first!.startedAt,
      durationMs: 1,
    };
    const text = JSON.stringify({ ...evidenceOf(), items: [huge, ...others] });
    expect(readEvidenceFile(bytesOf(text)).ok).toBe(true);
  });
});

describe('a report file', () => {
  it('is read as it was written', () => {
    const report = sampleReports['everything at once']!();
    expect(readReportFile(bytesOf(JSON.stringify(report)))).toEqual({
      ok: true,
      value: JSON.parse(JSON.stringify(report)),
    });
  });

  it('is not mistaken for evidence', () => {
    expect(readReportFile(bytesOf(whole))).toMatchObject({
      ok: false,
      error: { code: 'bad-file' },
    });
  });
});

describe('the place of an error in JSON', () => {
  it.each(['{}', '[]', ' [1, -2.5e3, "a\\u00e9\\n", true, null, {"k": [[]]}] ', '"x"', '0'])(
    'is null for %s',
    (text) => {
      expect(findJsonError(text)).toBeNull();
    },
  );

  it.each([
    ['', 0],
    ['{"a":1,}', 7],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{1:2}', 1],
    ['01', 1],
    ['[}', 1],
    ['"tab\there"', 4],
    ['["bad \\x"]', 6],
    ['[tru', 4],
    ['[1.', 3],
    ['["a\\u00', 7],
    ['["abc', 5],
    ['{} x', 3],
    ["{'a':1}", 1],
  ])('in %j is %i', (text, offset) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(findJsonError(text)?.offset).toBe(offset);
  });

  it('is found below any depth', () => {
    expect(findJsonError(`${'['.repeat(200_000)}x`)?.offset).toBe(200_000);
  });
});
