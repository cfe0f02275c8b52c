import { describe, expect, it } from 'vitest';

import { planRecoverService } from '../../../shared/remediation/recover-service.ts';
import { afterInput } from '../../support/after.ts';
import { errorItem, listeners, pop3be } from '../../support/evidence.ts';
import { codes, down, recoveryPlan as plan, wait } from '../../support/recovery-plan.ts';
import { pop3 } from '../../support/run.ts';

describe('nothing is done', () => {
  it('for a service that runs and listens as it did', () => {
    expect(codes(plan({}))).toEqual(['nothing-to-do']);
  });

  it('for a service that did not run before, whatever it does now', () => {
    const before = { services: [down({ startType: 'manual' })], endpoints: [] };
    const draft = plan(
      { services: [down({ startType: 'disabled' })], endpoints: [] },
      wait,
      before,
    );
    expect(codes(draft)).toEqual(['nothing-to-do']);
    expect(draft.obstacles[0]?.text).toContain('was stopped before the update');
  });

  it('without a baseline, and the text says why', () => {
    const draft = plan({ services: [down()], endpoints: [] }, wait, null);
    expect(codes(draft)).toEqual(['unknown']);
    expect(draft.why).toContain('Nothing shows that');
    expect(draft.obstacles[0]?.text).toContain('No checks had come to their end');
  });

  it.each([
    ['services', 'services'],
    ['endpoints', 'endpoints'],
    ['processes', 'processes'],
  ] as const)('where the %s cannot be read', (_name, id) => {
    const draft = plan({ services: [down()], endpoints: [], replace: [errorItem(id)] });
    expect(codes(draft)).toContain('unknown');
  });

  it('where the services of the baseline were not read', () => {
    const draft = plan({ services: [down()], endpoints: [] }, wait, {
      replace: [errorItem('services')],
    });
    expect(codes(draft)).toEqual(['unknown']);
  });

  it('by an agent that is not elevated', () => {
    expect(codes(plan({ services: [down()], endpoints: [], elevated: false }))).toEqual([
      'not-elevated',
    ]);
  });

  it.each(['stop-pending', 'start-pending'] as const)('while it is %s', (state) => {
    const draft = plan({ services: [down({ state, pid: 4120 })], endpoints: [] });
    expect(codes(draft)).toContain('pending');
  });

  it('where the service contradicts itself', () => {
    const draft = plan({ services: [down({ pid: 4120 })], endpoints: [] });
    expect(codes(draft)).toEqual(['unknown']);
    expect(draft.obstacles[0]?.text).toContain('stopped with process 4120');
    expect(codes(plan({ services: [pop3be({ pid: 0 })], endpoints: [] }))).toEqual(['unknown']);
  });

  it('where a listener of the stopped service is shown', () => {
    const draft = plan({ services: [down()], endpoints: listeners(9955, 4120), processes: [] });
    expect(codes(draft)).toEqual(['unknown']);
  });

  it('against a system exclusion, which is explained', () => {
    const row = { first: 9_900, last: 9_999, kind: 'system' as const };
    const draft = plan({
      services: [down({ win32ExitCode: 10_013 })],
      endpoints: [],
      exclusions: { 'ipv4.active': [row] },
    });
    expect(codes(draft)).toEqual(['system-exclusion']);
    expect(draft.obstacles[0]?.text).toMatch(
      /9900–9999 in IPv4.*10013.*net stop winnat.*It is not done from here/s,
    );
  });

  it('about exclusions that could not be read, unless none is wanted', () => {
    const after = {
      services: [down()],
      endpoints: [],
      replace: [errorItem('netsh.excludedportrange.ipv6.tcp.persistent')],
    };
    expect(codes(plan(after))).toEqual(['unknown']);
    expect(codes(plan(after, { way: 'wait', excludes: false }))).toEqual([]);
  });

  it('with a start type that nobody knows', () => {
    const disabled = { services: [down({ startType: 'disabled' as const })], endpoints: [] };
    const unread = { services: [pop3be({ startType: null })] };
    const ran = { services: [pop3be({ startType: 'disabled' as const })] };
    expect(codes(plan(disabled, wait, unread))).toEqual(['unknown']);
    expect(codes(plan(disabled, wait, ran))).toEqual(['unknown']);
    expect(codes(plan({ services: [down({ startType: null })], endpoints: [] }))).toEqual([
      'unknown',
    ]);
  });

  it('for a service that is not there', () => {
    expect(planRecoverService(afterInput(), 'Nobody', wait)).toBeNull();
    expect(
      planRecoverService(afterInput({}, { services: [], endpoints: [] }), pop3, wait),
    ).toBeNull();
  });
});
