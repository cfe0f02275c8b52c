import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';
import { run, tail } from '../../build/support/run.ts';
import { reportSchema } from '../../shared/report/schema.ts';
import { skipUnless } from '../support/skip.ts';

const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as {
  readonly bin: Readonly<Record<string, string>>;
};
const program = manifest.bin['cu-preflight'] ?? '';

const whenBuilt = skipUnless(
  existsSync(inRoot(program)) ? null : 'the terminal program is not built; run npm run build',
);

whenBuilt('the built terminal program, away from the checkout', () => {
  const work = mkdtempSync(join(tmpdir(), 'cu-preflight-terminal-'));
  beforeAll(() => cpSync(inRoot('dist'), join(work, 'dist'), { recursive: true }));
  afterAll(() => rmSync(work, { recursive: true, force: true, maxRetries: 5 }));

  const preflight = (...args: readonly string[]): ReturnType<typeof run> =>
    run(process.execPath, [join(work, program), ...args], {
      cwd: work,
      capture: true,
      timeoutMs: 60_000,
    });

  it('examines a rehearsal server and prints the report, and nothing but the report', async () => {
    const ended = await preflight('check', '--server', 'sim:healthy', '--json');
    expect(ended.code, tail(ended.stderr)).toBe(0);
    expect(reportSchema.parse(JSON.parse(ended.stdout)).verdict).toBe('go');
  });

  it('says no-go with its exit code where ports are at risk', async () => {
    const ended = await preflight('check', '--server', 'sim:ports-at-risk');
    expect(ended.code, tail(ended.stderr)).toBe(2);
    expect(ended.stdout).toContain('PORT-001');
  });

  it('refuses what it does not know as wrong usage', async () => {
    const ended = await preflight('no-such-command');
    expect(ended.code).toBe(64);
  });

  it('can be started as a command of its own', async () => {
    if (process.platform === 'win32') return;
    const ended = await run(join(work, program), ['check', '--server', 'sim:healthy'], {
      cwd: work,
      capture: true,
      timeoutMs: 60_000,
    });
    expect(ended.code, tail(ended.stderr)).toBe(0);
  });
});
