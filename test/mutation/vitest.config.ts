import { defineConfig } from 'vitest/config';

import { quickTests } from './quick-tests.ts';

/** Thousands of mutants are tried, each against those of these tests that reach it; so only quick ones that need nothing but evidence. */
export default defineConfig({
  test: {
    name: 'mutation',
    include: process.env['MUTATION_TESTS']?.split(',') ?? [...quickTests],
    environment: 'node',
    // One process for all files of a run: starting one for each costs more than the tests do.
    isolate: false,
    testTimeout: 60_000,
    allowOnly: false,
  },
});
