import { describe, expect, it } from 'vitest';

import type { Service } from '../../../shared/evidence/schema.ts';
import { afterInput, outcomesAfter } from '../../support/after.ts';
import { errorItem, pop3be, service } from '../../support/evidence.ts';

const topology = service('MSExchangeADTopology');
const running = service('MSExchangeTransport', { pid: 5000 });
const disabled = service('MSExchangeTransport', {
  state: 'stopped',
  startType: 'disabled',
  pid: null,
  win32ExitCode: 1077,
});

const outcomes = (before: readonly Service[], after: readonly Service[]) =>
  outcomesAfter(
    afterInput({ services: [pop3be(), ...before] }, { services: [pop3be(), ...after] }),
    'SVC-002',
  );

describe('SVC-002 after the update', () => {
  it('still says what was down before and is down now', () => {
    expect(outcomes([disabled], [disabled])).toEqual({ MSExchangeTransport: 'fail' });
  });

  it('leaves what ran before to SVC-101', () => {
    expect(outcomes([running], [disabled])).toEqual({ EX01: 'pass' });
  });

  it('passes when what was down before runs now', () => {
    expect(outcomes([disabled], [running])).toEqual({ EX01: 'pass' });
  });

  it('is an error when the services cannot be read', () => {
    const input = afterInput({}, { replace: [errorItem('services')] });
    expect(outcomesAfter(input, 'SVC-002')).toEqual({ EX01: 'error' });
  });

  it('tells everything that should run and does not where there is no baseline', () => {
    const input = afterInput(null, { services: [topology, disabled] });
    expect(outcomesAfter(input, 'SVC-002')).toEqual({ MSExchangeTransport: 'fail' });
  });
});
