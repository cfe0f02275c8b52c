import { describe, expect, it } from 'vitest';

import { afterChecks, runAfterCheck } from '../../../shared/after/checks/index.ts';
import type { Service } from '../../../shared/evidence/schema.ts';
import {
  afterInput,
  findingsAfter,
  outcomesAfter,
  type SideUnderTest,
} from '../../support/after.ts';
import { errorItem, pop3be, service } from '../../support/evidence.ts';

const pop = 'MSExchangePOP3BE';
const on = (services: readonly Service[]): SideUnderTest => ({ services });

describe('SVC-102, start types', () => {
  const outcomes = (was: readonly Service[], is: readonly Service[]) =>
    outcomesAfter(afterInput(on(was), on(is)), 'SVC-102');

  it('passes when every start type is as before', () => {
    const both = [pop3be({ startType: 'manual' }), service('Winmgmt')];
    expect(outcomes(both, both)).toEqual({ EX01: 'pass' });
  });

  it.each([
    ['automatic', 'disabled'],
    ['manual', 'disabled'],
    ['automatic', 'manual'],
    ['automatic-delayed', 'manual'],
    ['manual', 'automatic'],
    ['disabled', 'automatic'],
  ] as const)('fails when %s has become %s, and offers the way back', (was, is) => {
    const input = afterInput(on([pop3be({ startType: was })]), on([pop3be({ startType: is })]));
    const [finding] = findingsAfter(input, 'SVC-102');
    expect(finding).toMatchObject({ subject: pop, outcome: 'fail', impact: 'degraded' });
    expect(finding?.title).toContain(`${is}, before the update ${was}`);
    expect(finding?.remediation).toContainEqual(
      expect.objectContaining({ kind: 'plan', plan: 'restore-services' }),
    );
    const word = {
      automatic: 'auto',
      'automatic-delayed': 'delayed-auto',
      manual: 'demand',
      disabled: 'disabled',
    }[was];
    expect(finding?.remediation.at(-1)?.text).toBe(`sc.exe config ${pop} start= ${word}`);
  });

  it.each([
    ['disabled', 'nothing can start it'],
    ['manual', 'does not start it by itself any more'],
    ['boot', 'in another way'],
  ] as const)('says what %s means', (startType, says) => {
    const input = afterInput(on([pop3be()]), on([pop3be({ startType })]));
    expect(findingsAfter(input, 'SVC-102')[0]?.summary).toContain(says);
  });

  it('has no command for a start type that only drivers have', () => {
    const input = afterInput(on([pop3be({ startType: 'system' })]), on([pop3be()]));
    expect(findingsAfter(input, 'SVC-102')[0]?.remediation).toHaveLength(1);
  });

  it('asks people about automatic that has become delayed', () => {
    expect(outcomes([pop3be()], [pop3be({ startType: 'automatic-delayed' })])).toEqual({
      [pop]: 'manual',
    });
  });

  it.each([
    ['before', pop3be({ startType: null }), pop3be()],
    ['now', pop3be(), pop3be({ startType: null })],
  ])('is an error when a start type was not read %s', (_name, was, is) => {
    expect(outcomes([was], [is])).toEqual({ [pop]: 'error' });
  });

  it('counts a service that Setup disables and a trigger-started one, whose start type somebody set all the same', () => {
    const registry = service('RemoteRegistry', { triggerStart: true });
    expect(
      outcomes([pop3be(), registry], [pop3be(), { ...registry, startType: 'disabled' }]),
    ).toEqual({ RemoteRegistry: 'fail' });
  });

  it('leaves out services that are not the concern of Exchange, and instances of one user', () => {
    const spooler = service('Spooler', { imagePath: 'C:\\Windows\\spoolsv.exe' });
    const user = service('CDPUserSvc_3a2f1', { imagePath: 'C:\\Windows\\svchost.exe' });
    expect(
      outcomes(
        [pop3be(), spooler, user],
        [pop3be(), { ...spooler, startType: 'disabled' }, { ...user, startType: 'disabled' }],
      ),
    ).toEqual({ EX01: 'pass' });
  });

  it('does not apply where there is no service to compare', () => {
    expect(outcomes([pop3be()], [])).toEqual({ EX01: 'not-applicable' });
  });

  it('is an error without a baseline, and says why', () => {
    const [finding] = findingsAfter(afterInput(null), 'SVC-102');
    expect(finding).toMatchObject({ outcome: 'error' });
    expect(finding?.summary).toContain('No checks had come to their end');
  });

  it.each([
    ['before the update', { replace: [errorItem('services')] }, {}],
    ['now', {}, { replace: [errorItem('services')] }],
  ])('is an error when the services were not read %s', (when, was, is) => {
    const [finding] = findingsAfter(afterInput(was, is), 'SVC-102');
    expect(finding).toMatchObject({ outcome: 'error', evidence: ['services'] });
    expect(finding?.summary).toContain(`not read ${when}`);
  });
});

describe('runAfterCheck', () => {
  it('makes an error of a check that throws, or says nothing', () => {
    const check = {
      id: 'X-1',
      question: '?',
      impact: 'outage',
    } as const;
    const input = afterInput();
    const thrown = runAfterCheck(
      {
        ...check,
        evaluate: () => {
          throw new Error('broken');
        },
      },
      input,
    );
    expect(thrown).toMatchObject([{ id: 'X-1', outcome: 'error', impact: 'outage' }]);
    expect(thrown[0]?.summary).toContain('broken');
    expect(runAfterCheck({ ...check, evaluate: () => [] }, input)).toMatchObject([
      { outcome: 'error' },
    ]);
  });

  it('has each id once', () => {
    const ids = afterChecks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
