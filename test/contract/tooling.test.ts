import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { electronBuilderConfig } from '../../build/electron-builder-config.ts';
import { filesIn } from '../../build/support/content-hash.ts';
import { isLeftOfLaunch, launchAttemptMs } from '../../build/support/launch-limit.ts';
import { inRoot } from '../../build/support/paths.ts';
import { brokenRing, countRing, totalLine, troubleLines } from '../../build/support/ring-report.ts';
import { environments } from '../support/planted-project.ts';
import { skipMark } from '../support/skip.ts';

const read = (path: string): string => readFileSync(inRoot(path), 'utf8');

type Manifest = {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};
const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, Partial<Manifest>>>;
};

describe('dependencies', () => {
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

  it.for(kinds)('%s are pinned exactly, and the lockfile agrees', (kind) => {
    const loose = Object.entries(manifest[kind]).filter(([, version]) => !/^\d/.test(version));
    expect(loose).toEqual([]);
    expect(lock.packages['']?.[kind]).toEqual(manifest[kind]);
  });

  it('ship nothing but koffi', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['koffi']);
  });

  it('run no scripts when they are installed', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });
});

describe('the compiler', () => {
  it.for(environments)('is strict in %s', (environment) => {
    const config = JSON.parse(read(`${environment}/tsconfig.json`)) as {
      readonly extends: string;
      readonly compilerOptions: Readonly<Record<string, unknown>>;
    };
    expect(config.extends).toMatch(/tsconfig\.base\.json$/);
    expect(
      Object.keys(config.compilerOptions).filter((name) => /strict|^no[A-Z]/.test(name)),
    ).toEqual([]);
  });

  it('is strict for all', () => {
    const base = JSON.parse(read('tsconfig.base.json')) as { readonly compilerOptions: object };
    expect(base.compilerOptions).toMatchObject({
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
    });
  });

  it('sees every environment from the root', () => {
    const { references } = JSON.parse(read('tsconfig.json')) as {
      readonly references: readonly { readonly path: string }[];
    };
    expect(references.map(({ path }) => path).sort()).toEqual(
      environments.map((environment) => `./${environment}`).sort(),
    );
  });
});

describe('the total', () => {
  const report = (
    ...tests: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[]
  ): string =>
    JSON.stringify({
      testResults: [
        {
          name: 'a.test.ts',
          status: tests.some((test) => test.status === 'failed') ? 'failed' : 'passed',
          assertionResults: tests,
        },
      ],
    });

  it('counts what passed, failed and was skipped, with the reason', () => {
    const total = countRing(
      'e2e',
      report(
        { fullName: 'window opens', status: 'passed' },
        { fullName: 'window closes', status: 'failed' },
        { fullName: `bench ${skipMark}Wine is not installed] reads ports`, status: 'skipped' },
        { fullName: 'silent', status: 'pending' },
      ),
      1,
    );
    expect(total).toEqual({
      passed: 1,
      failed: [{ name: 'e2e: window closes', why: null }],
      retried: [],
      skipped: [
        { name: 'e2e: bench reads ports', reason: 'Wine is not installed' },
        { name: 'e2e: silent', reason: 'NO REASON GIVEN' },
      ],
    });
    expect(totalLine([total, total])).toBe('2 passed, 2 failed, 4 skipped');
  });

  it('names what passed at the second try only, counts it once, and tells how each error begins', () => {
    const first = `\u001B[31mError\u001B[39m: expected 1\nto be 2\n    at file.ts:1:2\n    at other.ts:3:4`;
    const total = countRing(
      'e2e',
      report(
        { fullName: 'steady', status: 'passed', failureMessages: [] },
        { fullName: 'unsteady', status: 'passed', failureMessages: [first] },
        { fullName: 'broken', status: 'failed', failureMessages: ['x'.repeat(400), first] },
      ),
      1,
    );
    expect(totalLine([total])).toBe('2 passed, 1 failed');
    expect(troubleLines([brokenRing('bench', 'not run'), total])).toEqual([
      'RETRIED e2e: unsteady',
      '    Error: expected 1 to be 2',
      'FAILED bench: not run',
      'FAILED e2e: broken',
      `    ${'x'.repeat(299)}…`,
    ]);
  });

  it('tells why a file could not be loaded', () => {
    const file = { name: 'a', status: 'failed', message: 'no such module', assertionResults: [] };
    expect(troubleLines([countRing('unit', JSON.stringify({ testResults: [file] }), 1)])).toEqual([
      'FAILED unit: a failed as a whole',
      '    no such module',
    ]);
  });

  it('says nothing of skipped tests where there are none', () => {
    expect(totalLine([countRing('unit', report({ fullName: 'a', status: 'passed' }), 0)])).toBe(
      '1 passed, 0 failed',
    );
  });

  it.for([
    ['a ring without a report', null, 1],
    ['a report cut off in the middle', '{"testResults": [', 1],
    ['a ring without tests', JSON.stringify({ testResults: [] }), 0],
    ['an error outside of the tests', report({ fullName: 'a', status: 'passed' }), 1],
    [
      'a file that cannot be loaded',
      JSON.stringify({ testResults: [{ name: 'a', status: 'failed', assertionResults: [] }] }),
      1,
    ],
  ] as const)('counts %s as one failure', ([, text, code]) => {
    expect(countRing('unit', text, code).failed).toHaveLength(1);
  });

  it('counts a ring that was not run as one failure', () => {
    expect(totalLine([brokenRing('e2e', 'not run')])).toBe('0 passed, 1 failed');
  });
});

describe('an error that nobody caught', () => {
  it('is passed over only where it is what a start that was given up leaves behind', () => {
    const of = (message: string, name = 'TimeoutError'): boolean =>
      isLeftOfLaunch({ name, message });
    expect(of(`Timeout ${launchAttemptMs}ms exceeded.`)).toBe(true);
    expect(of(`Timeout ${launchAttemptMs}ms exceeded.`, 'Error')).toBe(false);
    expect(of('Timeout 30000ms exceeded.')).toBe(false);
    expect(of(`locator.click: Timeout ${launchAttemptMs}ms exceeded.`)).toBe(false);
  });
});

describe('the package', () => {
  const config = electronBuilderConfig({
    electronDist: 'electron',
    electronVersion: '45.4.1',
    official: true,
    notices: 'notices.md',
    output: 'out',
  });

  it('shuts the doors of Electron that the security checklist names', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('is installed per machine, and asks for no elevation by itself', () => {
    expect(config.nsis).toMatchObject({ perMachine: true, oneClick: false });
    expect(config.win?.requestedExecutionLevel).toBe('asInvoker');
  });
});

describe('the checkout', () => {
  const ours = [
    ...['build', 'electron', 'renderer', 'shared', 'test', '.ci', '.github'].flatMap((folder) =>
      filesIn(inRoot(folder)),
    ),
    ...['package.json', 'package-lock.json', 'README.md', '.npmrc', 'vitest.config.ts'].map(
      (file) => inRoot(file),
    ),
  ].filter((file) => existsSync(file) && /\.(ts|tsx|cjs|json|yml|md|html|css|c)$|run$/.test(file));

  // Put together here, so that this file does not contain what it looks for.
  const forbidden = [
    [
      'a path of somebody’s machine',
      new RegExp(String.raw`(^|[\s'"\`=(])/(home|ro${'ot'}|wo${'rk'}|tmp/w)/`, 'm'),
    ],
    ['a note to come back to', new RegExp(String.raw`\b(TO${'DO'}|FIX${'ME'}|XX${'X'})\b`)],
    [
      'a test that keeps the others from running',
      new RegExp(String.raw`\b(it|test|describe)\.on${'ly'}\(`),
    ],
    [
      'a test that is left out in silence',
      new RegExp(String.raw`\b(it|test|describe)\.(sk${'ip'}|to${'do'})\(`),
    ],
  ] as const;

  it.for(forbidden)('does not contain %s', ([, pattern]) => {
    const found = ours.filter((file) => pattern.test(readFileSync(file, 'utf8')));
    expect(found).toEqual([]);
  });

  it('is set up and tested by the two commands of the README', () => {
    expect(read('.ci/run')).toContain('npm ci && npm test');
    expect(manifest.scripts).toMatchObject({
      start: 'node build/start.ts',
      test: 'node build/test.ts',
    });
    if (process.platform !== 'win32') {
      expect(statSync(inRoot('.ci/run')).mode & 0o111).toBe(0o111);
      execFileSync('bash', ['-n', inRoot('.ci/run')]);
    }
  });

  it('says of the Windows workflow that nobody has run it', () => {
    expect(read('.github/workflows/windows.yml')).toMatch(/^# NOT YET RUN\./);
  });
});
