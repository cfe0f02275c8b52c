import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { listPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { packageApplication } from '../../build/package.ts';
import { run, tail } from '../../build/support/run.ts';
import { reportSchema } from '../../shared/report/schema.ts';
import { wizard } from '../e2e/wizard-page.ts';
import { launchElectron, whyNoElectron } from '../support/electron.ts';
import { skipUnless } from '../support/skip.ts';

/** How the fuse wire writes "on" (the character 1); off is 0, and other values mean "not known to this Electron". */
const on = '1'.charCodeAt(0);

const windows = process.platform === 'win32';

const onSupported = skipUnless(
  windows || (process.platform === 'linux' && process.arch === 'x64')
    ? null
    : `nothing is packed for ${process.platform} ${process.arch}`,
);

onSupported('the packaged application', () => {
  const work = mkdtempSync(join(tmpdir(), 'cu-preflight-package-'));
  let folder = '';
  beforeAll(async () => {
    folder = await packageApplication(join(work, 'package'));
  });
  afterAll(() => rmSync(work, { recursive: true, force: true, maxRetries: 5 }));

  const executable = (): string => join(folder, windows ? 'cu-preflight.exe' : 'cu-preflight');
  const resources = (...parts: readonly string[]): string => join(folder, 'resources', ...parts);

  it('holds the five programs, koffi, and nothing else', () => {
    const files = listPackage(resources('app.asar'), { isPack: false }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    for (const file of [
      '/package.json',
      '/dist/main/main.cjs',
      '/dist/preload/preload.cjs',
      '/dist/renderer/index.html',
      '/dist/agent/agent.cjs',
      '/dist/cli/cli.cjs',
    ]) {
      expect(files).toContain(file);
    }
    const others = files.filter(
      (file) =>
        !/^\/(package\.json$|dist(\/|$)|node_modules($|\/koffi|\/@koromix($|\/koffi-)))/.test(file),
    );
    expect(others).toEqual([]);
    expect(files.filter((file) => /\.(ts|map|cc|hh|md)$|built-from/.test(file))).toEqual([]);
  });

  it('names everybody whose work it contains, with the licence', () => {
    const notices = readFileSync(join(folder, 'THIRD-PARTY-NOTICES.md'), 'utf8');
    for (const name of ['koffi', 'react', 'zod', 'zustand', 'execa', '@fluentui/tokens'])
      expect(notices).toMatch(new RegExp(`^## ${name} - \\d+\\.\\d+\\.\\d+`, 'm'));
    expect(existsSync(join(folder, 'LICENSES.chromium.html'))).toBe(true);
  });

  it('has nothing beside the archive that could be loaded in its place', () => {
    expect(existsSync(resources('app'))).toBe(false);
    expect(existsSync(resources('default_app.asar'))).toBe(false);
  });

  it('has koffi outside the archive, complete enough to call the system', () => {
    // From here the archive does not exist, so that only what was unpacked can be loaded.
    const koffi = createRequire(import.meta.url)(
      resources('app.asar.unpacked', 'node_modules', 'koffi'),
    ) as typeof import('koffi');
    expect(koffi.sizeof('int')).toBe(4);
  });

  it('has every door of Electron shut that can be shut', async () => {
    const wire = await getCurrentFuseWire(executable());
    const shut = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      // Unknown to the fallback Electron, where it is absent from the wire.
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const guards = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    expect(shut.filter((fuse) => Number(wire[fuse]) === on)).toEqual([]);
    expect(guards.filter((fuse) => Number(wire[fuse]) !== on)).toEqual([]);
  });

  it('starts, rehearses without a window, and leaves its reports', async () => {
    const out = join(work, 'reports');
    const root = process.getuid?.() === 0;
    const ended = await run(
      executable(),
      [
        ...(root ? ['--no-sandbox'] : []),
        `--user-data-dir=${join(work, 'user-data')}`,
        '--rehearse',
        'healthy',
        '--out',
        out,
      ],
      { cwd: work, capture: true, timeoutMs: 120_000 },
    );
    const said = tail(`${ended.stdout}\n${ended.stderr}`, 30);
    expect({ code: ended.code, timedOut: ended.timedOut }, said).toEqual({
      code: 0,
      timedOut: false,
    });
    const report = reportSchema.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));
    expect(report.verdict).toBe('go');
    expect(readFileSync(join(out, 'report.pdf')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(statSync(join(out, 'report.html')).size).toBeGreaterThan(1_000);
  });

  // Playwright attaches through Node's inspector, which a fuse has shut; so one door of a copy is opened for it.
  skipUnless(whyNoElectron())('in a window', () => {
    it('lets the wizard examine a rehearsal server', async () => {
      const copy = join(work, 'copy');
      cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
      const program = join(copy, windows ? 'cu-preflight.exe' : 'cu-preflight');
      await flipFuses(program, {
        version: FuseVersion.V1,
        [FuseV1Options.EnableNodeCliInspectArguments]: true,
      });
      const launched = await launchElectron({ executablePath: program });
      try {
        const drive = wizard(launched.page);
        await drive.connect('No port at risk');
        await drive.runChecks();
        await drive.step('Gate').click();
        await expect.poll(() => drive.verdict().innerText(), { timeout: 20_000 }).toContain('Go');
        expect(launched.errors).toEqual([]);
      } finally {
        await launched.close();
      }
    });
  });
});
