import { describe, expect, it } from 'vitest';

import { errorItem, pop3be, service } from '../../support/evidence.ts';
import { findingsOn, outcomesOn } from '../../support/findings.ts';

const transport = service('MSExchangeTransport', { pid: 5000 });

describe('SVC-001, a complete baseline', () => {
  it('passes and counts what runs', () => {
    const services = [
      pop3be(),
      transport,
      service('MSExchangeImap4', { state: 'stopped', startType: 'manual' }),
    ];
    const [finding] = findingsOn({ services }, 'SVC-001');
    expect(finding).toMatchObject({ outcome: 'pass', impact: 'outage' });
    expect(finding?.summary).toContain('2 running, 1 not running');
  });

  it.each(['services', 'processes', 'endpoints'] as const)('is an error without %s', (id) => {
    expect(outcomesOn({ replace: [errorItem(id)] }, 'SVC-001')).toEqual({ EX01: 'error' });
  });

  it.each([
    [
      'no Exchange service',
      { services: [service('Spooler', { imagePath: 'C:\\Windows\\spoolsv.exe' })] },
    ],
    ['a start type that was not read', { services: [pop3be({ startType: null })] }],
    ['a program that was not read', { services: [pop3be({ imagePath: null })] }],
    ['a running service without a process', { services: [pop3be({ pid: null })] }],
    ['a running service whose process does not exist', { processes: [] }],
    [
      'a stopped service with a process',
      { services: [{ ...pop3be(), state: 'stopped' as const }] },
    ],
  ])('is an error with %s', (_name, given) => {
    expect(outcomesOn(given, 'SVC-001')).toEqual({ EX01: 'error' });
  });
});

describe('SVC-002, stopped or disabled before the update', () => {
  it('passes when what should run runs', () => {
    expect(outcomesOn({ services: [pop3be(), transport] }, 'SVC-002')).toEqual({ EX01: 'pass' });
  });

  it('fails for an automatic service that is stopped, and explains its exit code', () => {
    const services = [pop3be({ state: 'stopped', win32ExitCode: 10_048 }), transport];
    const [finding] = findingsOn({ services, endpoints: [] }, 'SVC-002');
    expect(finding).toMatchObject({
      subject: 'MSExchangePOP3BE',
      outcome: 'fail',
      impact: 'degraded',
    });
    expect(finding?.summary).toContain('10048');
  });

  it('fails for a service that is automatic by documentation and was left disabled', () => {
    const services = [service('MSExchangeTransport', { state: 'stopped', startType: 'disabled' })];
    expect(outcomesOn({ services, endpoints: [] }, 'SVC-002')).toEqual({
      MSExchangeTransport: 'fail',
    });
  });

  it.each([
    [
      'POP and IMAP that are manual or disabled',
      pop3be({ state: 'stopped', startType: 'disabled' }),
    ],
    [
      'the one that stops by itself by design',
      service('MSExchangeNotificationsBroker', { state: 'stopped' }),
    ],
    [
      'services of others',
      service('Spooler', { state: 'stopped', imagePath: 'C:\\Windows\\spoolsv.exe' }),
    ],
  ])('leaves alone %s', (_name, one) => {
    expect(outcomesOn({ services: [transport, one], endpoints: [] }, 'SVC-002')).toEqual({
      EX01: 'pass',
    });
  });

  it('is an error when the services, or a start type, cannot be read', () => {
    expect(outcomesOn({ replace: [errorItem('services')] }, 'SVC-002')).toEqual({ EX01: 'error' });
    const services = [service('MSExchangeTransport', { state: 'stopped', startType: null })];
    expect(outcomesOn({ services, endpoints: [] }, 'SVC-002')).toEqual({
      MSExchangeTransport: 'error',
    });
  });

  it('does not apply where there is no Exchange', () => {
    const services = [service('Spooler', { imagePath: 'C:\\Windows\\spoolsv.exe' })];
    expect(outcomesOn({ services, endpoints: [] }, 'SVC-002')).toEqual({ EX01: 'not-applicable' });
  });
});

describe('HOST-001, elevation', () => {
  it.each([
    [true, 'pass'],
    [false, 'fail'],
    [null, 'error'],
  ] as const)('elevated %s gives %s', (elevated, outcome) => {
    expect(outcomesOn({ elevated }, 'HOST-001')).toEqual({ EX01: outcome });
  });
});
