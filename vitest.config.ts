import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

import { isLeftOfLaunch } from './build/support/launch-limit.ts';
import { inRoot } from './build/support/paths.ts';

const minute = 60_000;

/** Pure code and local files: several files at a time. */
const quickRing = (name: string): TestProjectInlineConfiguration => ({
  test: {
    name,
    root: inRoot(),
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    environment: 'node',
    testTimeout: minute,
    hookTimeout: minute,
    // Importing `electron` in plain Node would start a download; with this it fails at once instead.
    env: { ELECTRON_OVERRIDE_DIST_PATH: inRoot('electron-is-not-for-this-ring') },
  },
});

/** Real processes, windows and installations: one file at a time, and time enough for each on a slow machine. The windows mostly wait for the clock of a rehearsal, so two of their files go on side by side. */
const slowRing = (
  name: string,
  order: number,
  { workers = 1, retry = 0 }: { readonly workers?: number; readonly retry?: number } = {},
): TestProjectInlineConfiguration => ({
  test: {
    name,
    root: inRoot(),
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node',
    globalSetup: [inRoot('test/support/display-setup.ts')],
    testTimeout: 5 * minute,
    hookTimeout: 8 * minute,
    retry,
    // A window shows what happened when the machine comes round to it; one second, as by default, is too little for that.
    expect: { poll: { timeout: 20_000, interval: 100 } },
    fileParallelism: workers > 1,
    maxWorkers: workers,
    sequence: { groupOrder: order },
  },
});

export default defineConfig({
  test: {
    passWithNoTests: false,
    allowOnly: false,
    // The start itself is tried again, aloud: it must not fail the whole ring all the same.
    onUnhandledError: (error) => (isLeftOfLaunch(error) ? false : undefined),
    projects: [
      quickRing('unit'),
      quickRing('property'),
      quickRing('contract'),
      // What fails once and passes then is named in the total of `npm test`.
      slowRing('bench', 1, { retry: 1 }),
      slowRing('e2e', 2, { workers: 2, retry: 1 }),
      slowRing('packaging', 3),
    ],
  },
});
