import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commandItems, rangeItemIds, type CommandItemId } from '../../shared/evidence/items.ts';
import type { Evidence, EvidenceItem } from '../../shared/evidence/schema.ts';
import { analyzeEvidence } from '../../shared/report/build-report.ts';
import type { Verdict } from '../../shared/report/schema.ts';
import { bytesFromBase64, base64FromBytes } from '../../shared/text/base64.ts';
import {
  connection,
  errorItem,
  evidenceOf,
  excludedEverywhere,
  pop3be,
  service,
  type ServerUnderTest,
} from '../support/evidence.ts';

const now = new Date('2026-11-24T03:01:00.000Z');
const verdictOf = (evidence: Evidence): Verdict => analyzeEvidence(evidence, now).verdict;

/** Best first. Not knowing is worse than a warning and no better than a no; which of the two it is called does not matter to the gate. */
const badness: Record<Verdict, number> = {
  go: 0,
  'go-with-warnings': 1,
  'no-go': 2,
  incomplete: 2,
};

const servers: Readonly<Record<string, ServerUnderTest>> = {
  protected: { exclusions: excludedEverywhere(9955) },
  'outside the range': { range: { first: 49_152, last: 65_535 } },
  'at risk': {},
  'protected in one family only': {
    exclusions: { 'ipv4.active': [{ first: 9955, last: 9955, kind: 'administered' }] },
  },
  'blocked by the system': {
    exclusions: { 'ipv6.active': [{ first: 9900, last: 9999, kind: 'system' }] },
  },
  captured: {
    services: [
      pop3be({ state: 'stopped', win32ExitCode: 10_048 }),
      service('W3SVC', { pid: 612, imagePath: 'C:\\Windows\\System32\\inetsrv\\w3wp.exe' }),
    ],
    endpoints: [connection(9955, 612)],
  },
  'with a warning': {
    exclusions: excludedEverywhere(9955),
    services: [pop3be(), service('MSExchangeTransport', { state: 'stopped' })],
  },
};

const damage: fc.Arbitrary<(item: EvidenceItem) => EvidenceItem | null> = fc.oneof(
  fc.constant(() => null),
  fc.constant((item: EvidenceItem) => errorItem(item.id as CommandItemId)),
  fc
    .integer({ min: 1, max: 255 })
    .map(
      (exitCode) => (item: EvidenceItem) =>
        item.kind === 'command' ? { ...item, exitCode } : null,
    ),
  fc.double({ min: 0, max: 0.999, noNaN: true }).map((part) => (item: EvidenceItem) => {
    if (item.kind !== 'command') return null;
    const bytes = bytesFromBase64(item.stdoutBase64);
    return {
      ...item,
      stdoutBase64: base64FromBytes(bytes.subarray(0, Math.floor(bytes.length * part))),
    };
  }),
  fc.constant((item: EvidenceItem) =>
    item.kind === 'native' ? { ...item, value: { nonsense: true } } : null,
  ),
);

const damaged = (server: Evidence): fc.Arbitrary<Evidence> =>
  fc
    .array(fc.tuple(fc.nat({ max: server.items.length - 1 }), damage), {
      minLength: 1,
      maxLength: server.items.length,
    })
    .map((faults) => {
      const items: (EvidenceItem | null)[] = [...server.items];
      for (const [index, change] of faults) {
        const item = items[index];
        if (item) items[index] = change(item);
      }
      return { ...server, items: items.filter((item) => item !== null) };
    });

describe.each(Object.entries(servers))('on a server that is %s', (_name, given) => {
  const whole = evidenceOf(given);

  it('damaged evidence never gives a better verdict', () => {
    const best = badness[verdictOf(whole)];
    fc.assert(
      fc.property(damaged(whole), (evidence) => {
        expect(badness[verdictOf(evidence)]).toBeGreaterThanOrEqual(best);
      }),
      { numRuns: 300 },
    );
  });

  it.each([...rangeItemIds, ...commandItems.keys()])('never says go without %s', (id) => {
    const without = { ...whole, items: whole.items.filter((item) => item.id !== id) };
    expect(['incomplete', 'no-go']).toContain(verdictOf(without));
    const failed = {
      ...whole,
      items: whole.items.map((item) => (item.id === id ? errorItem(id) : item)),
    };
    expect(['incomplete', 'no-go']).toContain(verdictOf(failed));
  });
});

it('the servers of this test have the verdicts that make it worth something', () => {
  const verdicts = Object.values(servers).map((given) => verdictOf(evidenceOf(given)));
  expect(verdicts).toEqual(['go', 'go', 'no-go', 'no-go', 'no-go', 'no-go', 'go-with-warnings']);
});
