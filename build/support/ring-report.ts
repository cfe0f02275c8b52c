/** One test that did not run, and why. */
export type SkippedTest = { readonly name: string; readonly reason: string };

/** What came out of one ring of tests. */
export type RingTotal = {
  readonly passed: number;
  /** Names of what failed: tests, files that could not be loaded, the ring itself. */
  readonly failed: readonly string[];
  readonly skipped: readonly SkippedTest[];
};

type Assertion = { readonly fullName: string; readonly status: string };
type FileResult = {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly Assertion[];
};

const skipReason = /\[skipped: (.*?)\]/;

/** A ring that counts as one failure, whatever else is known of it. */
export const brokenRing = (ring: string, why: string): RingTotal => ({
  passed: 0,
  failed: [`${ring}: ${why}`],
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
  const failed = [
    ...tests.filter((test) => test.status === 'failed').map((test) => `${ring}: ${test.fullName}`),
    ...files.filter(failedAsAWhole).map((file) => `${ring}: ${file.name} failed as a whole`),
  ];
  if (failed.length === 0 && exitCode !== 0) {
    failed.push(`${ring}: ended with exit code ${exitCode} although no test failed`);
  }
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed,
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

/** The last line of `npm test`. */
export function totalLine(totals: readonly RingTotal[]): string {
  const passed = totals.reduce((sum, total) => sum + total.passed, 0);
  const failed = totals.reduce((sum, total) => sum + total.failed.length, 0);
  const skipped = totals.reduce((sum, total) => sum + total.skipped.length, 0);
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}
