import { describe, expect, it } from 'vitest';

import { errorItem, listeners, pop3be } from '../../support/evidence.ts';
import {
  began,
  causeOfPop,
  evidenceIn,
  pop,
  popDown,
  proofText,
  savedStartTypes,
  watchOf,
} from './down.ts';

const down = popDown({ startType: 'disabled', win32ExitCode: 1077 });
const early = '2026-11-20T01:00:00.000Z';

describe('the service is disabled', () => {
  it('says what the start type was before', () => {
    const cause = causeOfPop({ services: [down] });
    expect(cause).toMatchObject({ kind: 'disabled', first: pop, holder: null, port: null });
    expect(cause.text).toBe(
      `${pop} is disabled, and was automatic before the update: nothing can start it.`,
    );
    expect(proofText(cause)).toContain('Start type before the update: automatic.');
    expect(proofText(cause)).toContain('Setup left no saved start types.');
    expect(evidenceIn(cause)).toEqual(['services', 'baseline', 'file.setup-saved-state']);
  });

  it('does not guess what it was', () => {
    const cause = causeOfPop({ before: null, services: [down] });
    expect(cause.text).toBe(`${pop} is disabled: nothing can start it.`);
    expect(proofText(cause)).toContain('Its start type before the update is not known.');
    const unread = causeOfPop({
      before: { services: [pop3be({ startType: null })] },
      services: [down],
    });
    expect(unread.text).toBe(`${pop} is disabled: nothing can start it.`);
  });

  it('was so before, although it ran', () => {
    const before = {
      services: [pop3be({ startType: 'disabled' as const })],
      endpoints: listeners(9955, 4120),
    };
    expect(causeOfPop({ before, services: [down] }).text).toContain(
      'as it was before the update although it ran',
    );
  });

  it.each(['manual', 'automatic', 'automatic-delayed', null] as const)(
    'is not so with start type %s',
    (startType) => {
      expect(causeOfPop({ services: [popDown({ startType })] }).kind).toBe('not-known');
    },
  );

  it('was so when it was to be started last, and is not now, or is not known to be', () => {
    const now = causeOfPop({ services: [popDown({ win32ExitCode: 1058 })] });
    expect(now.kind).toBe('disabled');
    expect(now.text).toContain(
      'was disabled when it was to be started last (1058); its start type is automatic now.',
    );
    expect(proofText(now)).toContain('Exit code 1058: it is disabled (1058).');
    const unread = causeOfPop({ services: [popDown({ win32ExitCode: 1058, startType: null })] });
    expect(unread.text).toContain('its start type could not be read now');
    expect(proofText(unread)).toContain('Start type now: could not be read.');
  });

  it('comes before everything that it ended with', () => {
    const services = [popDown({ startType: 'disabled', win32ExitCode: 10_048 })];
    expect(causeOfPop({ services }).kind).toBe('disabled');
  });
});

describe('what Setup itself saved', () => {
  const cause = (
    savedState: Parameters<typeof causeOfPop>[0]['savedState'],
    watch: Parameters<typeof causeOfPop>[0]['watch'] = watchOf(),
  ) => causeOfPop({ services: [down], watch, ...(savedState !== undefined && { savedState }) });

  it.each(['Disabled', 'disabled', ' 4 '])(
    'is stale when it is older than the update and has it as %s',
    (value) => {
      const { text, proof } = cause([
        savedStartTypes({ [pop.toUpperCase()]: value }, { modifiedAt: early }),
      ]);
      expect(text).toContain(
        'Setup’s own saved state of 2026-11-20 01:00:00 UTC has it as disabled and is older than this update',
      );
      expect(proof.map((one) => one.text)).toContain(
        `ServiceStartupMode15.2.1748.10.xml, written 2026-11-20 01:00:00 UTC, has it as ${value}.`,
      );
    },
  );

  it('was written by this update', () => {
    const { text } = cause([savedStartTypes({ [pop]: 'Disabled' })]);
    expect(text).toContain(
      'Setup itself saved it as disabled in this update, at 2026-11-24 03:40:00 UTC: it was disabled when Setup began.',
    );
    expect(text).not.toContain('older');
  });

  it('has another start type that was not given back', () => {
    const { text } = cause([savedStartTypes({ [pop]: 'Auto' })]);
    expect(text).toContain('Setup saved it as Auto in this update and has not given that back.');
    expect(cause([savedStartTypes({ [pop]: 'Auto' }, { modifiedAt: early })]).text).not.toContain(
      'given that back',
    );
  });

  it('a stale file counts before one of this update', () => {
    const { text } = cause([
      savedStartTypes({ [pop]: 'Disabled' }),
      savedStartTypes({ [pop]: 'Disabled' }, { modifiedAt: early }),
    ]);
    expect(text).toContain('of 2026-11-20 01:00:00 UTC has it as disabled and is older');
  });

  it.each([
    ['no time', { modifiedAt: null }],
    [
      'a time between the stamp of Setup’s log and the watch',
      { modifiedAt: '2026-11-24T03:20:00.000Z' },
    ],
  ])('is not known to be older with %s', (_name, given) => {
    const watch = watchOf({ setup: { startedLogTime: '2026-11-24T03:10:00.000Z' } });
    const { text } = cause([savedStartTypes({ [pop]: 'Disabled' }, given)], watch);
    expect(text).toContain('whether that is older than this update is not known');
  });

  it('is older than the stamp of Setup’s log, where that came before the watch, and of a run that nobody watched not', () => {
    const file = savedStartTypes({ [pop]: 'Disabled' }, { modifiedAt: '2026-11-24T03:05:00.000Z' });
    const setup = { startedLogTime: '2026-11-24T03:10:00.000Z' };
    expect(cause([file], watchOf({ setup })).text).toContain(
      'and is older than this update: an update',
    );
    const between = { ...file, modifiedAt: '2026-11-24T03:20:00.000Z' };
    expect(cause([between], watchOf({ setup: { ...setup, status: 'waiting' } })).text).toContain(
      'and is older than this update: an update',
    );
  });

  it('is compared with the baseline where nobody watched', () => {
    const of = (modifiedAt: string) =>
      cause([savedStartTypes({ [pop]: 'Disabled' }, { modifiedAt })], null).text;
    expect(of('2026-11-24T02:00:00.000Z')).toContain('and is older than this update: an update');
    expect(of('2026-11-24T03:00:00.000Z')).toContain('in this update');
    const without = causeOfPop({
      before: null,
      services: [down],
      savedState: [savedStartTypes({ [pop]: 'Disabled' }, { modifiedAt: early })],
    });
    expect(without.text).toContain('whether that is older than this update is not known');
  });

  it('tells of files that have nothing to say', () => {
    const told = cause([
      savedStartTypes({ MSExchangeIS: 'Disabled' }),
      savedStartTypes({}, { services: null, problem: 'neither UTF-16 nor UTF-8' }),
      savedStartTypes({ [pop]: 'Stopped' }, { kind: 'state' }),
    ]);
    expect(told.text).not.toContain('Setup');
    expect(proofText(told)).toContain('does not have the service');
    expect(proofText(told)).toContain('could not be understood (neither UTF-16 nor UTF-8)');
    expect(proofText(told)).not.toContain('Stopped');
  });

  it.each(['NotDisabled', 'Disabled, once', '42', '14', ''])('%s is not disabled', (value) => {
    expect(cause([savedStartTypes({ [pop]: value })]).text).not.toContain(
      'as disabled in this update',
    );
  });

  it('is of this update from the very moment at which the watch began', () => {
    const { text } = cause([savedStartTypes({ [pop]: 'Disabled' }, { modifiedAt: began })]);
    expect(text).toContain('in this update');
  });

  it('of an unknown time says so, and what was not read before too', () => {
    const before = { services: [pop3be({ startType: null })], endpoints: [] };
    const told = causeOfPop({
      before,
      services: [down],
      savedState: [savedStartTypes({ [pop]: 'Disabled' }, { modifiedAt: null })],
      watch: watchOf({ setup: null }),
    });
    expect(proofText(told)).toContain('written an unknown time, has it as Disabled.');
    expect(proofText(told)).toContain('Start type before the update: could not be read.');
    expect(proofText(told)).not.toContain('Exit code');
    expect(told.text).toBe(
      `${pop} is disabled: nothing can start it. Setup’s own saved state has it as disabled; whether that is older than this update is not known.`,
    );
  });

  it('could not be read', () => {
    const told = causeOfPop({ services: [down], replace: [errorItem('file.setup-saved-state')] });
    expect(told.kind).toBe('disabled');
    expect(told.text).not.toContain('Setup');
    expect(proofText(told)).toContain('The state that Setup saved could not be read (timed-out');
  });
});
