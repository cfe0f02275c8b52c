import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { inRoot } from '../../build/support/paths.ts';
import { runTool } from '../../build/support/tool.ts';

/** The environments of this project: folders with a tsconfig each. */
export const environments = [
  'shared',
  'renderer',
  'electron/agent',
  'electron/cli',
  'electron/preload',
  'electron/main',
  'build',
  'test',
] as const;
export type Environment = (typeof environments)[number];

/** A copy of this project's rules, without its code, in which files can be planted. */
export type PlantedProject = {
  readonly plant: (path: string, text: string) => void;
  /** The planted files that the compiler refuses, each with what it said. */
  readonly refusedByCompiler: () => Promise<ReadonlyMap<string, string>>;
  /** The planted files that the linter refuses, each with what it said. */
  readonly refusedByLinter: () => Promise<ReadonlyMap<string, string>>;
  readonly remove: () => void;
};

const rules = [
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  '.oxlintrc.json',
  'build/types/forbidden-here.d.ts',
  ...environments.map((environment) => `${environment}/tsconfig.json`),
];

export function createPlantedProject(): PlantedProject {
  const folder = mkdtempSync(join(tmpdir(), 'cu-preflight-planted-'));
  for (const file of rules) cpSync(inRoot(file), join(folder, file));
  symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'), 'junction');

  const tool = async (name: string, args: readonly string[], command?: string): Promise<string> => {
    const ended = await runTool(name, args, { cwd: folder, capture: true }, command);
    return `${ended.stdout}\n${ended.stderr}`;
  };
  return {
    plant: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    refusedByCompiler: async () =>
      byFile(
        await tool('typescript', ['-b', '--pretty', 'false'], 'tsc'),
        /^(\S+?)\(\d+,\d+\): error (TS\d+: .*)$/gm,
      ),
    // One line for each finding: path:line:column: message [rule]
    refusedByLinter: async () =>
      byFile(await tool('oxlint', ['--format', 'unix']), /^(\S+?):\d+:\d+: (.*)$/gm),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function byFile(output: string, line: RegExp): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, path = '', message = ''] of output.matchAll(line)) {
    const file = path.replaceAll('\\', '/').replace(/^\.\//, '');
    found.set(file, [found.get(file), message].filter(Boolean).join('\n'));
  }
  return found;
}
