/** The tests of what decides: checks, root causes, comparison, gate and verdict. */
export const quickTests: readonly string[] = [
  // Tests that drive a rehearsal server take a second each, for every mutant that they reach.
  'test/unit/after/!(simulated-*).test.ts',
  'test/unit/after-causes/**/*.test.ts',
  'test/unit/checks/**/*.test.ts',
  'test/unit/mask-secrets.test.ts',
  'test/unit/run/gate-reasons.test.ts',
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
    'test/unit/run/gate-reasons.test.ts',
  ],
} as const;
