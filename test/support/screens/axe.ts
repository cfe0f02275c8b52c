import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 on levels A and AA, and what axe calls good practice. */
const everything: RunOptions = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
};

/** What depends on colours alone: the rest is the same in every theme. */
const colours: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/**
 * What axe finds on a page, one line each: rule, why, and the element.
 *
 * axe is evaluated in the page by the debugger: the page's own content policy rightly allows no foreign script.
 */
export const violationsOf = async (
  page: Page,
  rules: 'all' | 'colours',
): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => Reflect.has(window, 'axe')))) await page.evaluate(source);
  const results = await page.evaluate(
    (options) => {
      const axe: { run: (context: Document, options: unknown) => Promise<AxeResults> } =
        Reflect.get(window, 'axe');
      return axe.run(document, { ...options, resultTypes: ['violations'] });
    },
    rules === 'all' ? everything : colours,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `${id}: ${help}\n    ${html.slice(0, 200)}\n    ${(failureSummary ?? '').replaceAll(/\s+/g, ' ').slice(0, 300)}`,
    ),
  );
};
