import { describe, expect, it } from 'vitest';

import { afterInput, judgedOf, rowOf, type SideUnderTest } from '../../support/after.ts';
import {
  connection,
  errorItem,
  installPath,
  listeners,
  pop3be,
  service,
} from '../../support/evidence.ts';

describe('ports', () => {
  const subject = 'tcp/9955';
  const judged = (given: SideUnderTest) => judgedOf(afterInput({}, given), subject);

  it('knows the listener by service and program, not by process', () => {
    expect(judged({ services: [pop3be({ pid: 9000 })], endpoints: listeners(9955, 9000) })).toEqual(
      {
        listener: 'same',
        families: 'same',
      },
    );
  });

  it('calls it worse when nobody listens, or somebody else', () => {
    const down = [pop3be({ state: 'stopped' })];
    expect(judged({ services: down, endpoints: [connection(9955, 777)] })).toEqual({
      listener: 'worse',
    });
    const other = service('MSExchangeIS', { pid: 888 });
    const input = afterInput({}, { services: [...down, other], endpoints: listeners(9955, 888) });
    expect(judgedOf(input, subject)['listener']).toBe('worse');
    expect(rowOf(input, subject, 'listener')?.after).toContain('MSExchangeIS (');
  });

  it('calls it worse when a family is lost, and notes one that is won', () => {
    const [v4] = listeners(9955, 4120);
    const endpoints = v4 ? [v4] : [];
    expect(judged({ endpoints })).toEqual({ listener: 'same', families: 'worse' });
    expect(judgedOf(afterInput({ endpoints }), subject)).toEqual({
      listener: 'same',
      families: 'noted',
    });
  });

  it('calls it worse when it listens on fewer addresses, and notes more', () => {
    const endpoints = listeners(9955, 4120).map((row) =>
      row.family === 'ipv6' ? { ...row, localAddress: '::1' } : row,
    );
    expect(judged({ endpoints })).toEqual({ listener: 'same', families: 'worse' });
    const input = afterInput({ endpoints });
    expect(rowOf(input, subject, 'families')).toMatchObject({
      before: 'IPv4, IPv6 (::1)',
      after: 'IPv4, IPv6',
      judged: 'noted',
    });
  });

  it('names the family alone when it listens on all addresses and on one besides', () => {
    const wide = listeners(9955, 4120);
    const more = wide.map((row) => ({
      ...row,
      localAddress: row.family === 'ipv4' ? '10.0.0.21' : 'fe80::1',
    }));
    const input = afterInput({}, { endpoints: [...more, ...wide] });
    expect(rowOf(input, subject, 'families')).toMatchObject({
      after: 'IPv4, IPv6',
      judged: 'same',
    });
  });

  it('notes the same service by another program', () => {
    const worker = `${installPath}ClientAccess\\PopImap\\Microsoft.Exchange.Pop3.exe`;
    const processes = [
      { pid: 4120, startedAt: null, imagePath: pop3be().imagePath },
      { pid: 4121, startedAt: null, imagePath: worker },
    ];
    expect(judged({ endpoints: listeners(9955, 4121), processes })['listener']).toBe('noted');
  });

  it('notes a listener that is new', () => {
    const endpoints = [...listeners(9955, 4120), ...listeners(12_345, 4120)];
    expect(judgedOf(afterInput({}, { endpoints }), 'tcp/12345')).toEqual({ listener: 'noted' });
  });

  it('expects a service that may be stopped to listen on nothing', () => {
    const registry = service('RemoteRegistry', { pid: 4200, triggerStart: true });
    const input = afterInput(
      { services: [registry], endpoints: listeners(7000, 4200) },
      { services: [{ ...registry, state: 'stopped', pid: null }], endpoints: [] },
    );
    expect(judgedOf(input, 'tcp/7000')).toEqual({ listener: 'expected' });
  });

  it('knows nothing where the tables contradict each other', () => {
    expect(judged({ services: [{ ...pop3be(), state: 'stopped' }] })).toEqual({
      listener: 'unknown',
    });
    expect(judged({ processes: [] })).toEqual({ listener: 'unknown' });
  });

  it('knows nothing where one side was not read', () => {
    const replace = [errorItem('endpoints')];
    expect(judged({ replace })).toEqual({ listener: 'unknown' });
    expect(judgedOf(afterInput({ replace }), subject)).toEqual({ listener: 'unknown' });
    expect(judgedOf(afterInput(null), subject)).toEqual({ listener: 'unknown' });
    expect(rowOf(afterInput(null), subject, 'listener')?.why).toContain('before the update');
    expect(rowOf(afterInput({}, { replace }), subject, 'listener')?.why).toContain('now');
  });

  it('leaves out ports that RPC gives out anew at each start', () => {
    const rpcEndpoints = [{ port: 9955, interfaceId: 'x', annotation: '' }];
    expect(judgedOf(afterInput({ rpcEndpoints }, { rpcEndpoints }), subject)).toEqual({});
  });
});
