import { describe, expect, it } from 'vitest';

import { findRootCause } from '../../../shared/after/causes/index.ts';
import { errorItem, listeners, pop3be, service } from '../../support/evidence.ts';
import {
  backEndEvent,
  capture,
  causeOfPop,
  displayName,
  evidenceIn,
  inputOf,
  pop,
  popDown,
  proofText,
  systemEvent,
  watchOf,
} from './down.ts';

describe('not known', () => {
  it('says that it shows no failure, with everything that was seen', () => {
    const cause = causeOfPop({
      applicationLog: [backEndEvent(1036)],
      watch: watchOf({
        captures: [capture()],
        gaps: [{ from: '2026-11-24T04:00:00.000Z', to: '2026-11-24T04:01:00.000Z' }],
      }),
    });
    expect(cause).toMatchObject({
      kind: 'not-known',
      first: pop,
      port: null,
      holder: null,
      heldNow: null,
    });
    expect(cause.text).toBe(`Why ${pop} is stopped is not known: it shows no failure.`);
    for (const said of [
      'State stopped, start type automatic, process none.',
      'Exit code 0, which shows no failure.',
      'Before the update: running, start type automatic.',
      'Event 1036 at 2026-11-24 04:10:00 UTC.',
      'Nobody has tcp/9955 now.',
      'on tcp/9955 in IPv4 from 04:05:00 to 04:20:00.',
      'The wait for the services ended after 4 s: all had settled.',
      'Setup’s log: succeeded.',
      'Nobody watched from 2026-11-24 04:00:00 UTC to 2026-11-24 04:01:00 UTC.',
    ])
      expect(proofText(cause)).toContain(said);
  });

  it('a manual service that was not started since the boot', () => {
    const cause = causeOfPop({ services: [popDown({ win32ExitCode: 1077, startType: 'manual' })] });
    expect(cause.text).toBe(
      `${pop} was not started since the boot (1077); its start type is manual, so Windows does not start it by itself. Nothing shows why.`,
    );
    expect(causeOfPop({ services: [popDown({ win32ExitCode: 1077 })] }).text).toBe(
      `${pop} was not started since the boot (1077). Nothing shows why.`,
    );
  });

  it('a paused service that has its port', () => {
    const cause = causeOfPop({
      services: [pop3be({ state: 'paused' })],
      endpoints: listeners(9955, 4120),
    });
    expect(cause.kind).toBe('not-known');
    expect(proofText(cause)).toContain('The service itself has tcp/9955 now.');
  });

  it('a paused service', () => {
    expect(causeOfPop({ services: [pop3be({ state: 'paused' })] }).text).toContain(
      'is paused. Somebody, or a program, paused it',
    );
  });

  it.each([
    'event-log.system',
    'event-log.application',
    'endpoints',
    'processes',
    'file.setup-saved-state',
  ] as const)('says that %s could not be read', (id) => {
    const cause = causeOfPop({ replace: [errorItem(id)] });
    expect(cause.kind).toBe('not-known');
    expect(cause.text).toContain(`Not everything could be read: ${id}.`);
    expect(evidenceIn(cause)).toContain(id);
  });

  it('what nobody knows of before is said', () => {
    const cause = causeOfPop({ before: null, watch: null });
    expect(proofText(cause)).toContain('How it stood before the update is not known.');
    expect(proofText(cause)).toContain('Nobody watched the update.');
    expect(proofText(causeOfPop({ watch: watchOf({ setup: null }) }))).toContain(
      'Setup’s log was not looked for.',
    );
    const unread = causeOfPop({
      watch: watchOf({ setup: { status: 'unreadable', problem: 'locked' } }),
    });
    expect(proofText(unread)).toContain('Setup’s log: unreadable (locked).');
  });

  it('shows five events at most', () => {
    const applicationLog = Array.from({ length: 9 }, () => backEndEvent(1036));
    const cause = causeOfPop({ applicationLog });
    expect(cause.proof.filter(({ text }) => text.startsWith('Event'))).toHaveLength(5);
  });

  it('a service that is not asked about is not mixed up with another', () => {
    const other = service('MSExchangeIMAP4BE', {
      state: 'stopped',
      displayName: 'Microsoft Exchange IMAP4-Back-End',
    });
    const systemLog = [systemEvent(7034, [displayName, '1'])];
    const input = inputOf({ services: [popDown(), other], systemLog });
    expect(findRootCause(input, other.name).kind).toBe('not-known');
    expect(findRootCause(input, pop).kind).toBe('process-died');
  });
});
