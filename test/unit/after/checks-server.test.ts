import { describe, expect, it } from 'vitest';

import { emptyProgress, type SetupProgress } from '../../../shared/setup-log/schema.ts';
import { emptyHistory } from '../../../shared/watch/history.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import {
  afterInput,
  configurationFile,
  findingsAfter,
  outcomesAfter,
  versionAfter,
  versionBefore,
  type SideUnderTest,
} from '../../support/after.ts';
import { installPath } from '../../support/evidence.ts';

const watchOf = (setup: Partial<SetupProgress>): WatchState => ({
  status: 'ended',
  startedAt: '2026-11-24T03:30:00.000Z',
  startedBy: 'A. Operator',
  endedAt: '2026-11-24T04:50:00.000Z',
  intervalMs: 100,
  slowedWhy: null,
  ports: [],
  services: [],
  captures: [],
  setup: { ...emptyProgress, ...setup },
  setupNotes: [],
  rate: null,
  gaps: [],
  history: emptyHistory,
  bootTask: null,
});

describe('CONF-001, configuration files', () => {
  const file = 'Bin\\EdgeTransport.exe.config';
  const path = `${installPath}${file}`;
  const outcomes = (was: SideUnderTest['configuration'], is: SideUnderTest['configuration']) =>
    outcomesAfter(
      afterInput(
        was === undefined ? {} : { configuration: was },
        is === undefined ? {} : { configuration: is },
      ),
      'CONF-001',
    );
  const before = [configurationFile(file, 'a1')];

  it('passes when the contents are as before, whatever size, date and case of the path', () => {
    const now = configurationFile(file, 'A1', {
      size: 1,
      modifiedAt: null,
      path: path.toUpperCase(),
    });
    expect(outcomes(before, [now])).toEqual({ EX01: 'pass' });
  });

  it('asks people about a file that has changed', () => {
    expect(outcomes(before, [configurationFile(file, 'a2')])).toEqual({ [path]: 'manual' });
  });

  it('fails for a file that is gone', () => {
    expect(outcomes(before, [])).toEqual({ [path]: 'fail' });
  });

  it('says nothing about a file that the update brings', () => {
    expect(outcomes(before, [...before, configurationFile('Bin\\new.config', 'c1')])).toEqual({
      EX01: 'pass',
    });
  });

  it('is an error for a file that was not read on one side, with the reason', () => {
    const locked = configurationFile(file, 'a1', { sha256: null, problem: 'sharing violation' });
    expect(outcomes([locked], before)).toEqual({ [path]: 'error' });
    const [finding] = findingsAfter(
      afterInput({ configuration: before }, { configuration: [locked] }),
      'CONF-001',
    );
    expect(finding).toMatchObject({ subject: path, outcome: 'error' });
    expect(finding?.summary).toContain('not read now: sharing violation');
  });

  it('does not apply where there was no such file', () => {
    expect(outcomes([], before)).toEqual({ EX01: 'not-applicable' });
  });

  it('is an error where the files were not read on one side, or there is no baseline', () => {
    expect(outcomes(null, before)).toEqual({ EX01: 'error' });
    expect(outcomes(before, null)).toEqual({ EX01: 'error' });
    expect(outcomesAfter(afterInput(null), 'CONF-001')).toEqual({ EX01: 'error' });
  });
});

describe('SETUP-002, another version', () => {
  const outcome = (was: string | null, is: string | null, watch: WatchState | null = null) =>
    outcomesAfter(
      afterInput({ exchangeVersion: was }, { exchangeVersion: is }, { watch }),
      'SETUP-002',
    );

  it('passes for a newer build', () => {
    expect(outcome(versionBefore, versionAfter)).toEqual({ 'Exchange version': 'pass' });
    expect(outcome('15.2.1748.10', '15.2.1748.43')).toEqual({ 'Exchange version': 'pass' });
  });

  it('fails for the same build, and says what may have been run', () => {
    const input = afterInput({}, { exchangeVersion: versionBefore });
    const [finding] = findingsAfter(input, 'SETUP-002');
    expect(finding).toMatchObject({ outcome: 'fail', impact: 'update-fails' });
    expect(finding?.summary).toContain('V15\\bin');
    expect(finding?.summary).not.toContain('Setup reports success');
  });

  it('fails for the same build though Setup reports success', () => {
    const watch = watchOf({ status: 'succeeded', version: versionBefore });
    const input = afterInput({}, { exchangeVersion: versionBefore }, { watch });
    const [finding] = findingsAfter(input, 'SETUP-002');
    expect(finding).toMatchObject({ outcome: 'fail' });
    expect(finding?.summary).toContain('Setup reports success');
  });

  it('fails when Exchange is gone', () => {
    const input = afterInput({}, { server: { exchange: null } });
    expect(outcomesAfter(input, 'SETUP-002')).toEqual({ 'Exchange version': 'fail' });
  });

  it('fails when the build is older, by facts that were kept all the same', () => {
    const input = afterInput({}, { exchangeVersion: '15.2.1118.7' });
    const kept = { ...input, baseline: afterInput().baseline };
    expect(outcomesAfter(kept, 'SETUP-002')).toEqual({ 'Exchange version': 'fail' });
  });

  it('is an error when Setup reports another version than the one that is there', () => {
    const watch = watchOf({ status: 'succeeded', version: '15.2.2562.17' });
    expect(outcome(versionBefore, versionAfter, watch)).toEqual({ 'Exchange version': 'error' });
  });

  it('takes a security update on top of what Setup installed for the same', () => {
    const watch = watchOf({ status: 'succeeded', version: '15.2.1748.10' });
    expect(outcome(versionBefore, '15.2.1748.43', watch)).toEqual({ 'Exchange version': 'pass' });
  });

  it('does not hold a version against Setup that it did not bring to its end', () => {
    const watch = watchOf({ status: 'failed', version: '15.2.2562.17' });
    expect(outcome(versionBefore, versionAfter, watch)).toEqual({ 'Exchange version': 'pass' });
  });

  it.each([
    ['before', null, versionAfter],
    ['now', versionBefore, null],
    ['in a form that can be compared', versionBefore, 'unknown'],
  ])('is an error when the version was not read %s', (_name, was, is) => {
    expect(outcome(was, is)).toEqual({ 'Exchange version': 'error' });
  });

  it('is an error without a baseline', () => {
    expect(outcomesAfter(afterInput(null), 'SETUP-002')).toEqual({ EX01: 'error' });
  });
});
