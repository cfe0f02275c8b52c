import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';

import { parseDynamicPort } from '../../shared/netsh/parse-dynamic-port.ts';
import { parseExcludedPorts } from '../../shared/netsh/parse-excluded-ports.ts';
import { dynamicPortLayouts, exclusionLayouts } from '../support/netsh-layouts.ts';

const bytes = (lines: readonly string[], encoding = 'cp437'): Uint8Array =>
  iconv.encode(lines.join('\r\n'), encoding);

describe('dynamic port range', () => {
  it.each(dynamicPortLayouts)('reads the $language layout ($grade)', ({ print, encoding }) => {
    expect(parseDynamicPort(iconv.encode(print(49_152, 16_384), encoding))).toEqual({
      first: 49_152,
      last: 65_535,
    });
  });

  it('counts the last port as start + number - 1', () => {
    const [english] = dynamicPortLayouts;
    const text = english?.print(6005, 59_530) ?? '';
    expect(parseDynamicPort(bytes([text]))).toEqual({ first: 6005, last: 65_534 });
  });

  it.each([
    ['empty output', ['']],
    ['a message instead of a table', ['The following command was not found: int ipv4.']],
    ['no dashes', ['Start Port      : 49152', 'Number of Ports : 16384', '']],
    ['one number', ['-----', 'Start Port      : 49152', '']],
    ['a third number', ['-----', 'Start : 1', 'Number : 2', 'More : 3', '']],
    ['a last number without a line end', ['-----', 'Start : 49152', 'Number : 16384']],
    ['a number that is cut', ['-----', 'Start : 49152', 'Number : 163']],
    ['a range that runs past 65535', ['-----', 'Start : 60000', 'Number : 59530', '']],
    ['a start of 0', ['-----', 'Start : 0', 'Number : 100', '']],
    ['no port at all', ['-----', 'Start : 49152', 'Number : 0', '']],
    [
      'a number with more digits than a port has',
      ['-----', 'Start : 49152', 'Number : 1638400', ''],
    ],
    ['words instead of numbers', ['-----', 'Start : many', 'Number : more', '']],
  ])('does not read %s', (_name, lines) => {
    expect(parseDynamicPort(bytes(lines))).toBeNull();
  });

  it.each(['utf16-le', 'utf-16'])('reads output that was redirected as %s', (encoding) => {
    const [english] = dynamicPortLayouts;
    const text = english?.print(6005, 59_530) ?? '';
    expect(parseDynamicPort(iconv.encode(text, encoding))).toEqual({ first: 6005, last: 65_534 });
  });
});

describe('exclusion table', () => {
  const rows = [
    { first: 5357, last: 5357, administered: false },
    { first: 50_000, last: 50_059, administered: true },
  ];
  const read = [
    { first: 5357, last: 5357, kind: 'system' },
    { first: 50_000, last: 50_059, kind: 'administered' },
  ];

  it.each(exclusionLayouts)('reads the $language layout ($grade)', ({ print, encoding }) => {
    expect(parseExcludedPorts(iconv.encode(print(rows), encoding), 'active')).toEqual(read);
  });

  it.each(exclusionLayouts)('reads an empty table in $language', ({ print, encoding }) => {
    expect(parseExcludedPorts(iconv.encode(print([]), encoding), 'active')).toEqual([]);
  });

  it('takes every row of the persistent store as administered', () => {
    const [english] = exclusionLayouts;
    const table = iconv.encode(english?.print(rows) ?? '', 'cp437');
    expect(parseExcludedPorts(table, 'persistent')?.map(({ kind }) => kind)).toEqual([
      'administered',
      'administered',
    ]);
  });

  it('reads a table of five thousand rows', () => {
    const [english] = exclusionLayouts;
    const many = Array.from({ length: 5_000 }, (_, index) => ({
      first: 10_000 + index * 10,
      last: 10_004 + index * 10,
      administered: index % 2 === 0,
    }));
    const table = iconv.encode(english?.print(many) ?? '', 'cp437');
    expect(parseExcludedPorts(table, 'active')).toHaveLength(5_000);
  });

  const head = [
    '',
    'Protocol tcp Port Exclusion Ranges',
    '',
    'Start Port    End Port',
    '----------    --------',
  ];
  it.each([
    ['empty output', ['']],
    ['no dashes', ['      5357        5357', '* - Administered port exclusions.', '']],
    ['no legend: rows may be missing', [...head, '      5357        5357      ', '']],
    ['a row with one number', [...head, '      5357', '* - legend', '']],
    ['a row with words', [...head, '      none        none', '* - legend', '']],
    ['a range that runs past 65535', [...head, '     65000       70000', '* - legend', '']],
    ['a range that runs backwards', [...head, '     65000       64000', '* - legend', '']],
    ['port 0', [...head, '         0          10', '* - legend', '']],
    ['another mark', [...head, '      5357        5357     +', '* - legend', '']],
  ])('does not read %s', (_name, lines) => {
    expect(parseExcludedPorts(bytes(lines), 'active')).toBeNull();
  });
});
