import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { runCli, temporaryFolder } from '../support/cli.ts';

/** `check` on the rehearsal server with a captured port, in a language. */
const check = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const data = temporaryFolder();
  return runCli(['check', '--server', 'sim:captured', ...args], {
    cwd: data,
    env: { CU_PREFLIGHT_DATA: data, ...env },
  });
};

/** A report without what no two runs have in common. */
const comparable = (json: string): unknown =>
  JSON.parse(
    json
      .replaceAll(/\d{8}T\d{6}Z-[0-9a-f]+/g, 'run')
      .replaceAll(/\d{4}-\d\d-\d\d[T ][\d:.]+Z?/g, 'time')
      .replaceAll(/"durationMs": \d+/g, '"durationMs": 0')
      .replaceAll(/[0-9a-f]{64}/g, 'hash'),
  );

/** Ids of findings, in the order in which they are told. */
const idsIn = (text: string): readonly string[] => text.match(/\b[A-Z]+-\d{3}\b/g) ?? [];

describe('the language of the terminal', () => {
  it('is the one that was asked for; exit code and ids of findings stay', async () => {
    const [english, french] = await Promise.all([check([]), check(['--language', 'fr'])]);
    expect(french.code).toBe(english.code);
    expect(idsIn(french.stdout)).toEqual(idsIn(english.stdout));
    expect(english.stdout).toMatch(/^WHAT TO DO, IN THIS ORDER$/m);
    expect(french.stdout).toMatch(/^CE QU’IL FAUT FAIRE, DANS CET ORDRE$/m);
    expect(french.stdout).not.toMatch(/^(?:FINDINGS|BACK-END PORTS|WHAT TO DO)/m);
    expect(french.stderr).toMatch(/^Exécution \S+ sur sim:captured$/m);
  });

  it('is that of the locale where none was asked for', async () => {
    const ended = await runCli(['analyze', 'nowhere.json'], {
      cwd: temporaryFolder(),
      env: { LC_ALL: '', LC_MESSAGES: '', LANG: 'fr_CA.UTF-8' },
    });
    expect(ended).toEqual({
      code: 65,
      stdout: '',
      stderr: 'cu-preflight: nowhere.json n’existe pas.\n',
    });
  });

  it('never is that of JSON', async () => {
    const [english, french] = await Promise.all([
      check(['--json']),
      check(['--json', '--language', 'fr']),
    ]);
    expect(comparable(french.stdout)).toEqual(comparable(english.stdout));
  });

  it('is that of the page that --out leaves', async () => {
    const out = temporaryFolder();
    await check(['--language', 'fr', '--out', out]);
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toMatch(/<html lang="fr"/);
  });
});
