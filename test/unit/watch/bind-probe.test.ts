import { describe, expect, it } from 'vitest';

import { createBindProbe } from '../../../electron/agent/watch/bind-probe.ts';
import type { Look } from '../../../shared/watch/judge-port.ts';
import type { WatchedPort } from '../../../shared/watch/schema.ts';
import { connection, nativeItem, pop3be } from '../../support/evidence.ts';

const port: WatchedPort = { service: 'MSExchangePOP3BE', protocol: 'tcp', port: 9955 };
const inUse = 10_048;
const free: Look = { rows: [], services: [pop3be({ state: 'stopped' })], processes: [] };
const held: Look = { ...free, rows: [connection(9955, 612)] };
const running: Look = { ...free, services: [pop3be()] };

/** Looks a tenth of a second apart, each with what a probe would answer then in IPv4; what counts after each, and how often was probed. */
const probing = async (looks: readonly (readonly [Look, number])[]) => {
  let now = 0;
  let answer = 0;
  let probes = 0;
  const read = () => {
    probes += 1;
    return Promise.resolve(
      nativeItem('port-probe', [
        { protocol: 'tcp', family: 'ipv4', port: 9955, error: answer },
        { protocol: 'tcp', family: 'ipv6', port: 9955, error: 0 },
      ]),
    );
  };
  const probe = createBindProbe({ read }, [port], () => now);
  const counted: (number | null)[] = [];
  for (const [look, error] of looks) {
    answer = error;
    probe.settle(look);
    counted.push(probe.errorOf(port, 'ipv4'));
    await probe.refresh(look, new AbortController().signal);
    now += 100;
  }
  return { counted, probes };
};

describe('the bind probe', () => {
  it('believes in a hidden socket when two probes meet it and no table shows it in between', async () => {
    const { counted } = await probing([
      [free, inUse],
      [free, inUse],
      [free, inUse],
    ]);
    expect(counted).toEqual([null, null, inUse]);
  });

  it('does not take a connection that was opened after the tables were read for a hidden one', async () => {
    const { counted } = await probing([
      [free, inUse],
      [held, inUse],
      [free, 0],
      [free, 0],
    ]);
    expect(counted).toEqual([null, null, null, null]);
  });

  it('nor one that has come and gone between two looks', async () => {
    const { counted, probes } = await probing([
      [free, inUse],
      [free, 0],
      [free, 0],
      [free, 0],
    ]);
    expect(counted.filter((error) => error === inUse)).toEqual([]);
    expect(probes).toBe(2);
  });

  it('never probes while the service runs, and forgets what it knew', async () => {
    const { counted, probes } = await probing([
      [free, inUse],
      [free, inUse],
      [running, inUse],
      [running, inUse],
    ]);
    expect(counted).toEqual([null, null, null, null]);
    expect(probes).toBe(2);
  });
});
