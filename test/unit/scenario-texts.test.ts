import { describe, expect, it } from 'vitest';

import { scenarioGroups, scenarioOfTarget, scenarios } from '../../shared/scenarios.ts';

describe('the texts of the rehearsals', () => {
  it('are short: one sentence each for what is so and for what is to be done', () => {
    for (const { id, title, description, task } of scenarios) {
      expect(title.length, id).toBeLessThanOrEqual(42);
      for (const [text, most] of [
        [description, 62],
        [task, 54],
      ] as const) {
        expect(text, id).toMatch(/^[A-Z0-9][^!?]*\.$/);
        expect(text.length, id).toBeLessThanOrEqual(most);
      }
    }
  });

  it('have a title, a description and a task of their own', () => {
    for (const field of ['title', 'task'] as const) {
      const texts = scenarios.map((scenario) => scenario[field]);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it('are in a group each; those with an update are not among the checks alone', () => {
    for (const group of scenarioGroups)
      expect(scenarios.some((scenario) => scenario.group === group)).toBe(true);
    for (const { id, group, update } of scenarios)
      expect(group === 'before', id).toBe(update === null);
  });

  it('are found by the target of a run, and by nothing else', () => {
    expect(scenarioOfTarget('sim:captured')?.title).toBe('A captured port');
    for (const target of ['local', 'captured', 'sim:', 'sim:nothing', ''])
      expect(scenarioOfTarget(target)).toBeNull();
  });
});
