import { buildAll } from '../../../build/build.ts';
import { runTool } from '../../../build/support/tool.ts';

/**
 * `npm run screens`: makes the stored pictures of every screen anew (`test/fixtures/screens/`), and those of the README
 * (`.github/screenshots/`). To be looked at before they are committed: what is wrong in them stays wrong.
 */
await buildAll();
const ended = await runTool(
  'vitest',
  ['run', '--project', 'e2e', 'test/e2e/accessibility.test.ts'],
  {
    timeoutMs: 15 * 60_000,
    env: { ...process.env, NODE_ENV: 'test', CU_PREFLIGHT_RENEW_SCREENS: '1' },
  },
);
process.exitCode = ended.code ?? 1;
