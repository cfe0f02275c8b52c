import { describe, expect, it } from 'vitest';

import type { ProcessRow } from '../../../shared/evidence/schema.ts';
import type { Look } from '../../../shared/watch/judge-port.ts';
import { emptyMemory, observe, type WatchPlan } from '../../../shared/watch/observe.ts';
import { connection, listeners, pop3be } from '../../support/evidence.ts';

const plan: WatchPlan = {
  ports: [{ service: 'MSExchangePOP3BE', protocol: 'tcp', port: 9955 }],
  services: ['MSExchangePOP3BE'],
  ranges: { ipv4: { first: 6005, last: 65_534 }, ipv6: { first: 6005, last: 65_534 } },
};
const running = pop3be();
const own: ProcessRow = {
  pid: 4120,
  startedAt: '2026-11-24T02:00:00.000Z',
  imagePath: running.imagePath,
};
const stopped = pop3be({ state: 'stopped', pid: null });

const statuses = (looks: readonly Look[]) => {
  let memory = emptyMemory;
  return looks.map((look, index) => {
    const at = new Date(Date.parse('2026-11-24T03:00:00.000Z') + index * 100);
    const seen = observe(memory, plan, look, () => ({ excluded: false, probeError: null }), at);
    ({ memory } = seen);
    return seen.ports.map(({ family, sight }) => `${family} ${sight.status}`).join();
  });
};

/** A look reads the tables first and the service states afterwards; on the bench one in a dozen stops fell in between. */
describe('a service that changes between the two reads of a look', () => {
  const listening: Look = {
    rows: listeners(9955, 4120),
    services: [running],
    processes: [own],
  };
  const gone: Look = { rows: [], services: [stopped], processes: [] };

  it('is not the captor of its own port when it stops', () => {
    const between: Look = { ...listening, services: [stopped] };
    expect(statuses([listening, between, gone])).toEqual([
      'ipv4 listening,ipv6 listening',
      '',
      'ipv4 free,ipv6 free',
    ]);
  });

  it('is not the captor of its own port when it stops while the first look is taken', () => {
    const between: Look = { ...listening, services: [stopped] };
    expect(statuses([between, gone])).toEqual([
      'ipv4 listening,ipv6 listening',
      'ipv4 free,ipv6 free',
    ]);
  });

  it('nor are the connections that it had accepted', () => {
    const rows = [...listeners(9955, 4120), connection(9955, 4120, { remotePort: 50_001 })];
    const between: Look = { ...listening, rows: rows.slice(2), services: [stopped] };
    expect(statuses([{ ...listening, rows }, between, gone])[1]).toBe('ipv4 free,ipv6 free');
  });

  it('is not the captor of its own port when it starts again as another process', () => {
    const between: Look = { ...listening, services: [pop3be({ pid: 5000 })] };
    expect(statuses([listening, between])[1]).toBe('');
  });

  it('is told when it has stopped and its process does not end', () => {
    const stays: Look = { ...listening, services: [stopped] };
    const told = statuses([listening, ...Array.from({ length: 25 }, () => stays)]);
    expect(told.slice(1, 21).join('')).toBe('');
    expect(told[21]).toBe('ipv4 captured,ipv6 captured');
  });
});
