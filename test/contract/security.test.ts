import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { filesIn } from '../../build/support/content-hash.ts';
import { inRoot } from '../../build/support/paths.ts';
import { parseCommandLine } from '../../electron/main/app/command-line.ts';
import { openLog } from '../../electron/main/app/log.ts';
import { pathsOf } from '../../electron/main/app/paths.ts';
import { fileNameOf } from '../../electron/main/report/file-name.ts';
import { wizardFile } from '../../electron/main/security/addresses.ts';
import { policyText, wizardPolicy, writtenPolicy } from '../../electron/main/security/csp.ts';

describe('the content policy', () => {
  it('is the recorded one', () => {
    expect(policyText(wizardPolicy)).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data:; font-src 'self'; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('lets no page that the program writes run a script', () => {
    expect(policyText(writtenPolicy)).toContain("default-src 'none'");
    expect(Object.keys(writtenPolicy)).not.toContain('script-src');
  });
});

describe('the wizard’s own addresses', () => {
  it('lead to its files', () => {
    expect(wizardFile('app://main/index.html')).toEqual({
      segments: ['index.html'],
      type: 'text/html; charset=utf-8',
    });
    expect(wizardFile('app://main/assets/index-BA12_x.js?v=1#top')?.segments).toEqual([
      'assets',
      'index-BA12_x.js',
    ]);
  });

  it.for([
    'app://main/',
    'app://main/../main/main.cjs',
    'app://main/..%2fmain%2fmain.cjs',
    'app://main/%2e%2e/package.html',
    'app://main/assets/../../x.js',
    'app://main/assets/..\\..\\x.js',
    'app://main/assets%5c..%5cx.js',
    'app://main//etc/passwd.html',
    'app://main/C:/windows/win.html',
    'app://main/.hidden.js',
    'app://main/x.exe',
    'app://main/x.html%00.js',
    'app://print/index.html',
    'app://main.evil/index.html',
    'app://evil@main/index.html',
    'file:///index.html',
    'https://main/index.html',
    'index.html',
    '',
  ])('lead nowhere else: %s', (address) => {
    expect(wizardFile(address)).toBeNull();
  });
});

describe('the sources of shell and preload', () => {
  const sources = ['electron/main', 'electron/preload']
    .flatMap((folder) => filesIn(inRoot(folder)))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const name = relative(inRoot(), path).replaceAll('\\', '/');
      return [name, readFileSync(path, 'utf8')] as const;
    });

  it('are there', () => {
    expect(sources.length).toBeGreaterThan(20);
  });

  it.for([
    ['web security switched off', /webSecurity|allowRunningInsecureContent/],
    ['experiments', /experimentalFeatures|enableBlinkFeatures/],
    ['Node in a page', /nodeIntegration\w*: true|contextIsolation: false|sandbox: false/],
    ['webviews', /webviewTag: true/],
    ['files as pages', /loadFile|file:\/\//],
    ['a policy that is bypassed', /bypassCSP/],
    ['the old remote module', /enableRemoteModule/],
    ['synchronous calls', /sendSync|ipcMain\.on\b/],
  ] as const)('have nothing of %s', ([, pattern]) => {
    const code = sources.map(([path, text]) => [
      path,
      text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ''),
    ]);
    expect(code.filter(([, text]) => pattern.test(text!)).map(([path]) => path)).toEqual([]);
  });

  it('write out the safe options of each window, where a scanner can see them', () => {
    const windows = sources.flatMap(([path, text]) =>
      [...text.matchAll(/new BrowserWindow\(\{([^]*?)\n {2,4}\}\);/g)].map(
        (match) => [path, match[1]!] as const,
      ),
    );
    expect(windows).toHaveLength(3);
    for (const [path, options] of windows)
      for (const option of [
        'sandbox: true',
        'contextIsolation: true',
        'nodeIntegration: false',
        'webviewTag: false',
      ])
        expect(options, path).toContain(option);
  });

  it('have one place that opens addresses outside, and one channel that answers', () => {
    const holding = (text: string): string[] =>
      sources.filter(([, source]) => source.includes(text)).map(([path]) => path);
    expect(holding('shell.openExternal')).toEqual(['electron/main/modes/shell.ts']);
    expect(holding('ipcMain.handle')).toEqual(['electron/main/ipc/serve-calls.ts']);
    expect(holding('exposeInMainWorld')).toEqual(['electron/preload/preload.ts']);
  });
});

describe('the command line', () => {
  it.for([
    [[], { kind: 'wizard', target: null, namedAgent: null, saveTo: null }],
    [['.', '--no-sandbox', '--target', 'sim:edge'], { target: { scenario: 'edge' } }],
    [['--target=local'], { target: { kind: 'local' } }],
    [
      ['--agent', 'unix:/a', '--agent-token-file', '/t', '--remote-debugging-port=0'],
      { namedAgent: { address: { kind: 'unix', path: '/a' }, tokenFile: '/t' } },
    ],
    [['--rehearse', 'healthy', '--out', 'o'], { kind: 'rehearse', scenario: 'healthy', out: 'o' }],
    [['--print-pdf', 'a.html', '--out', 'a.pdf'], { kind: 'print-pdf', source: 'a.html' }],
    [['--agent-host', '--server', 'local'], { kind: 'agent-host', args: ['--server', 'local'] }],
  ] as const)('%j', ([args, mode]) => {
    expect(parseCommandLine(args)).toMatchObject({ ok: true, value: mode });
  });

  it.for([
    [['--target', '--x']],
    [['--target', 'server01']],
    [['--target']],
    [['--rehearse', 'nonsense', '--out', 'o']],
    [['--rehearse', 'healthy']],
    [['--print-pdf', 'a.html']],
    [['--agent', 'unix:/a']],
    [['--agent-token-file', '/t']],
    [['--agent', 'tcp:10.0.0.1:80', '--agent-token-file', '/t']],
  ] as const)('refuses %j', ([args]) => {
    expect(parseCommandLine(args)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });
});

describe('where things are kept', () => {
  const context = { appPath: '/app', platform: 'linux', env: {}, home: '/users/a' };

  it('is where the terminal keeps its runs', () => {
    const paths = pathsOf({ ...context, chosenUserData: null });
    expect(paths.data).toBe('/users/a/.local/state/cu-preflight');
    expect(paths.userData).toBe('/users/a/.local/state/cu-preflight/window');
  });

  it('is all in the folder that was chosen', () => {
    const paths = pathsOf({ ...context, chosenUserData: '/tmp/u' });
    expect([paths.data, paths.userData]).toEqual(['/tmp/u', '/tmp/u']);
  });

  it('takes nothing of a run’s id into a file name that could lead elsewhere', () => {
    expect(fileNameOf('../../etc\\x:y<z>', 'pdf')).toBe('preflight-______etc_x_y_z_.pdf');
  });
});

describe('the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-log-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps this time and the time before, and no more', () => {
    for (const time of ['first', 'second', 'third']) openLog(folder).write('test', time);
    const files = readdirSync(folder).sort();
    expect(files).toEqual(['cu-preflight.earlier.log', 'cu-preflight.log']);
    expect(readFileSync(join(folder, 'cu-preflight.log'), 'utf8')).toContain('third');
    expect(readFileSync(join(folder, 'cu-preflight.earlier.log'), 'utf8')).toContain('second');
  });

  it('keeps texts from outside from forging lines or moving the cursor', () => {
    const log = openLog(folder);
    log.write('call', 'a\n2026-01-01 call: forged\r\u001b[2Jb\u202ec');
    const lines = readFileSync(log.path, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^ {4}2026-01-01 call: forged/);
    // oxlint-disable-next-line no-control-regex -- these are what must not be there
    expect(lines.join('')).not.toMatch(/[\u001b\r\u202e]/);
  });

  it('never throws, even where it cannot write', () => {
    const log = openLog(join(folder, 'cu-preflight.log', 'below-a-file'));
    expect(() => log.write('test', 'x')).not.toThrow();
    expect(existsSync(log.path)).toBe(false);
  });
});
