import { build, mergeConfig, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';
import { targets, viteConfig } from '../../build/targets.ts';

/** The files of the window's code, each with the modules in it: those of the checkout by their path, others by the name of their package. */
const chunks: { readonly name: string; readonly modules: readonly string[] }[] = [];
const nameOf = (id: string): string => {
  const path = id.replaceAll('\\', '/').split('?')[0] ?? '';
  const dependency = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return dependency ?? path.replace(`${inRoot().replaceAll('\\', '/')}/`, '');
};

beforeAll(async () => {
  const renderer = targets.find(({ name }) => name === 'renderer');
  if (renderer === undefined) throw new Error('there is no window to build');
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  const built = (await build(
    mergeConfig(viteConfig(renderer, inRoot('dist', 'renderer'), { debug: false }), {
      build: { write: false },
    }),
  )) as Rolldown.RolldownOutput;
  process.env['NODE_ENV'] = before;
  for (const item of built.output)
    if (item.type === 'chunk')
      chunks.push({
        name: item.isEntry ? 'start' : item.name,
        modules: [...new Set(item.moduleIds.map(nameOf))],
      });
});

const modulesOf = (wanted: string): readonly string[] =>
  chunks.find(({ name }) => name === wanted)?.modules ?? [];

describe('the code of the window', () => {
  it('is one file for the first picture, one for the rest, and one for each language', () => {
    expect(chunks.map(({ name }) => name).toSorted()).toEqual([
      'catalogue',
      'catalogue',
      'rest',
      'start',
    ]);
    expect(modulesOf('start')).toContain('renderer/steps/connect/connect-step.tsx');
    expect(modulesOf('rest')).toContain('renderer/steps/before/before-step.tsx');
  });

  it('loads with its first picture nothing that only a run, an open dialog or a menu needs', () => {
    const needless = modulesOf('start').filter((name) =>
      /^(?:zod|tabster|@floating-ui\/.*|@fluentui\/react-(?:dialog|drawer|menu|positioning|tabs)|renderer\/steps\/(?!connect\/).*|shared\/(?:run(?!\/verdict)|checks|after|evidence|watch|pictures)\/.*|shared\/texts\/(?:fr|en\/shown)\/.*)$/.test(
        name,
      ),
    );
    expect(needless).toEqual([]);
  });
});
