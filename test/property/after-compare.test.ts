import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compare } from '../../shared/after/compare/index.ts';
import { lostExclusions } from '../../shared/after/compare/exclusions.ts';
import { verify } from '../../shared/after/verify.ts';
import { itemTitle } from '../../shared/evidence/items.ts';
import { serviceStates, startTypes, type Service } from '../../shared/evidence/schema.ts';
import { contains, families, type PortRange } from '../../shared/ports/vocabulary.ts';
import {
  afterInputOf,
  evidenceAfter,
  evidenceBefore,
  type SideUnderTest,
} from '../support/after.ts';
import { listeners, service } from '../support/evidence.ts';

const names = [
  'MSExchangePOP3BE',
  'MSExchangePop3',
  'MSExchangeTransport',
  'MSExchangeNotificationsBroker',
  'Winmgmt',
  'Spooler',
  'CDPUserSvc_3a2f1',
] as const;

/** Services that agree with the process table: who runs has a process, who is stopped has none. */
const consistent = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...names),
      state: fc.constantFrom(...serviceStates),
      startType: fc.constantFrom(...startTypes),
      win32ExitCode: fc.constantFrom(0, 1077, 10_048),
      fileVersion: fc.option(fc.constant('15.2.1544.4'), { nil: undefined }),
      triggerStart: fc.boolean(),
    }),
    { selector: ({ name }) => name, maxLength: 7 },
  )
  .map((given) =>
    given.map(({ fileVersion, ...one }, index): Service =>
      service(one.name, {
        ...one,
        pid: one.state === 'stopped' ? null : 4_000 + index,
        ...(fileVersion === undefined ? {} : { fileVersion }),
      }),
    ),
  );

/** Whatever a damaged or contradictory reading may hold. */
const anything = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom(...names),
    displayName: fc.constant(''),
    state: fc.constantFrom(...serviceStates),
    startType: fc.option(fc.constantFrom(...startTypes)),
    pid: fc.constantFrom(null, 0, 4_000, 4_001, 99),
    win32ExitCode: fc.constantFrom(0, 10_048),
    serviceExitCode: fc.constant(0),
    imagePath: fc.option(fc.constant('C:\\x.exe')),
    dependsOn: fc.constantFrom<string[][]>([], ['Spooler'], ['MSExchangePOP3BE']),
    fileVersion: fc.option(fc.constantFrom('15.2.1', 'odd')),
  }),
  { selector: ({ name }) => name, maxLength: 7 },
);

const ports = fc.array(fc.constantFrom(25, 110, 995, 2525, 6100, 9955), { maxLength: 4 });

const ids = evidenceBefore().items.map(({ id }) => id);

const broken = (services: fc.Arbitrary<readonly Service[]>): fc.Arbitrary<SideUnderTest> =>
  fc
    .record({
      services,
      ports,
      pid: fc.constantFrom(0, 4, 4_000, 4_001, 99),
      without: fc.subarray(ids, { maxLength: 3 }),
    })
    .map(({ services: found, ports: open, pid, without }) => ({
      services: found,
      endpoints: open.flatMap((port) => listeners(port, pid)),
      without,
    }));

describe('comparing', () => {
  it('finds only the same in evidence that was read in full and agrees with itself, compared with itself', () => {
    fc.assert(
      fc.property(consistent, ports, (services, open) => {
        const [first] = services.filter(({ state }) => state === 'running');
        const endpoints = first?.pid ? open.flatMap((port) => listeners(port, first.pid ?? 0)) : [];
        const evidence = evidenceBefore({ services, endpoints });
        const rows = compare(afterInputOf(evidence, evidence));
        expect(rows.filter(({ judged }) => judged !== 'same')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('finds only the same and the unknown in any evidence, compared with itself', () => {
    fc.assert(
      fc.property(broken(anything), (side) => {
        const evidence = evidenceBefore(side);
        const rows = compare(afterInputOf(evidence, evidence));
        expect(rows.filter(({ judged }) => judged !== 'same' && judged !== 'unknown')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('has each row once, and a reason for each', () => {
    fc.assert(
      fc.property(broken(anything), broken(anything), (was, is) => {
        const rows = compare(afterInputOf(evidenceBefore(was), evidenceAfter(is)));
        const keys = rows.map(({ kind, subject, field }) => [kind, subject, field].join('|'));
        expect(new Set(keys).size).toBe(keys.length);
        expect(rows.filter(({ why }) => why === '')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('verifying', () => {
  it('answers every question, breaks over nothing, and passes none for which an item is missing that it rests on', () => {
    const whole = new Set(['services', 'endpoints', 'processes']);
    fc.assert(
      fc.property(broken(anything), broken(anything), (was, is) => {
        const input = afterInputOf(evidenceBefore(was), evidenceAfter(is));
        const { findings } = verify(input);
        const asked = [
          'SETUP-002',
          'SVC-101',
          'SVC-102',
          'SVC-103',
          'NET-101',
          'CERT-101',
          'CONF-001',
          'PORT-102',
        ];
        for (const id of asked) expect(findings.map((finding) => finding.id)).toContain(id);
        expect(findings.filter(({ title }) => title === 'The check itself failed')).toEqual([]);
        const missing = [...(was.without ?? []), ...(is.without ?? [])].filter((id) =>
          whole.has(id),
        );
        if (missing.length > 0)
          expect(
            findings.filter(({ id, outcome }) => id === 'SVC-103' && outcome !== 'error'),
            missing.map(itemTitle).join(', '),
          ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('has each finding once', () => {
    fc.assert(
      fc.property(broken(anything), broken(anything), (was, is) => {
        const { findings } = verify(afterInputOf(evidenceBefore(was), evidenceAfter(is)));
        const keys = findings.map(({ id, subject }) => `${id} ${subject}`);
        expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
      }),
      { numRuns: 300 },
    );
  });
});

describe('lost exclusions', () => {
  const range = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 9 }))
    .map(([first, more]) => ({ first, last: first + more, kind: 'administered' as const }));

  it('are exactly the ports that were covered and are not', () => {
    const covered = (ranges: readonly PortRange[], port: number): boolean =>
      ranges.some((one) => contains(one, port));
    fc.assert(
      fc.property(
        fc.array(range, { maxLength: 6 }),
        fc.array(range, { maxLength: 6 }),
        (was, is) => {
          const lost = lostExclusions(was, is);
          for (let port = 0; port <= 80; port += 1)
            expect(covered(lost, port)).toBe(covered(was, port) && !covered(is, port));
        },
      ),
    );
  });
});

it('compares in both families', () => {
  const rows = compare(afterInputOf(evidenceBefore(), evidenceAfter()));
  for (const family of families)
    expect(rows.some(({ subject }) => subject.toLowerCase().startsWith(family))).toBe(true);
});
