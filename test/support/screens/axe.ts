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

/** What axe may find, and why it is right all the same. Elements are told by a selector. */
const exceptions: readonly {
  readonly rule: string;
  readonly selector: string;
  readonly reason: string;
}[] = [
  {
    rule: 'aria-hidden-focus',
    selector: '[data-tabster-dummy]',
    reason:
      'Guards of the focus by Fluent UI: who tabs to one is led on at once, and never stays there.',
  },
  {
    rule: 'region',
    selector: '.fui-MenuPopover, .fui-MenuPopover *',
    reason: 'An open menu belongs to its button, and takes the focus; it is no part of the page.',
  },
  {
    rule: 'label-content-name-mismatch',
    selector: 'button[aria-labelledby][aria-describedby]',
    reason:
      'A server to choose: its title is its name, what is said below the title is its description.',
  },
  {
    rule: 'label-content-name-mismatch',
    selector: 'button[aria-label="Rehearsal clock"], button[aria-label="Horloge de la répétition"]',
    reason:
      'It shows the time: a name that changes every second would be read out again and again.',
  },
];

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
    async ([options, excepted]) => {
      const axe: { run: (context: Document, options: unknown) => Promise<AxeResults> } =
        Reflect.get(window, 'axe');
      const found = await axe.run(document, { ...options, resultTypes: ['violations'] });
      const isExcepted = (rule: string, target: unknown): boolean =>
        typeof target === 'string' &&
        excepted.some(
          (one) => one.rule === rule && document.querySelector(target)?.matches(one.selector),
        );
      return found.violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes
          .filter(({ target }) => !isExcepted(id, target[0]))
          .map(({ html, failureSummary }) => ({ html, failureSummary })),
      }));
    },
    [rules === 'all' ? everything : colours, exceptions] as const,
  );
  return results.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `${id}: ${help}\n    ${html.slice(0, 200)}\n    ${(failureSummary ?? '').replaceAll(/\s+/g, ' ').slice(0, 300)}`,
    ),
  );
};
