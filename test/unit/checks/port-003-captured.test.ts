import { describe, expect, it } from 'vitest';

import { connection, errorItem, listeners, pop3be, service } from '../../support/evidence.ts';
import { findingsOn, outcomesOn, portsOn } from '../../support/findings.ts';

const pop = 'MSExchangePOP3BE tcp/9955';
const stopped = pop3be({ state: 'stopped', startType: 'manual' });
const w3wp = service('W3SVC', { pid: 612, imagePath: 'C:\\Windows\\System32\\inetsrv\\w3wp.exe' });

describe('PORT-003, held by something else', () => {
  const down = pop3be({ state: 'stopped', win32ExitCode: 10_048 });
  const captured = { services: [down, w3wp], endpoints: [connection(9955, 612)] };

  it('fails and names the holder: process, service, remote end', () => {
    const finding = findingsOn(captured, 'PORT-003').find(({ subject }) => subject === pop);
    expect(finding).toMatchObject({ outcome: 'fail', impact: 'outage' });
    expect(finding?.summary).toContain('w3wp.exe');
    expect(finding?.summary).toContain('process 612, service W3SVC');
    expect(finding?.summary).toContain('10.0.0.5:3268');
  });

  it.each(['bound', 'syn-sent', 'close-wait', 'established'] as const)(
    'fails for a holder in state %s',
    (state) => {
      const given = { services: [down, w3wp], endpoints: [connection(9955, 612, { state })] };
      expect(outcomesOn(given, 'PORT-003')[pop]).toBe('fail');
    },
  );

  it('says that a TIME_WAIT holder ends by itself', () => {
    const given = { services: [down], endpoints: [connection(9955, 0, { state: 'time-wait' })] };
    const finding = findingsOn(given, 'PORT-003').find(({ subject }) => subject === pop);
    expect(finding?.outcome).toBe('fail');
    expect(finding?.remediation[0]?.text).toContain('TIME_WAIT ends by itself');
  });

  it('does not call a connection whose process is not known yet TIME_WAIT', () => {
    const given = { services: [down], endpoints: [connection(9955, 0)] };
    const finding = findingsOn(given, 'PORT-003').find(({ subject }) => subject === pop);
    expect(finding?.outcome).toBe('fail');
    expect(finding?.summary).toContain(
      'a connection whose process is not known, connected to 10.0.0.5:3268',
    );
    expect(JSON.stringify(finding)).not.toContain('TIME_WAIT');
  });

  it('passes for connections that the service itself accepted', () => {
    const accepted = connection(9955, 4120, { remotePort: 51_000 });
    expect(outcomesOn({ endpoints: [...listeners(9955, 4120), accepted] }, 'PORT-003')[pop]).toBe(
      'pass',
    );
  });

  it('passes for the worker in the folder of the service, not for one of the same name in the front end', () => {
    const folder = 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\';
    const worker = (directory: string) => ({
      endpoints: listeners(9955, 777),
      processes: [
        { pid: 4120, startedAt: null, imagePath: pop3be().imagePath },
        {
          pid: 777,
          startedAt: null,
          imagePath: `${folder}${directory}\\PopImap\\Microsoft.Exchange.Pop3.exe`,
        },
      ],
    });
    expect(outcomesOn(worker('ClientAccess'), 'PORT-003')[pop]).toBe('pass');
    expect(outcomesOn(worker('FrontEnd'), 'PORT-003')[pop]).toBe('fail');
  });

  it('fails when one family is taken and the service listens in the other', () => {
    const half = listeners(9955, 4120).filter(({ family }) => family === 'ipv6');
    const given = { services: [pop3be(), w3wp], endpoints: [...half, connection(9955, 612)] };
    expect(outcomesOn(given, 'PORT-003')[pop]).toBe('fail');
  });

  it('fails when no table shows a holder and the bind is refused', () => {
    const probes = [{ protocol: 'tcp', family: 'ipv4', port: 9955, error: 10_048 }] as const;
    const given = { services: [down], endpoints: [], probes };
    expect(outcomesOn(given, 'PORT-003')[pop]).toBe('fail');
  });

  it.each([
    [10_013, 'error'],
    [10_022, 'error'],
    [10_047, 'pass'],
    [10_049, 'pass'],
    [0, 'pass'],
  ])('takes the answer %j of the probe for %s where no table explains it', (error, outcome) => {
    const probes = [{ protocol: 'tcp', family: 'ipv6', port: 9955, error }] as const;
    const given = { services: [down], endpoints: [], probes };
    expect(outcomesOn(given, 'PORT-003')[pop]).toBe(outcome);
  });

  it('knows that a system exclusion refuses the probe with 10013', () => {
    const probes = [{ protocol: 'tcp', family: 'ipv4', port: 9955, error: 10_013 }] as const;
    const exclusions = { 'ipv4.active': [{ first: 9955, last: 9955, kind: 'system' as const }] };
    const given = { services: [down], endpoints: [], probes, exclusions };
    expect(outcomesOn(given, 'PORT-003')[pop]).toBe('pass');
  });

  it('is an error when the endpoints cannot be read', () => {
    expect(outcomesOn({ replace: [errorItem('endpoints')] }, 'PORT-003')[pop]).toBe('error');
  });

  it('is an error when the probe of a free port failed', () => {
    const given = { services: [down], endpoints: [], replace: [errorItem('port-probe')] };
    expect(outcomesOn(given, 'PORT-003')[pop]).toBe('error');
  });

  it('is an error when a listener belongs to a process that does not exist', () => {
    const given = { services: [down], endpoints: listeners(9955, 4120), processes: [] };
    expect(outcomesOn(given, 'PORT-003')[pop]).toBe('error');
  });

  it('does not apply to a service that is not in use', () => {
    const given = { services: [stopped, w3wp], endpoints: [connection(9955, 612)] };
    expect(outcomesOn(given, 'PORT-003')[pop]).toBe('not-applicable');
    expect(portsOn(given).find(({ port }) => port === 9955)?.risk).toBe('captured');
  });
});
