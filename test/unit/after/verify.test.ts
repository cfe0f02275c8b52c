import { describe, expect, it } from 'vitest';

import { afterChecks } from '../../../shared/after/checks/index.ts';
import { compare } from '../../../shared/after/compare/index.ts';
import {
  baselineNoteSchema,
  beforeAfterRowSchema,
  settledSchema,
  signOffSchema,
} from '../../../shared/after/schema.ts';
import { verify } from '../../../shared/after/verify.ts';
import { emptyProgress } from '../../../shared/setup-log/schema.ts';
import { emptyHistory } from '../../../shared/watch/history.ts';
import { watchQuestions } from '../../../shared/watch/findings.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import { afterInput } from '../../support/after.ts';

const watch: WatchState = {
  status: 'ended',
  startedAt: '2026-11-24T03:30:00.000Z',
  startedBy: 'A. Operator',
  endedAt: '2026-11-24T04:50:00.000Z',
  intervalMs: 100,
  slowedWhy: null,
  ports: [],
  services: [],
  captures: [],
  setup: { ...emptyProgress, status: 'failed' },
  setupNotes: [],
  rate: null,
  gaps: [],
  history: emptyHistory,
  bootTask: null,
};

describe('verify', () => {
  const idsOf = (input: ReturnType<typeof afterInput>) => [
    ...new Set(verify(input).findings.map(({ id }) => id)),
  ];
  const own = afterChecks.map(({ id }) => id);

  it('asks every question of the After phase, and compares', () => {
    const input = afterInput();
    expect(idsOf(input)).toEqual(own);
    expect(verify(input).rows).toEqual(compare(input));
  });

  it('asks how Setup ended where a watch ran, and nothing else of the watch', () => {
    expect(idsOf(afterInput({}, {}, { watch }))).toEqual([watchQuestions.setup.id, ...own]);
  });
});

describe('what a file may say of the After phase', () => {
  const note = { usable: false, why: null, collectedAt: null, sha256: null };
  const row = { subject: '', field: '', before: null, after: null, why: '' };
  const settled = { waitedSeconds: 0, left: [], flapping: [] };
  const signOff = { by: '', role: '', note: '', at: '2026-11-24T05:00:00.000+01:00' };
  const whole = { kind: 'fact', judged: 'same' };
  const signed = { decision: 'open', health: 'healthy' };
  it.each([
    [
      'code',
      baselineNoteSchema,
      note,
      ['ok', 'missing', 'damaged', 'other-server', 'other-version', 'too-late', 'unread'],
    ],
    ['kind', beforeAfterRowSchema, { ...row, ...whole }, ['service', 'port', 'fact', 'file']],
    [
      'judged',
      beforeAfterRowSchema,
      { ...row, ...whole },
      ['same', 'expected', 'noted', 'worse', 'unknown'],
    ],
    ['outcome', settledSchema, settled, ['settled', 'limit-reached', 'unread', 'cancelled']],
    ['decision', signOffSchema, { ...signOff, ...signed }, ['accepted', 'open']],
    [
      'health',
      signOffSchema,
      { ...signOff, ...signed },
      ['healthy', 'degraded', 'outage', 'incomplete'],
    ],
  ])('%s is one of a few words', (field, schema, rest, words) => {
    for (const word of words)
      expect(schema.safeParse({ ...rest, [field]: word }).success).toBe(true);
    for (const other of ['', 'perhaps'])
      expect(schema.safeParse({ ...rest, [field]: other }).success).toBe(false);
    expect(schema.safeParse({ [field]: words[0] }).success).toBe(false);
  });
});
