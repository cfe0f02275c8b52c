import { stripVTControlCharacters } from 'node:util';

/** One test that did not run, and why. */
export type SkippedTest = { readonly name: string; readonly reason: string };

/** A test, a file that could not be loaded, or a ring, and how its error begins; null where there is none. */
export type Failure = { readonly name: string; readonly why: string | null };

/** What came out of one ring of tests. */
export type RingTotal = {
  readonly passed: number;
  readonly failed: readonly Failure[];
  /** Those among the passed that failed at the first try. */
  readonly retried: readonly Failure[];
  readonly skipped: readonly SkippedTest[];
};

type Assertion = {
  readonly fullName: string;
  readonly status: string;
  /** Also what went wrong at the first try of a test that passed at the second. */
  readonly failureMessages?: readonly string[];
};
type FileResult = {
  readonly name: string;
  readonly status: string;
  readonly message?: string;
  readonly assertionResults: readonly Assertion[];
};

const skipReason = /\[skipped: (.*?)\]/;

/** A ring that counts as one failure, whatever else is known of it. */
export const brokenRing = (ring: string, why: string): RingTotal => ({
  passed: 0,
  failed: [{ name: `${ring}: ${why}`, why: null }],
  retried: [],
  skipped: [],
});

/**
 * Counts a report of vitest's JSON reporter.
 *
 * A ring that left no readable report, ran no test at all, or ended with an error that no test accounts for, counts as
 * failed: silence is never a pass.
 */
export function countRing(ring: string, report: string | null, exitCode: number): RingTotal {
  const files = report === null ? null : fileResults(report);
  if (files === null) return brokenRing(ring, `left no report (exit code ${exitCode})`);

  const tests = files.flatMap((file) => file.assertionResults);
  if (tests.length === 0 && files.every((file) => file.status === 'passed')) {
    return brokenRing(ring, 'ran no tests');
  }
  const failureOf = ({ fullName, failureMessages }: Assertion): Failure => ({
    name: `${ring}: ${fullName}`,
    why: beginningOf(failureMessages?.[0]),
  });
  const failed = [
    ...tests.filter((test) => test.status === 'failed').map(failureOf),
    ...files.filter(failedAsAWhole).map((file): Failure => ({
      name: `${ring}: ${file.name} failed as a whole`,
      why: beginningOf(file.message),
    })),
  ];
  if (failed.length === 0 && exitCode !== 0) {
    const name = `${ring}: ended with exit code ${exitCode} although no test failed`;
    failed.push({ name, why: null });
  }
  const passed = tests.filter((test) => test.status === 'passed');
  return {
    passed: passed.length,
    failed,
    retried: passed.filter((test) => (test.failureMessages ?? []).length > 0).map(failureOf),
    skipped: tests
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      .map((test) => ({
        name: `${ring}: ${test.fullName.replace(skipReason, '').replaceAll(/\s+/g, ' ').trim()}`,
        reason: skipReason.exec(test.fullName)?.[1] ?? 'NO REASON GIVEN',
      })),
  };
}

/** A file that could not be loaded, or whose hooks failed, without any of its tests being marked as failed. */
const failedAsAWhole = (file: FileResult): boolean =>
  file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed');

function fileResults(report: string): readonly FileResult[] | null {
  try {
    const parsed = JSON.parse(report) as { readonly testResults?: unknown };
    return Array.isArray(parsed.testResults) ? (parsed.testResults as FileResult[]) : null;
  } catch {
    return null;
  }
}

const longest = 300;

/** An error up to where its stack begins, on one line. */
const beginningOf = (message: string | undefined): string | null => {
  const [said = ''] = stripVTControlCharacters(message ?? '').split(/\n\s+at /);
  const line = said.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return null;
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
};

/** What went wrong, for whoever sees no more than the end of `npm test`: first what passed at the second try, then what failed. */
export const troubleLines = (totals: readonly RingTotal[]): readonly string[] => {
  const tell = (word: string, { name, why }: Failure): readonly string[] => [
    `${word} ${name}`,
    ...(why === null ? [] : [`    ${why}`]),
  ];
  return [
    ...totals.flatMap(({ retried }) => retried).flatMap((one) => tell('RETRIED', one)),
    ...totals.flatMap(({ failed }) => failed).flatMap((one) => tell('FAILED', one)),
  ];
};

/** The last line of `npm test`. */
export function totalLine(totals: readonly RingTotal[]): string {
  const passed = totals.reduce((sum, total) => sum + total.passed, 0);
  const failed = totals.reduce((sum, total) => sum + total.failed.length, 0);
  const skipped = totals.reduce((sum, total) => sum + total.skipped.length, 0);
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}
