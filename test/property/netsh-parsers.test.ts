import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';

import { parseDynamicPort } from '../../shared/netsh/parse-dynamic-port.ts';
import { parseExcludedPorts } from '../../shared/netsh/parse-excluded-ports.ts';
import { dynamicPortLayouts, exclusionLayouts, type PrintedRow } from '../support/netsh-layouts.ts';

const range = fc
  .tuple(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 1, max: 65_535 }))
  .map(([one, other]) => ({ first: Math.min(one, other), last: Math.max(one, other) }));
const row: fc.Arbitrary<PrintedRow> = fc
  .tuple(range, fc.boolean())
  .map(([ports, administered]) => ({ ...ports, administered }));
const rows = fc.array(row, { maxLength: 60 });

const isPortRange = ({ first, last }: { first: number; last: number }): boolean =>
  Number.isInteger(first) && first >= 1 && first <= last && last <= 65_535;

/** Bytes that look enough like a table to reach every branch. */
const nearlyTable = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '-----',
        '---  ---',
        '----------    --------',
        '',
        '* - legend',
        'Start : 1024',
        ': 5',
      ),
      fc
        .tuple(fc.nat(99_999_999), fc.nat(99_999_999), fc.constantFrom('', '*', '+'))
        .map((cells) => cells.join('   ')),
      fc.nat(9_999_999).map((number) => `Label : ${number}`),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 30 },
  )
  .map((lines) => new TextEncoder().encode(lines.join('\r\n')));
const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 2_000 }), nearlyTable);

describe('the netsh parsers', () => {
  it('never throw, and never answer with a port outside 1–65535', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const dynamic = parseDynamicPort(bytes);
        const active = parseExcludedPorts(bytes, 'active') ?? [];
        const persistent = parseExcludedPorts(bytes, 'persistent') ?? [];
        for (const found of [...(dynamic ? [dynamic] : []), ...active, ...persistent])
          expect(isPortRange(found)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('read back any range in any known layout', () => {
    fc.assert(
      fc.property(range, fc.constantFrom(...dynamicPortLayouts), (ports, { print, encoding }) => {
        const text = print(ports.first, ports.last - ports.first + 1);
        expect(parseDynamicPort(iconv.encode(text, encoding))).toEqual(ports);
      }),
    );
  });

  it('read back any table in any known layout', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...exclusionLayouts), (table, { print, encoding }) => {
        const read = parseExcludedPorts(iconv.encode(print(table), encoding), 'active');
        expect(read).toEqual(
          table.map(({ first, last, administered }) => ({
            first,
            last,
            kind: administered ? 'administered' : 'system',
          })),
        );
      }),
    );
  });

  it('read a range that was cut off anywhere as it was, or not at all', () => {
    fc.assert(
      fc.property(range, fc.constantFrom(...dynamicPortLayouts), fc.nat(), (ports, layout, cut) => {
        const whole = iconv.encode(
          layout.print(ports.first, ports.last - ports.first + 1),
          layout.encoding,
        );
        const read = parseDynamicPort(whole.subarray(0, cut % whole.length));
        if (read !== null) expect(read).toEqual(ports);
      }),
      { numRuns: 500 },
    );
  });

  it('read a table that was cut off anywhere as it was, or not at all', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...exclusionLayouts), fc.nat(), (table, layout, cut) => {
        const whole = iconv.encode(layout.print(table), layout.encoding);
        const read = parseExcludedPorts(whole.subarray(0, cut % whole.length), 'active');
        if (read !== null) expect(read).toHaveLength(table.length);
      }),
      { numRuns: 500 },
    );
  });
});
