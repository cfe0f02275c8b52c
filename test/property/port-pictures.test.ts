import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { clusterPorts } from '../../renderer/steps/before/ports/axis-model.ts';
import {
  axisMoveFor,
  domainFrom,
  domainShowing,
  pannedDomain,
  wholeAxis,
  zoomedDomain,
} from '../../renderer/steps/before/ports/axis-zoom.ts';
import { chanceBox, chanceRowsOf } from '../../shared/pictures/chance/rows.ts';
import { lastPort, sizeOf } from '../../shared/ports/vocabulary.ts';
import type { ReportPort } from '../../shared/report/schema.ts';

const family = { range: null, inside: null, exclusion: null };
const port = (number: number, source: ReportPort['source'] = 'observed'): ReportPort => ({
  service: 'MSExchangePOP3BE',
  protocol: 'tcp',
  port: number,
  source,
  risk: 'unknown',
  families: { ipv4: family, ipv6: family },
  holder: null,
});

const anyPort = fc.integer({ min: 1, max: lastPort });
const anyDomain = fc
  .record({
    first: fc.integer({ min: -100, max: 70_000 }),
    size: fc.integer({ min: 1, max: 80_000 }),
  })
  .map(({ first, size }) => domainFrom(first, size));

describe('the part of the port map that is shown', () => {
  it('is of ports that exist, whatever is asked for', () => {
    fc.assert(
      fc.property(
        anyDomain,
        anyPort,
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        (domain, around, factor) => {
          for (const { first, last } of [
            domain,
            zoomedDomain(domain, factor, around),
            pannedDomain(domain, factor - 10),
            domainShowing(domain, around),
          ]) {
            expect(Number.isInteger(first) && Number.isInteger(last)).toBe(true);
            expect(first).toBeGreaterThanOrEqual(1);
            expect(last).toBeLessThanOrEqual(lastPort);
            expect(last - first).toBeGreaterThanOrEqual(39);
          }
          const shown = domainShowing(domain, around);
          expect(shown.first <= around && around <= shown.last).toBe(true);
        },
      ),
    );
  });

  it('keeps the port around which it is zoomed', () => {
    fc.assert(
      fc.property(anyPort, fc.double({ min: 0.01, max: 1, noNaN: true }), (around, factor) => {
        const { first, last } = zoomedDomain(wholeAxis, factor, around);
        expect(first <= around + 1 && around - 1 <= last).toBe(true);
      }),
    );
  });

  it('is zoomed by keys, which go from port to port by number', () => {
    const ports = [port(9_955), port(475), port(60_000)];
    expect(axisMoveFor('ArrowRight', wholeAxis, ports, ports[1])).toMatchObject({
      port: { port: 9_955 },
    });
    expect(axisMoveFor('Home', wholeAxis, ports, ports[0])).toMatchObject({ port: { port: 475 } });
    expect(axisMoveFor('ArrowLeft', wholeAxis, ports, ports[1])).toMatchObject({
      port: { port: 475 },
    });
    const near = axisMoveFor('+', wholeAxis, ports, ports[0]);
    if (near?.kind !== 'domain') throw new Error('Plus does not zoom.');
    expect(sizeOf(near.domain)).toBeLessThan(sizeOf(wholeAxis));
    expect(near.domain.first <= 9_955 && near.domain.last >= 9_955).toBe(true);
    expect(axisMoveFor('0', near.domain, ports, ports[0])).toEqual({
      kind: 'domain',
      domain: wholeAxis,
    });
    expect(axisMoveFor('Tab', wholeAxis, ports, ports[0])).toBeNull();
    expect(axisMoveFor('ArrowRight', wholeAxis, [], undefined)).toBeNull();
  });

  it('marks a candidate, and a number that is sure as well by its own', () => {
    const text = (ports: readonly ReportPort[]): readonly string[] =>
      clusterPorts(ports, wholeAxis, 800).map((cluster) => cluster.text);
    expect(text([port(1_995, 'documented')])).toEqual(['1995?']);
    expect(text([port(1_995, 'documented'), port(1_995)])).toEqual(['1995']);
  });
});

describe('the picture of the chances', () => {
  it('has every bar on its axis, wide enough to be seen, between its bounds', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, (random, sequential, optimistic, pessimistic) => {
        const chance = {
          ever: { random, sequential },
          heldAtRestart: { optimistic, pessimistic },
        };
        const rows = chanceRowsOf({
          ports: [
            { service: 'A', port: 1, chance },
            { service: 'B', port: 2, chance: null },
          ],
          any: chance,
        });
        expect(rows.map(({ bars }) => bars?.length ?? null)).toEqual([2, null, 2]);
        for (const bar of rows.flatMap(({ bars }) => bars ?? [])) {
          expect(bar.low).toBeLessThanOrEqual(bar.high);
          for (const { value } of bar.marks)
            expect(value >= bar.low && value <= bar.high).toBe(true);
          const { x, width } = chanceBox(bar, 500);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThanOrEqual(3);
          expect(x + width).toBeLessThanOrEqual(500 + 1e-6);
        }
      }),
    );
  });
});
