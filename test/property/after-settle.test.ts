import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { noLooks, settle, type SettleStep } from '../../shared/after/settle.ts';
import { serviceStates, startTypes, type Service } from '../../shared/evidence/schema.ts';
import { service } from '../support/evidence.ts';

const limitMs = 60_000;
const names = ['MSExchangePOP3BE', 'MSExchangeIS', 'Winmgmt'] as const;

const sight = fc.record({
  state: fc.constantFrom(...serviceStates),
  startType: fc.option(fc.constantFrom(...startTypes)),
  win32ExitCode: fc.constantFrom(0, 1077, 1067, 10_048),
  pid: fc.constantFrom(null, 0, 4_000, 4_001),
});

const services: fc.Arbitrary<readonly Service[]> = fc
  .array(fc.option(sight), { minLength: 3, maxLength: 3 })
  .map((sights) =>
    sights.flatMap((one, index) => {
      const name = names[index];
      return one === null || name === undefined ? [] : [service(name, one)];
    }),
  );

const looks = fc.array(
  fc.record({ afterMs: fc.integer({ min: 1, max: 20_000 }), services: fc.option(services) }),
  { maxLength: 12 },
);
const expected = fc.option(services);

/** Every step up to the end; a last look is made at the limit, as the caller does. */
const run = (
  before: readonly Service[] | null,
  given: readonly { readonly afterMs: number; readonly services: readonly Service[] | null }[],
): readonly {
  readonly at: number;
  readonly services: readonly Service[] | null;
  readonly step: SettleStep;
}[] => {
  const steps = [];
  let memory = noLooks;
  let at = 0;
  for (const look of [...given, { afterMs: limitMs, services: given.at(-1)?.services ?? null }]) {
    const step = settle(memory, before, { elapsedMs: at, services: look.services }, limitMs);
    steps.push({ at, services: look.services, step });
    ({ memory } = step);
    if (step.ended !== null) break;
    at += look.afterMs;
  }
  return steps;
};

describe('the wait for the services', () => {
  it('always ends by the limit', () => {
    fc.assert(
      fc.property(expected, services, (before, seen) => {
        for (const elapsedMs of [limitMs, limitMs + 1, Number.NaN])
          for (const found of [seen, null])
            expect(
              settle(noLooks, before, { elapsedMs, services: found }, limitMs).ended,
            ).not.toBeNull();
      }),
    );
    fc.assert(
      fc.property(expected, looks, (before, given) => {
        for (const { at, step } of run(before, given))
          if (at >= limitMs) expect(step.ended).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('calls settled only what was read, and leaves nobody who is on the way', () => {
    fc.assert(
      fc.property(expected, looks, (before, given) => {
        const last = run(before, given).at(-1);
        if (last?.step.ended?.outcome !== 'settled') return;
        expect(last.services).not.toBeNull();
        expect(last.step.ended.left).toEqual([]);
        const ran = (name: string) =>
          before?.some((one) => one.name === name && one.state === 'running');
        const moving = (last.services ?? []).filter(
          ({ name, state }) => ran(name) === true && state.endsWith('-pending'),
        );
        expect(moving).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('says who is left whenever it ends without being settled', () => {
    fc.assert(
      fc.property(expected, looks, (before, given) => {
        const ended = run(before, given).at(-1)?.step.ended;
        if (ended?.outcome === 'limit-reached') expect(ended.left.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('reports as flapping only services that were seen running and not running, or in two processes', () => {
    fc.assert(
      fc.property(expected, looks, (before, given) => {
        const steps = run(before, given);
        for (const name of steps.at(-1)?.step.ended?.flapping ?? []) {
          const seen = steps.flatMap(
            ({ services: found }) => found?.filter((one) => one.name === name) ?? [],
          );
          expect(
            new Set(seen.map(({ state, pid }) => (state === 'running' ? pid : 'down'))).size,
          ).toBeGreaterThan(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
