import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  axisLayout,
  byRisk,
  clusterPorts,
  exclusionBlocks,
  lensDomain,
  placeLabels,
  tickPorts,
  xOf,
} from '../../renderer/steps/before/ports/axis-model.ts';
import { exclusionText, placeText } from '../../renderer/steps/before/ports/family-text.ts';
import { lastPort, portSchema, type PortRange } from '../../shared/ports/vocabulary.ts';
import { risks, type PortFamily, type ReportPort, type Risk } from '../../shared/report/schema.ts';
import { textsIn } from '../../shared/texts/texts.ts';

const whole: PortRange = { first: 1, last: lastPort };
const inside: PortFamily = {
  range: { first: 6005, last: 65_534 },
  inside: true,
  exclusion: 'none',
  persistent: 'none',
};
const port = (
  number: number,
  risk: Risk = 'at-risk',
  service = 'MSExchangePOP3BE',
): ReportPort => ({
  service,
  protocol: 'tcp',
  port: number,
  source: 'observed',
  risk,
  families: { ipv4: inside, ipv6: inside },
  holder: null,
  inUse: true,
});

const anyPorts = fc.array(
  fc.record({ number: fc.integer({ min: 1, max: lastPort }), risk: fc.constantFrom(...risks) }),
  { maxLength: 40 },
);
const anyWidth = fc.integer({ min: 200, max: 1_600 });

describe('the port map', () => {
  it('never lets two labels overlap, and no leader run through a label', () => {
    fc.assert(
      fc.property(anyPorts, anyWidth, (ports, width) => {
        const labels = placeLabels(
          clusterPorts(
            ports.map(({ number, risk }) => port(number, risk)),
            whole,
            width,
          ),
        );
        for (const one of labels)
          for (const other of labels) {
            if (one === other) continue;
            const apart = one.x + one.width <= other.x || other.x + other.width <= one.x;
            if (one.row === other.row) expect(apart).toBe(true);
            // A leader comes down from its label through every row beneath it.
            if (one.row > other.row)
              expect(one.x > other.x && one.x < other.x + other.width).toBe(false);
          }
      }),
    );
  });

  it('keeps the label of the last port inside the drawing', () => {
    const [label] = placeLabels(clusterPorts([port(lastPort)], whole, 600));
    expect(label!.x + label!.width).toBeLessThanOrEqual(600 + axisLayout.right);
  });

  it('shows every port of the domain in exactly one cluster, and the worst risk of each', () => {
    fc.assert(
      fc.property(anyPorts, anyWidth, (ports, width) => {
        const all = ports.map(({ number, risk }) => port(number, risk));
        const clusters = clusterPorts(all, whole, width);
        const shown = clusters.flatMap((cluster) => cluster.ports);
        expect(shown).toHaveLength(all.length);
        expect(new Set(shown)).toEqual(new Set(all));
        for (const { ports: own, risk } of clusters)
          for (const member of own)
            expect(risks.indexOf(risk)).toBeLessThanOrEqual(risks.indexOf(member.risk));
      }),
    );
  });

  it('puts ports together that cannot be told apart, and apart again in the lens', () => {
    const ports = [port(9933), port(9955, 'protected')];
    expect(clusterPorts(ports, whole, 800).map(({ text }) => text)).toEqual(['9933, 9955']);
    const near = clusterPorts(ports, lensDomain(9933), 800);
    expect(near.map(({ text }) => text)).toEqual(['9933', '9955']);
  });

  it('draws each end of the axis at its end', () => {
    expect(xOf(1, whole, 700)).toBe(0);
    expect(xOf(lastPort, whole, 700)).toBe(700);
  });

  it('draws thousands of exclusions as a picture, inside the axis, and at least visibly wide', () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => ({
      first: 1 + index * 13,
      last: 1 + index * 13,
      kind: 'administered' as const,
    }));
    const blocks = exclusionBlocks(rows, whole, 800);
    expect(blocks.length).toBeLessThanOrEqual(400);
    expect(blocks.flatMap((block) => block.rows)).toHaveLength(rows.length);
    for (const { x, width } of blocks) expect(x + width).toBeLessThanOrEqual(800);
    const [single] = exclusionBlocks([{ first: 9933, last: 9933, kind: 'system' }], whole, 800);
    expect(single!.width).toBeGreaterThanOrEqual(3);
  });

  it('never merges a system exclusion into an administered one', () => {
    const blocks = exclusionBlocks(
      [
        { first: 9900, last: 9999, kind: 'system' },
        { first: 10_000, last: 10_000, kind: 'administered' },
      ],
      whole,
      800,
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(['system', 'administered']);
  });

  it('gives ticks that do not touch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: lastPort }), anyWidth, (number, width) => {
        for (const domain of [whole, lensDomain(number)]) {
          const xs = tickPorts(domain, width).map((tick) => xOf(tick, domain, width));
          for (const [index, x] of xs.entries())
            if (index > 0) expect(x - xs[index - 1]!).toBeGreaterThanOrEqual(40);
        }
      }),
    );
  });

  it('shows only ports that exist in the lens', () => {
    for (const number of [1, 60, 9955, 65_500, lastPort]) {
      const { first, last } = lensDomain(number);
      expect(portSchema.safeParse(first).success && portSchema.safeParse(last).success).toBe(true);
      expect(number >= first && number <= last).toBe(true);
    }
  });

  it('lists what needs attention first, and what nobody uses last', () => {
    const sorted = byRisk([
      port(1, 'protected'),
      { ...port(2, 'captured'), inUse: false },
      port(3, 'at-risk'),
      port(4, 'captured'),
    ]);
    expect(sorted.map((entry) => entry.port)).toEqual([4, 3, 1, 2]);
  });
});

describe('the table of the ports', () => {
  const texts = textsIn('en');

  it('never calls an unread table safe', () => {
    const unread: PortFamily = { range: null, inside: null, exclusion: null, persistent: null };
    expect(exclusionText(unread, texts)).toEqual({ text: 'Exclusions not read', tone: 'unknown' });
    expect(placeText(unread, texts)).toBe('Range not read');
    expect(
      exclusionText({ ...inside, exclusion: 'administered', persistent: null }, texts).tone,
    ).toBe('unknown');
  });

  it('tells an exclusion that ends with the next boot from one that stays', () => {
    expect(exclusionText({ ...inside, exclusion: 'administered' }, texts).text).toBe(
      'Excluded until the next boot',
    );
    expect(
      exclusionText({ ...inside, exclusion: 'administered', persistent: 'administered' }, texts)
        .text,
    ).toBe('Excluded');
    expect(exclusionText({ ...inside, persistent: 'administered' }, texts).text).toBe(
      'Excluded only after the next boot',
    );
  });
});
