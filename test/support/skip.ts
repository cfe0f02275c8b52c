import { describe, it } from 'vitest';

/** What {@link skipUnless} answers with: `describe`, and `it` for a single test. */
export type Conditional = {
  (name: string, body: () => void): void;
  readonly it: (name: string, body: () => Promise<void> | void, timeoutMs?: number) => void;
};

/**
 * The way to leave tests out where they cannot run: loudly, counted, and with the reason.
 *
 * `reason` is what is missing here ("Wine is not installed"), or null where nothing is. The reason becomes
 * part of the tests' name, from where the total of `npm test` reads and prints it.
 *
 *     const onBench = skipUnless(await whyNoBench());
 *     onBench('reads through the Win32 API', () => { it('…', …); });
 *     onBench.it('one test alone', async () => { … });
 */
export function skipUnless(reason: string | null): Conditional {
  const named = (name: string): string =>
    reason === null ? name : `${name} ${skipMark}${reason}]`;
  const suite = (name: string, body: () => void): void => {
    describe.skipIf(reason !== null)(named(name), body);
  };
  return Object.assign(suite, {
    it: (name: string, body: () => Promise<void> | void, timeoutMs?: number): void => {
      // oxlint-disable-next-line vitest/expect-expect -- the caller's body has the expectations
      it.skipIf(reason !== null)(named(name), body, timeoutMs);
    },
  });
}

/** How the name of a skipped test announces its reason; `build/support/ring-report.ts` looks for it. */
export const skipMark = '[skipped: ';
