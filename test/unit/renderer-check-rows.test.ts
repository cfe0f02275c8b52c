import { beforeAll, describe, expect, it } from 'vitest';

import { textsIn } from '../../shared/texts/texts.ts';
import { announcementFor } from '../../renderer/app/announcement.ts';
import {
  byUrgency,
  checkName,
  checkRows,
  checkTotals,
  firstToLookAt,
  progressOf,
  worstOutcome,
} from '../../renderer/steps/before/check-rows.ts';
import { matchingRows, tableOf } from '../../renderer/steps/before/evidence-table.ts';
import { keyTarget } from '../../renderer/steps/before/checks/key-target.ts';
import { checks } from '../../shared/checks/index.ts';
import { outcomes, type Finding } from '../../shared/report/schema.ts';
import { recordRun, type RecordedRun } from './renderer-recorded-run.ts';

const texts = textsIn('en');

let run: RecordedRun;
beforeAll(async () => {
  run = await recordRun('ports-at-risk', async (service) => {
    await service.handle('run.recheck', { checkId: 'PORT-003' });
  });
});

describe('the list of checks', () => {
  it('has the same rows in the same order before, while and after the checks run', () => {
    const ids = checks.map(({ id }) => id);
    expect(checkRows(null, texts).map(({ id }) => id)).toEqual(ids);
    for (const state of run.states)
      expect(checkRows(state, texts).map(({ id }) => id)).toEqual(ids);
  });

  it('passes through waiting, reading and result', () => {
    const phases = run.states.map(
      (state) => checkRows(state, texts).find(({ id }) => id === 'PORT-005')?.phase,
    );
    const passed = phases.filter((phase, index) => phase !== phases[index - 1]);
    expect(passed[0]).toBe('not-run');
    expect(passed[1]).toBe('waiting');
    expect(passed).toContain('reading');
    expect(phases.at(-1)).toBe('finished');
  });

  it('keeps the earlier answer while a check runs again', () => {
    const again = run.states.find(({ collecting, complete }) => collecting && complete);
    const row = checkRows(again ?? null, texts).find(({ id }) => id === 'PORT-003');
    expect(row?.phase).not.toBe('finished');
    expect(row?.outcome).toBe('pass');
    expect(row?.findings).not.toEqual([]);
  });

  it('shows the worst finding of each check', () => {
    const rows = checkRows(run.last, texts);
    expect(rows.find(({ id }) => id === 'PORT-001')).toMatchObject({
      outcome: 'fail',
      detail: '2 of 8 fail',
      unanswered: null,
    });
    expect(rows.find(({ id }) => id === 'HOST-001')).toMatchObject({
      outcome: 'pass',
      detail: 'The agent runs elevated',
    });
    expect(firstToLookAt(rows, false)).toBe('PORT-001');
    expect(firstToLookAt(rows, true)).toBe(checks[0]?.id);
  });

  it('speaks the language of the operator', () => {
    const rows = checkRows(run.last, textsIn('fr'));
    expect(rows.find(({ id }) => id === 'PORT-001')).toMatchObject({
      name: 'Plage et protection',
      detail: '2 sur 8 en échec',
    });
    expect(checkRows(null, textsIn('fr'))[0]?.detail).toBe('Pas encore lancé');
  });

  it('says which questions that could block the update have no answer', async () => {
    const bad = await recordRun('unreadable');
    const rows = checkRows(bad.last, texts);
    const unanswered = (id: string) => rows.find((row) => row.id === id)?.unanswered;
    expect(unanswered('PORT-005')).toMatch(/could not be read/);
    expect(unanswered('PORT-002')).toMatch(/^(\d+) of \1 could not be checked$/);
    // A failure does not hide that other ports of the same check are not known.
    expect(rows.find(({ id }) => id === 'PORT-001')?.outcome).toBe('fail');
    expect(unanswered('PORT-001')).toMatch(/could not be checked/);
    expect(unanswered('PORT-006')).toBeNull();
    expect(unanswered('HOST-001')).toBeNull();
  });

  it('shows a check that it does not know by name', () => {
    const known = run.last.checks[0]!;
    const state = { ...run.last, checks: [...run.last.checks, { ...known, id: 'SETUP-001' }] };
    expect(checkRows(state, texts).at(-1)).toMatchObject({ id: 'SETUP-001', name: 'SETUP-001' });
  });

  it('has a short name for every check', () => {
    expect(checks.map(({ id }) => id).filter((id) => checkName(id, texts) === id)).toEqual([]);
  });

  it('never lets an unanswered question look better than a pass', () => {
    for (const outcome of outcomes) {
      const together = worstOutcome([{ outcome: 'error' }, { outcome }, { outcome: 'pass' }]);
      expect(['error', 'fail']).toContain(together);
    }
    expect(worstOutcome([])).toBe('skipped');
  });

  it('puts what needs attention first and keeps the order of the rest', () => {
    const findings = checkRows(run.last, texts).find(({ id }) => id === 'PORT-001')?.findings ?? [];
    const sorted = byUrgency(findings);
    expect(sorted.map(({ outcome }) => outcome)).toEqual([
      'fail',
      'fail',
      ...Array.from({ length: 5 }, () => 'pass'),
      'not-applicable',
    ]);
    const passed = (all: readonly Finding[]) => all.filter(({ outcome }) => outcome === 'pass');
    expect(passed(sorted)).toEqual(passed(findings));
  });

  it('counts up to the whole and never back', () => {
    const whole = run.states.findIndex(({ complete }) => complete) + 1;
    const shares = run.states.slice(0, whole).filter(({ items }) => items.length > 0);
    const values = shares.map((state) => progressOf(checkTotals(state)));
    const statistics = 1 / (run.last.items.length + run.last.checks.length);
    // The counters are read twice: first and last.
    for (const [index, value] of values.entries())
      expect(value).toBeGreaterThanOrEqual((values[index - 1] ?? 0) - statistics - 1e-9);
    expect(values.at(-1)).toBe(1);
  });

  it('says what changes, once', () => {
    const now = new Date(run.last.startedAt);
    const said = run.states.flatMap(
      (state, index) =>
        announcementFor(run.states[index - 1] ?? null, state, now, textsIn('en')) ?? [],
    );
    expect(said[0]).toBe('Checks are running.');
    expect(said).toContain('PORT-001: Fail.');
    expect(
      said.filter((text) => text.startsWith('All checks have run. Verdict: No-go')),
    ).toHaveLength(2);
  });

  it('moves with arrow keys and stays inside', () => {
    expect(keyTarget('ArrowDown', 0, 3)).toBe(1);
    expect(keyTarget('ArrowDown', 2, 3)).toBe(2);
    expect(keyTarget('ArrowUp', 0, 3)).toBe(0);
    expect(keyTarget('End', 0, 3)).toBe(2);
    expect(keyTarget('Home', 2, 3)).toBe(0);
    expect(keyTarget('a', 0, 3)).toBeNull();
  });
});

describe('the rows of an API read', () => {
  it('become a table with every name and value as text', () => {
    const table = tableOf([
      { port: 9955, owner: null, tags: ['a', 'b'] },
      { port: 0, more: { x: 1 } },
    ]);
    expect(table).toEqual({
      columns: ['port', 'owner', 'tags', 'more'],
      rows: [
        ['9955', '–', 'a, b', '–'],
        ['0', '–', '–', '{"x":1}'],
      ],
    });
    expect(matchingRows(table!, ' A, ')).toEqual([table!.rows[0]]);
    expect(matchingRows(table!, '')).toHaveLength(2);
    expect(matchingRows(table!, 'nothing like it')).toEqual([]);
  });

  it('are no table where they are no records', () => {
    for (const value of [null, 5, 'text', [], [1, 2], { a: 1 }, [{ a: 1 }, null]])
      expect(tableOf(value)).toBeNull();
  });
});
