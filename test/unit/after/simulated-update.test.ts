import { describe, expect, it } from 'vitest';

import { verify } from '../../../shared/after/verify.ts';
import type { ScenarioId } from '../../../shared/scenarios.ts';
import { afterInputOf, collectAfter, versionAfter } from '../../support/after.ts';
import { collectEvidence, rehearse } from '../../support/rehearsal.ts';

const minutes = 120;

/** A rehearsal server is examined, updated and verified; nobody protects or repairs anything. */
const updated = async (scenario: ScenarioId) => {
  const server = rehearse({ scenario });
  const before = await collectEvidence(server);
  const updateBeganAt = server.now().toISOString();
  // Setup of a rehearsal begins when somebody watches.
  const reader = server.openWatch({ ports: [], services: [] });
  for (let minute = 0; minute < minutes; minute += 1) await server.advance?.(60_000);
  await reader.close();
  const after = await collectAfter(server, before);
  await server.close();
  const input = afterInputOf(before, after, { updateBeganAt });
  return { input, ...verify(input) };
};

const failed = ({ findings }: Awaited<ReturnType<typeof updated>>, id: string): readonly string[] =>
  findings.filter((one) => one.id === id && one.outcome === 'fail').map(({ subject }) => subject);

describe('an update on a rehearsal server', () => {
  it('all-well: everything runs, listens and greets as before, and nothing is worse', async () => {
    const result = await updated('all-well');
    expect(result.input.baseline.note.code).toBe('ok');
    expect(result.input.facts.server.exchange?.version).toBe(versionAfter);
    for (const id of ['SETUP-002', 'SVC-101', 'SVC-102', 'SVC-103', 'NET-101', 'CERT-101'])
      expect([
        id,
        ...new Set(result.findings.filter((one) => one.id === id).map(({ outcome }) => outcome)),
      ]).toEqual([id, 'pass']);
    expect(result.rows.filter(({ judged }) => judged === 'worse' || judged === 'unknown')).toEqual(
      [],
    );
    expect(
      result.rows.some(({ field, judged }) => field === 'process' && judged === 'expected'),
    ).toBe(true);
  });

  it('pop3be-down: one service, its port and its greeting, and nothing else of that weight', async () => {
    const result = await updated('pop3be-down');
    const port = ['MSExchangePOP3BE tcp/9955'];
    expect(failed(result, 'SVC-101')).toEqual(['MSExchangePOP3BE']);
    expect(failed(result, 'SVC-103')).toEqual(port);
    expect(failed(result, 'NET-101')).toEqual(port);
    expect(failed(result, 'SETUP-002')).toEqual([]);
    expect(result.findings.filter(({ outcome }) => outcome === 'error')).toEqual([]);
  });

  it('setup-fails: start types that Setup left disabled, each shown, and a version that did not change or was not finished', async () => {
    const result = await updated('setup-fails');
    const disabled = failed(result, 'SVC-102');
    expect(disabled.length).toBeGreaterThanOrEqual(20);
    expect(disabled).toContain('MSExchangeTransport');
    const rows = result.rows.filter(
      ({ field, judged }) => field === 'start type' && judged === 'worse',
    );
    expect(rows.map(({ subject }) => subject).toSorted()).toEqual([...disabled].toSorted());
  });

  it('stuck-stopping: the state in which the service hangs is shown as it is', async () => {
    const { rows } = await updated('stuck-stopping');
    const stuck = rows.filter(({ judged }) => judged === 'worse');
    expect(stuck).toMatchObject([{ field: 'state', before: 'running', after: 'stop-pending' }]);
  });
});
