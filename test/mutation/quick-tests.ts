/** The tests of what decides: checks, root causes, comparison, gate and verdict. */
export const quickTests: readonly string[] = [
  'test/unit/after/**/*.test.ts',
  'test/unit/after-causes/**/*.test.ts',
  'test/unit/checks/**/*.test.ts',
  'test/unit/run/gate.test.ts',
  'test/property/verdict.test.ts',
];

/** What a sample is taken from, and the tests that reach it. */
export const sampled = {
  files: [
    'shared/after/causes/*.ts',
    'shared/after/checks/svc-101-*.ts',
    'shared/checks/*.ts',
    'shared/run/gate.ts',
    'shared/run/verdict.ts',
  ],
  tests: [
    'test/unit/after-causes/**/*.test.ts',
    'test/unit/checks/**/*.test.ts',
    'test/unit/run/gate.test.ts',
    'test/property/verdict.test.ts',
  ],
} as const;
