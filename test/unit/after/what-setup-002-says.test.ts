import { describe, expect, it } from 'vitest';

import type { AfterInput } from '../../../shared/after/input.ts';
import { docs } from '../../../shared/checks/docs.ts';
import { emptyProgress } from '../../../shared/setup-log/schema.ts';
import { emptyHistory } from '../../../shared/watch/history.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import { afterInput, findingsAfter, versionAfter, versionBefore } from '../../support/after.ts';
import { expectSaid, type Said } from '../../support/said.ts';

const says = (
  check: string,
  cases: readonly (readonly [name: string, input: AfterInput, said: Said])[],
): void => {
  it.each(cases)('%s', (_name, input, said) => {
    const found = findingsAfter(input, check);
    expect(found).toHaveLength(1);
    expectSaid(found[0], said);
  });
};

describe('SETUP-002 says', () => {
  const page = { evidence: ['baseline', 'server'], docs: [docs.cumulativeUpdate] };
  const setup = (status: typeof emptyProgress.status, version: string | null): WatchState => ({
    status: 'ended',
    startedAt: '2026-11-24T03:30:00.000Z',
    startedBy: 'A. Operator',
    endedAt: '2026-11-24T04:50:00.000Z',
    intervalMs: 100,
    slowedWhy: null,
    ports: [],
    services: [],
    captures: [],
    setup: { ...emptyProgress, status, version },
    setupNotes: [],
    rate: null,
    gaps: [],
    history: emptyHistory,
    bootTask: null,
  });
  const older = '15.2.1118.7';
  const kept = (is: string): AfterInput => ({
    ...afterInput({}, { exchangeVersion: is }),
    baseline: afterInput().baseline,
  });
  const sameTitle = `The same Exchange as before is installed: ${versionBefore}`;
  const fullPath = 'Run setup.exe of the update by its full path';
  says('SETUP-002', [
    [
      'which version is installed',
      afterInput(),
      {
        ...page,
        title: `Exchange ${versionAfter} is installed`,
        summary: `Before the update it was ${versionBefore}.`,
      },
    ],
    [
      'the same where Setup reports a success without a version',
      afterInput({}, {}, { watch: setup('succeeded', null) }),
      {
        ...page,
        title: `Exchange ${versionAfter} is installed`,
        summary: `Before the update it was ${versionBefore}.`,
      },
    ],
    [
      'that Exchange is gone, and what it was',
      afterInput({}, { server: { exchange: null } }),
      {
        ...page,
        title: 'Exchange is not installed any more',
        summary: `Before the update it was ${versionBefore}. Setup may have broken off in the middle.`,
      },
    ],
    [
      'that Exchange is gone, whatever it was',
      afterInput({ exchangeVersion: null }, { server: { exchange: null } }),
      {
        ...page,
        title: 'Exchange is not installed any more',
        summary: ['Before the update it was there, in a version that could not be read. Setup may'],
      },
    ],
    [
      'which version was not read',
      afterInput({ exchangeVersion: null }),
      {
        ...page,
        title: 'It is not known whether another version is installed',
        summary: `Before the update: not read. Now: ${versionAfter}.`,
      },
    ],
    [
      'which version was not read now',
      afterInput({}, { exchangeVersion: null }),
      {
        ...page,
        title: 'It is not known whether another version is installed',
        summary: `Before the update: ${versionBefore}. Now: not read.`,
      },
    ],
    [
      'that an older version is there',
      kept(older),
      {
        ...page,
        title: `Exchange ${older} is installed, which is older than before`,
        summary: `Before the update it was ${versionBefore}. No update goes back.`,
      },
    ],
    [
      'that Setup and the files contradict each other',
      afterInput({}, {}, { watch: setup('succeeded', '15.2.2562.17') }),
      {
        ...page,
        title: 'Setup and the installed files contradict each other',
        summary: `Setup reports success for 15.2.2562.17, and ${versionAfter} is installed (before: ${versionBefore}).`,
      },
    ],
    [
      'that Setup succeeded in nothing',
      afterInput(
        {},
        { exchangeVersion: versionBefore },
        { watch: setup('succeeded', versionBefore) },
      ),
      {
        ...page,
        title: sameTitle,
        summary: ['Setup reports success, and nothing was updated', 'V15\\bin comes first'],
        advice: [['hint', fullPath]],
      },
    ],
    [
      'that nothing was updated',
      afterInput({}, { exchangeVersion: versionBefore }, { watch: setup('failed', versionBefore) }),
      {
        ...page,
        title: sameTitle,
        summary: ['Nothing was updated. Setup was not run to its end', 'V15\\bin comes first'],
        advice: [['hint', fullPath]],
      },
    ],
  ]);

  it('always about the version', () => {
    expect(findingsAfter(afterInput(), 'SETUP-002')[0]?.subject).toBe('Exchange version');
    const same = afterInput({}, { exchangeVersion: versionBefore });
    expect(findingsAfter(same, 'SETUP-002')[0]?.subject).toBe('Exchange version');
  });
});
