import { defineConfig } from 'vitest/config';

import { quickTests } from './quick-tests.ts';

/** Thousands of mutants are tried, each against those of these tests that reach it; so only quick ones that need nothing but evidence. */
export default defineConfig({
  test: {
    name: 'mutation',
    include: process.env['MUTATION_TESTS']?.split(',') ?? [...quickTests],
    environment: 'node',
    testTimeout: 60_000,
    allowOnly: false,
  },
});
