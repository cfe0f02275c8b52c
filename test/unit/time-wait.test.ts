import { describe, expect, it } from 'vitest';

import { describeHolder } from '../../shared/ports/find-holder.ts';
import { isAcceptedByOwn } from '../../shared/ports/holders.ts';
import { isClosingByItself, isTimeWait } from '../../shared/ports/time-wait.ts';
import { planFreePort, stayOf } from '../../shared/remediation/free-port.ts';
import type { Holder } from '../../shared/report/schema.ts';
import { codes, down, recoveryPlan } from '../support/recovery-plan.ts';
import { connection } from '../support/evidence.ts';
import { captureOf } from '../support/capture.ts';

const holder = (pid: number | null, state: Holder['state']): Holder => ({
  pid,
  image: null,
  service: null,
  remote: '10.0.0.5:3268',
  state,
});

describe('TIME_WAIT', () => {
  it.each([
    [0, 'time-wait', true],
    [612, 'time-wait', true],
    [0, null, true],
    [0, 'established', false],
    [0, 'bound', false],
    [0, 'fin-wait-2', false],
    [612, 'established', false],
    [612, null, false],
    [null, null, false],
  ] as const)('of process %s in state %s: %s', (pid, state, expected) => {
    expect(isTimeWait({ pid, state })).toBe(expected);
    expect(describeHolder(holder(pid, state)).includes('TIME_WAIT')).toBe(expected);
    expect(stayOf({ holder: holder(pid, state) }).includes('TIME_WAIT')).toBe(expected);
  });

  it('is not what a connection is called whose process is not known', () => {
    expect(describeHolder(holder(0, 'established'))).toBe(
      'a connection whose process is not known, connected to 10.0.0.5:3268',
    );
  });
});

describe('a connection without a process', () => {
  it('ends by itself when it is closing, and only then', () => {
    expect(isClosingByItself({ pid: 0, state: 'last-ack' })).toBe(true);
    expect(isClosingByItself({ pid: 612, state: 'last-ack' })).toBe(false);
    expect(isClosingByItself({ pid: 0, state: 'established' })).toBe(false);
  });

  it('is left over by the service that listens in the other family only when it is closed or closing', () => {
    const isLeftOver = (state: 'time-wait' | 'fin-wait-1' | 'established'): boolean =>
      isAcceptedByOwn(connection(9955, 0, { state }), ['ipv6']);
    expect(isLeftOver('time-wait')).toBe(true);
    expect(isLeftOver('fin-wait-1')).toBe(true);
    expect(isLeftOver('established')).toBe(false);
  });

  it('is not closed from here: nobody knows whose it is', () => {
    const capture = captureOf({ holder: holder(0, 'established') });
    const known = { services: [], installPath: null, elevated: true };
    const [obstacle] = planFreePort(capture, 'close-connection', known).obstacles;
    expect(obstacle?.text).toContain('No process is shown');
    const plan = recoveryPlan(
      { services: [down({ win32ExitCode: 10_048 })], endpoints: [connection(9955, 0)] },
      { way: 'close-connection', excludes: true },
    );
    expect(codes(plan)).toEqual(['held']);
    expect(plan.obstacles[0]?.text).toContain('whose connection would be closed');
  });
});
