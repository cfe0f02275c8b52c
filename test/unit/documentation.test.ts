import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';
import { checks } from '../../shared/checks/index.ts';
import { tool } from '../../shared/tool.ts';
import { watchQuestions } from '../../shared/watch/findings.ts';

const text = (name: string): string => readFileSync(inRoot(name), 'utf8');

it('files say the version of the package that wrote them', () => {
  const { name, version } = JSON.parse(text('package.json')) as { name: string; version: string };
  expect({ ...tool }).toEqual({ name, version });
});

it('the table of finding ids in the README is that of the checks', () => {
  const rows = [...text('README.md').matchAll(/^\| ([A-Z]+-\d{3}) \| .+? \| ([a-z-]+) \|$/gm)];
  const documented = rows.map(([, ...cells]) => cells.join(' '));
  const asked = [...checks, ...Object.values(watchQuestions)];
  expect(documented.toSorted()).toEqual(
    asked.map(({ id, impact }) => `${id} ${impact}`).toSorted(),
  );
});

it('no finding id is used twice', () => {
  const ids = [...checks, ...Object.values(watchQuestions)].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
