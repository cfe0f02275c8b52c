import { posix } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  createPlantedProject,
  environments,
  type Environment,
} from '../support/planted-project.ts';

/** Whom each environment may import from, itself apart. Every other pair is refused. */
const allowed: Readonly<Record<Environment, readonly Environment[]>> = {
  shared: [],
  renderer: ['shared'],
  'electron/agent': ['shared'],
  'electron/cli': ['shared', 'electron/agent'],
  'electron/preload': ['shared'],
  'electron/main': ['shared'],
  build: ['shared'],
  test: [
    'shared',
    'renderer',
    'electron/agent',
    'electron/cli',
    'electron/preload',
    'electron/main',
    'build',
  ],
};

/** Packages and built-in modules: who must be refused by the compiler and the linter, or by the linter alone. */
const modules: readonly {
  readonly name: string;
  readonly refused: readonly Environment[];
  /** Where the compiler cannot know, because the environment has Node's or Electron's types for a good reason. */
  readonly byLinterOnly?: readonly string[];
  readonly accepted: readonly string[];
}[] = [
  {
    name: 'electron',
    refused: ['shared', 'renderer', 'electron/agent', 'electron/cli', 'build'],
    accepted: ['electron/main', 'electron/preload'],
  },
  {
    name: 'node:fs',
    refused: ['shared', 'renderer'],
    // Electron's types bring Node's with them.
    byLinterOnly: ['electron/preload'],
    accepted: ['electron/agent', 'electron/cli', 'electron/main', 'build', 'test'],
  },
  {
    name: 'node:child_process',
    refused: ['shared', 'renderer'],
    byLinterOnly: [
      'electron/preload',
      'electron/agent',
      'electron/agent/run',
      'electron/agent/transport',
      'electron/agent/server',
      'electron/cli',
      'electron/main',
      'electron/main/windows',
    ],
    accepted: ['electron/agent/server/windows', 'electron/main/agent', 'build', 'test'],
  },
  {
    name: 'node:net',
    refused: ['shared', 'renderer'],
    byLinterOnly: [
      'electron/preload',
      'electron/agent',
      'electron/agent/run',
      'electron/agent/server/windows',
      'electron/cli',
      'electron/main',
      'electron/main/windows',
    ],
    accepted: ['electron/agent/transport', 'electron/main/agent', 'build', 'test'],
  },
  {
    name: 'koffi',
    refused: ['shared', 'renderer'],
    byLinterOnly: [
      'electron/agent',
      'electron/agent/run',
      'electron/cli',
      'electron/preload',
      'electron/main',
    ],
    accepted: ['electron/agent/server/windows', 'test'],
  },
  {
    name: 'execa',
    refused: ['shared', 'renderer'],
    byLinterOnly: [
      'electron/agent',
      'electron/agent/run',
      'electron/cli',
      'electron/preload',
      'electron/main',
    ],
    accepted: ['electron/agent/server/windows', 'test'],
  },
  {
    name: 'react',
    refused: ['shared'],
    byLinterOnly: ['electron/agent', 'electron/cli', 'electron/preload', 'electron/main'],
    accepted: ['renderer'],
  },
  {
    name: 'zustand',
    refused: ['shared'],
    byLinterOnly: ['electron/agent', 'electron/cli', 'electron/preload', 'electron/main'],
    accepted: ['renderer'],
  },
  {
    name: 'zod',
    refused: [],
    accepted: ['shared', 'electron/agent', 'electron/cli', 'electron/main'],
  },
];

type Planted = readonly [title: string, file: string];

const project = createPlantedProject();
const refusedByBoth: Planted[] = [];
const refusedByLinter: Planted[] = [];
const accepted: Planted[] = [];

const nameOf = (text: string): string => text.replaceAll(/[^a-z]+/g, '-');

function plantModule(folder: string, module: string): Planted {
  const file = `${folder}/planted-${nameOf(module)}.ts`;
  const what = module === 'electron' ? '{ nativeImage as planted }' : '* as planted';
  project.plant(file, `import ${what} from '${module}';\nexport const used: unknown = planted;\n`);
  return [`${folder} imports ${module}`, file];
}

function plantEnvironment(from: string, to: Environment): Planted {
  const file = `${from}/planted-${nameOf(to)}.ts`;
  // A target of its own: the compiler names a file that is out of bounds only for the first who imports it.
  const target = `${to}/thing-for-${nameOf(from)}.ts`;
  project.plant(target, 'export const thing = 1;\n');
  const path = posix.relative(from, target);
  project.plant(file, `import { thing } from '${path}';\nexport const used = thing;\n`);
  return [`${from} imports ${to}`, file];
}

for (const from of environments) {
  for (const to of environments) {
    if (from === to) continue;
    const list = allowed[from].includes(to) ? accepted : refusedByBoth;
    // Also from a folder further down, since the linter's rules are written with relative paths.
    list.push(plantEnvironment(from, to), plantEnvironment(`${from}/deeper`, to));
  }
}
for (const module of modules) {
  for (const folder of module.refused) refusedByBoth.push(plantModule(folder, module.name));
  for (const folder of module.byLinterOnly ?? [])
    refusedByLinter.push(plantModule(folder, module.name));
  for (const folder of module.accepted) accepted.push(plantModule(folder, module.name));
}

const rawIpc = (folder: string, name: string): Planted => {
  const file = `${folder}/planted-${name.toLowerCase().replace('ipc', 'ipc-')}.ts`;
  project.plant(
    file,
    `import { ${name} } from 'electron';\nexport const used: unknown = ${name};\n`,
  );
  return [`${folder} imports ${name}`, file];
};
refusedByLinter.push(
  rawIpc('electron/main', 'ipcMain'),
  rawIpc('electron/main/windows', 'ipcMain'),
  rawIpc('electron/main/agent', 'ipcMain'),
  rawIpc('electron/preload', 'ipcMain'),
);
accepted.push(rawIpc('electron/main/ipc', 'ipcMain'), rawIpc('electron/preload', 'ipcRenderer'));

describe('forbidden imports', () => {
  let compiler: ReadonlyMap<string, string> = new Map();
  let linter: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    compiler = await project.refusedByCompiler();
    linter = await project.refusedByLinter();
  });
  afterAll(() => project.remove());

  it.for(refusedByBoth)('the compiler and the linter refuse: %s', ([, file]) => {
    expect(compiler.get(file)).toMatch(/TS(2306|2307|2591|2688|6307)/);
    expect(linter.get(file)).toContain('no-restricted-imports');
  });

  it.for(refusedByLinter)('the linter refuses: %s', ([, file]) => {
    expect(linter.get(file)).toContain('no-restricted-imports');
  });

  it.for(accepted)('nobody refuses: %s', ([, file]) => {
    expect([compiler.get(file), linter.get(file)]).toEqual([undefined, undefined]);
  });
});
