import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { inRoot } from '../../build/support/paths.ts';
import { afterChecks } from '../../shared/after/checks/index.ts';
import { checks } from '../../shared/checks/index.ts';
import { tool } from '../../shared/tool.ts';
import { watchQuestions } from '../../shared/watch/findings.ts';

const text = (name: string): string => readFileSync(inRoot(name), 'utf8');

it('files say the version of the package that wrote them', () => {
  const { name, version } = JSON.parse(text('package.json')) as { name: string; version: string };
  expect({ ...tool }).toEqual({ name, version });
});

type Question = { readonly id: string; readonly question: string; readonly impact: string };

const asked: readonly Question[] = [...checks, ...Object.values(watchQuestions), ...afterChecks];

it('the table of finding ids in the README is that of the checks', () => {
  const rows = [...text('README.md').matchAll(/^\| ([A-Z]+-\d{3}) \| (.+?) \| ([a-z-]+) \|$/gm)];
  const documented = rows.map(([, ...cells]) => cells.join(' | '));
  const wanted = new Set(
    asked.map(({ id, question, impact }) => `${id} | ${question} | ${impact}`),
  );
  expect(documented.toSorted()).toEqual([...wanted].toSorted());
});

it('a finding id stands for one question, in whichever phases it is asked', () => {
  for (const { id, question, impact } of asked)
    for (const other of asked.filter((one) => one.id === id))
      expect(other).toMatchObject({ question, impact });
  for (const list of [checks, afterChecks])
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
});
