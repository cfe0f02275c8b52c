import { describe, expect, it } from 'vitest';

import type { Exclusion } from '../../../shared/ports/vocabulary.ts';
import { connection, errorItem } from '../../support/evidence.ts';
import {
  backEndEvent,
  capture,
  causeOfPop,
  displayName,
  evidenceIn,
  pop,
  popDown,
  proofText,
  systemEvent,
  watchOf,
} from './down.ts';

const refused = popDown({ win32ExitCode: 10_013 });
const system: Exclusion = { first: 9900, last: 9999, kind: 'system' };
const own: Exclusion = { first: 9955, last: 9955, kind: 'administered' };
const active = 'netsh.excludedportrange.ipv6.tcp.active';

describe('10013: Windows refused the port', () => {
  it.each(['ipv4', 'ipv6'] as const)(
    'names the system exclusion of %s that covers it',
    (family) => {
      const cause = causeOfPop({
        services: [refused],
        exclusions: { [`${family}.active`]: [{ first: 1, last: 80, kind: 'system' }, system] },
      });
      const name = family === 'ipv4' ? 'IPv4' : 'IPv6';
      expect(cause).toMatchObject({
        kind: 'port-excluded',
        port: 9955,
        family,
        holder: null,
        heldNow: null,
      });
      expect(cause.text).toBe(
        `${pop} was refused its port (10013): the system exclusion 9900–9999 in ${name} covers tcp/9955.`,
      );
      expect(evidenceIn(cause)).toContain(`netsh.excludedportrange.${family}.tcp.active`);
    },
  );

  it('takes the family that the service named, where both are covered', () => {
    const exclusions = {
      'ipv4.active': [system],
      'ipv6.active': [{ ...system, first: 9955, last: 9955 }],
    };
    const cause = causeOfPop({ applicationLog: [backEndEvent(1032, ['[::]:9955'])], exclusions });
    expect(cause).toMatchObject({ kind: 'port-excluded', family: 'ipv6' });
    expect(cause.text).toContain('the system exclusion 9955 in IPv6');
    const first = causeOfPop({ services: [refused], exclusions });
    expect(first.family).toBe('ipv4');
  });

  it.each([
    ['event 1032', { applicationLog: [backEndEvent(1032, ['0.0.0.0:9955'])] }],
    ['event 1019 with 10013', { applicationLog: [backEndEvent(1019, ['10013', '0.0.0.0:9955'])] }],
    ['event 7023', { systemLog: [systemEvent(7023, [displayName, '%%10013'])] }],
    [
      'its own exit code',
      { services: [popDown({ win32ExitCode: 1066, serviceExitCode: 10_013 })] },
    ],
  ])('is told by %s', (_name, given) => {
    expect(causeOfPop({ ...given, exclusions: { 'ipv4.active': [system] } }).kind).toBe(
      'port-excluded',
    );
  });

  it.each([
    ['an administered exclusion', { 'ipv4.active': [own] }],
    [
      'an exclusion of other ports',
      {
        'ipv4.active': [
          { first: 9956, last: 9999, kind: 'system' as const },
          { first: 9000, last: 9954, kind: 'system' as const },
        ],
      },
    ],
    ['an exclusion that only the next boot brings', { 'ipv4.persistent': [system] }],
    ['no exclusion', {}],
  ])('%s does not explain it: an exclusive holder', (_name, exclusions) => {
    const cause = causeOfPop({ services: [refused], exclusions });
    expect(cause).toMatchObject({ kind: 'port-taken', port: 9955, holder: null });
    expect(cause.text).toContain(
      'no system exclusion explains it now, so an exclusive holder had it',
    );
    expect(proofText(cause)).toContain('one may have moved since');
    expect(evidenceIn(cause)).toContain(active);
  });

  it('names the exclusive holder now, or the one that the watch saw', () => {
    const now = causeOfPop({ services: [refused], endpoints: [connection(9955, 88)] });
    expect(now).toMatchObject({ kind: 'port-taken', heldNow: true, holder: { pid: 88 } });
    const then = causeOfPop({
      applicationLog: [backEndEvent(1032, ['0.0.0.0:9955'])],
      watch: watchOf({ captures: [capture()] }),
    });
    expect(then).toMatchObject({ kind: 'port-taken', heldNow: false, holder: { pid: 700 } });
  });

  it('is not known when the exclusions were not read', () => {
    const cause = causeOfPop({ services: [refused], replace: [errorItem(active)] });
    expect(cause).toMatchObject({ kind: 'not-known', holder: null });
    expect(cause.text).toContain('a system exclusion or an exclusive holder');
    expect(cause.text).toContain('could not be read in full');
    expect(proofText(cause)).toContain('The active exclusions of IPv6 could not be read');
    expect(evidenceIn(cause)).toContain(active);
  });

  it('does not say that no exclusion explains it when one table was not read', () => {
    const cause = causeOfPop({
      services: [refused],
      replace: [errorItem(active)],
      endpoints: [connection(9955, 88)],
    });
    expect(cause).toMatchObject({ kind: 'port-taken', holder: { pid: 88 } });
    expect(cause.text).toContain('as far as the exclusions could be read');
    expect(cause.text).not.toContain('no system exclusion');
    expect(proofText(cause)).toContain('No system exclusion of IPv4 covers the port now');
    expect(proofText(cause)).not.toContain('No system exclusion of IPv6');
  });

  it('one table that explains it is enough, whatever the other has', () => {
    const cause = causeOfPop({
      services: [refused],
      exclusions: { 'ipv4.active': [system] },
      replace: [errorItem(active)],
    });
    expect(cause.kind).toBe('port-excluded');
  });
});

describe('the port is excluded now, whatever the last run ended with', () => {
  const exclusions = { 'ipv6.active': [system] };

  it('keeps a stopped service from starting', () => {
    const cause = causeOfPop({ exclusions });
    expect(cause).toMatchObject({ kind: 'port-excluded', family: 'ipv6', port: 9955 });
    expect(cause.text).toContain('cannot start while Windows refuses it its port');
  });

  it('is no ground for a documented candidate, nor for an administered exclusion', () => {
    expect(causeOfPop({ before: null, exclusions }).kind).toBe('not-known');
    expect(causeOfPop({ exclusions: { 'ipv6.active': [own] } }).kind).toBe('not-known');
  });

  it('comes after what it ended with', () => {
    expect(causeOfPop({ services: [popDown({ win32ExitCode: 1069 })], exclusions }).kind).toBe(
      'logon-failed',
    );
  });
});
