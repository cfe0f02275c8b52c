import { describe, expect, it } from 'vitest';

import { findRootCause } from '../../../shared/after/causes/index.ts';
import { connection, errorItem, listeners, pop3be, service } from '../../support/evidence.ts';
import {
  backEndEvent,
  capture,
  causeOfPop,
  displayName,
  inputOf,
  pop,
  popDown,
  proofText,
  systemEvent,
  watchOf,
} from './down.ts';

/** The service listened on three ports before the update. */
const before = {
  services: [pop3be({ displayName })],
  endpoints: [...listeners(1111, 4120), ...listeners(2222, 4120), ...listeners(3333, 4120)],
};
const services = [popDown({ win32ExitCode: 10_048 })];

describe('which of several ports is told', () => {
  it('the one that the service named, whatever else is taken', () => {
    const cause = causeOfPop({
      before,
      services,
      applicationLog: [backEndEvent(1018, ['[::]:3333'])],
      endpoints: [connection(2222, 88)],
    });
    expect(cause).toMatchObject({ port: 3333, family: 'ipv6', holder: null, heldNow: null });
    expect(cause.text).toContain('tcp/3333 in IPv6. Nobody has it now');
  });

  it('else the one that is taken now', () => {
    const watch = watchOf({ captures: [capture({ port: 3333 })] });
    const systemLog = [systemEvent(7024, [displayName, '%%10048'])];
    const cause = causeOfPop({
      before,
      services,
      systemLog,
      watch,
      endpoints: [connection(2222, 88)],
    });
    expect(cause).toMatchObject({ port: 2222, family: 'ipv4', holder: { pid: 88 }, heldNow: true });
    expect(proofText(cause)).toContain(
      'tcp/2222 (IPv4) is held now by a process that cannot be named (process 88)',
    );
  });

  it('else the one that was taken when it failed', () => {
    const watch = watchOf({ captures: [capture({ port: 3333 })] });
    const systemLog = [systemEvent(7024, [displayName, '%%10048'])];
    const cause = causeOfPop({ before, services, systemLog, watch });
    expect(cause).toMatchObject({ port: 3333, holder: { pid: 700 }, heldNow: false });
  });

  it('else the first, of no family', () => {
    const cause = causeOfPop({ before, services });
    expect(cause).toMatchObject({ port: 1111, family: null });
    expect(cause.text).toContain('(10048): tcp/1111. Nobody has it now');
    const held = cause.proof.find(({ text }) => text === 'Nobody has tcp/1111 now.');
    expect(held?.evidence).toEqual(['endpoints', 'port-probe']);
  });

  it('with proof that tells where it stands', () => {
    const now = causeOfPop({ before, services, endpoints: [connection(2222, 88)] });
    expect(now.proof.find(({ text }) => text.includes('is held now'))?.evidence).toEqual([
      'endpoints',
      'processes',
    ]);
    const unread = causeOfPop({ before, services, replace: [errorItem('endpoints')] });
    const gap = unread.proof.find(({ text }) =>
      text.startsWith('Who has tcp/1111 now is not known: '),
    );
    expect(gap?.evidence).toEqual(['endpoints']);
    const hidden = causeOfPop({
      before,
      services,
      probes: [{ protocol: 'tcp', family: 'ipv4', port: 1111, error: 10_048 }],
    });
    expect(proofText(hidden)).toContain(
      'tcp/1111 (IPv4) is held now by a socket that no table shows.',
    );
  });

  it('no port at all leaves the proof of the failure', () => {
    const other = service('MSExchangeThrottling', { state: 'stopped', win32ExitCode: 10_048 });
    const input = inputOf({ before: { services: [other], endpoints: [] }, services: [other] });
    expect(proofText(findRootCause(input, other.name))).toContain(
      'Exit code 10048: its port was taken by something else (10048).\nNo listener of the service before the update is known, and no event names the port.',
    );
    const refused = { ...other, win32ExitCode: 10_013 };
    const blocked = inputOf({
      before: { services: [refused], endpoints: [] },
      services: [refused],
    });
    const cause = findRootCause(blocked, other.name);
    expect(cause.kind).toBe('not-known');
    expect(cause.text).toContain('Which port is not known, so which of the two is open.');
  });
});

describe('which of several ports is excluded', () => {
  const system = { first: 3300, last: 3400, kind: 'system' as const };

  it('the one that is covered', () => {
    const cause = causeOfPop({
      before,
      services: [popDown({ win32ExitCode: 10_013 })],
      exclusions: { 'ipv6.active': [system] },
    });
    expect(cause).toMatchObject({ kind: 'port-excluded', port: 3333, family: 'ipv6' });
    expect(proofText(cause)).toContain(
      'The active exclusions of IPv6 have the system row 3300–3400.',
    );
  });

  it('one held port of several is holder enough, when an exclusion table was not read', () => {
    const cause = causeOfPop({
      before,
      services: [popDown({ win32ExitCode: 10_013 })],
      endpoints: [connection(2222, 88)],
      replace: [errorItem('netsh.excludedportrange.ipv6.tcp.active')],
    });
    expect(cause).toMatchObject({ kind: 'port-taken', port: 2222 });
    expect(cause.proof.every(({ text }) => text.length > 20)).toBe(true);
  });

  it('says nothing of exclusions for a service that is paused', () => {
    const cause = causeOfPop({
      before,
      services: [pop3be({ state: 'paused' })],
      exclusions: { 'ipv6.active': [system] },
    });
    expect(cause.kind).toBe('not-known');
    expect(cause.service).toBe(pop);
  });
});
