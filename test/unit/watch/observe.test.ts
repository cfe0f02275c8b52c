import { describe, expect, it } from 'vitest';

import type { Endpoint, ProcessRow, Service } from '../../../shared/evidence/schema.ts';
import type { Beside, Look } from '../../../shared/watch/judge-port.ts';
import { reduceWatch, type WatchEvent } from '../../../shared/run/reduce-watch.ts';
import {
  emptyMemory,
  memoryOf,
  observe,
  type WatchMemory,
  type WatchPlan,
} from '../../../shared/watch/observe.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import { connection, listeners, pop3be, service } from '../../support/evidence.ts';

const plan: WatchPlan = {
  ports: [{ service: 'MSExchangePOP3BE', protocol: 'tcp', port: 9955 }],
  services: ['MSExchangePOP3BE'],
  ranges: { ipv4: { first: 6005, last: 65_534 }, ipv6: { first: 6005, last: 65_534 } },
};
const worker = service('W3SVC', {
  pid: 612,
  imagePath: 'C:\\Windows\\System32\\inetsrv\\w3wp.exe',
});
const running = pop3be();
const stopped = pop3be({ state: 'stopped' });
const began = '2026-11-24T02:00:00.000Z';

const process = (pid: number, startedAt = began): ProcessRow => ({
  pid,
  startedAt,
  imagePath: worker.imagePath,
});
const look = (
  rows: readonly Endpoint[],
  services: readonly Service[] = [stopped, worker],
  processes: readonly ProcessRow[] = [process(612)],
): Look => ({ rows, services, processes });

/** Looks one after the other, a tenth of a second apart; answers with the changes of each in IPv4. */
const watch = (
  looks: readonly (Look | { readonly why: string })[],
  beside: Beside = { excluded: false, probeError: null },
  gapMs = 100,
) => {
  let memory: WatchMemory = emptyMemory;
  return looks.map((next, index) => {
    const at = new Date(Date.parse('2026-11-24T03:00:00.000Z') + index * gapMs);
    const seen = observe(memory, plan, next, () => beside, at);
    ({ memory } = seen);
    const changes = seen.ports.filter(({ family }) => family === 'ipv4');
    return changes.map(({ sight, cause }) => `${sight.status} (${cause})`).join();
  });
};

describe('one port, look after look', () => {
  it('tells listening, free, captured and free again', () => {
    const own = look(listeners(9955, 4120), [running, worker], [process(4120)]);
    const held = look([connection(9955, 612)]);
    expect(watch([own, own, look([]), held, held, look([])])).toEqual([
      'listening (first-look)',
      '',
      'free (row-gone)',
      'captured (row-appeared)',
      '',
      'free (row-gone)',
    ]);
  });

  it('names the holder with process, start, image, service and remote end', () => {
    const { ports } = observe(
      emptyMemory,
      plan,
      look([connection(9955, 612)]),
      () => ({ excluded: false, probeError: null }),
      new Date(began),
    );
    expect(ports.find(({ family }) => family === 'ipv4')?.sight.holder).toEqual({
      pid: 612,
      startedAt: began,
      image: worker.imagePath,
      service: 'W3SVC',
      remote: '10.0.0.5:3268',
      state: 'established',
    });
  });

  it('tells a pid that was given to another process from a holder that stays', () => {
    const row = connection(9955, 612);
    const later = look([row], [stopped, worker], [process(612, '2026-11-24T03:00:00.050Z')]);
    expect(watch([look([row]), later])).toEqual(['captured (first-look)', 'captured (pid-reused)']);
  });

  it('tells another owner from the same one', () => {
    const other = connection(9955, 612, { remotePort: 389 });
    expect(watch([look([connection(9955, 612)]), look([other])])[1]).toBe('captured (other-owner)');
  });

  it('does not take an unreadable start time for another process', () => {
    const unread = look([connection(9955, 612)], [stopped, worker], []);
    expect(watch([look([connection(9955, 612)]), unread])[1]).toBe('');
  });

  it('shows TIME_WAIT of a holder as such, not as a process', () => {
    const gone = look([connection(9955, 0, { state: 'time-wait' })]);
    const { ports } = observe(
      emptyMemory,
      plan,
      gone,
      () => ({ excluded: false, probeError: null }),
      new Date(began),
    );
    expect(ports.find(({ family }) => family === 'ipv4')?.sight).toMatchObject({
      status: 'captured',
      holder: { pid: 0, image: null, state: 'time-wait' },
    });
  });

  it('names the process of a connection as soon as the table does', () => {
    expect(watch([look([connection(9955, 0)]), look([connection(9955, 612)])])).toEqual([
      'captured (first-look)',
      'captured (other-owner)',
    ]);
  });

  it.each([
    ['that was seen connected', true],
    ['that came and went between two looks', false],
  ])('does not take what a client of the service left behind for a capture: one %s', (_, seen) => {
    const client = { remoteAddress: '10.0.0.77', remotePort: 51_000 };
    const accepted = connection(9955, 4120, client);
    const own = look(
      [...listeners(9955, 4120), ...(seen ? [accepted] : [])],
      [running, worker],
      [process(4120)],
    );
    const left = look([connection(9955, 0, { ...client, state: 'time-wait' })]);
    expect(watch([own, left])[1]).toBe('free (row-gone)');
  });

  it('takes a TIME_WAIT row to a server’s port for what it is: a capture that has ended', () => {
    const own = look(listeners(9955, 4120), [running, worker], [process(4120)]);
    const left = look([connection(9955, 0, { state: 'time-wait' })]);
    expect(watch([own, left])[1]).toBe('captured (row-appeared)');
  });

  it('is reserved where an exclusion covers the port, free where that is not known', () => {
    expect(watch([look([])], { excluded: true, probeError: null })).toEqual([
      'reserved (first-look)',
    ]);
    expect(watch([look([])], { excluded: null, probeError: null })).toEqual(['free (first-look)']);
  });

  it('says so when the bind probe and the table disagree', () => {
    const { ports } = observe(
      emptyMemory,
      plan,
      look([]),
      () => ({ excluded: false, probeError: 10_048 }),
      new Date(began),
    );
    expect(ports[0]?.sight).toMatchObject({ status: 'captured', holder: { pid: null } });
    expect(ports[0]?.sight.why).toContain('a socket that the table does not show');
  });

  it('believes the table rather than the probe when both answer', () => {
    const held = look([connection(9955, 612)]);
    expect(watch([held], { excluded: false, probeError: 0 })).toEqual(['captured (first-look)']);
  });

  it('is unknown while the table cannot be read, and says when that ends', () => {
    const held = look([connection(9955, 612)]);
    expect(watch([held, { why: 'timed out' }, { why: 'timed out' }, held])).toEqual([
      'captured (first-look)',
      'unknown (unreadable)',
      '',
      'captured (readable-again)',
    ]);
  });

  it('is unknown when a service is shown as stopped while its process listens', () => {
    const odd = { ...running, state: 'stopped' as const };
    const own = look(listeners(9955, 4120), [odd, worker], [process(4120)]);
    expect(watch([own])).toEqual(['unknown (first-look)']);
  });
});

describe('services, look after look', () => {
  it('are reported once, and again when anything of them changes', () => {
    const states = [running, running, stopped, { ...stopped, win32ExitCode: 10_048 }];
    let memory: WatchMemory = emptyMemory;
    const changes = states.map((pop) => {
      const seen = observe(
        memory,
        plan,
        look([], [pop]),
        () => ({ excluded: null, probeError: null }),
        new Date(began),
      );
      ({ memory } = seen);
      return seen.services.map(({ state, win32ExitCode }) => `${state} ${win32ExitCode}`);
    });
    expect(changes).toEqual([['running 0'], [], ['stopped 0'], ['stopped 10048']]);
  });
});

describe('the memory of a watch that is taken up again', () => {
  const seenAt = '2026-11-24T03:00:00.000Z';
  const killedAt = '2026-11-24T03:20:00.000Z';
  const state = (from: string): WatchState => {
    const events: readonly WatchEvent[] = [
      { type: 'watch-started', by: 'x', intervalMs: 100, ports: [...plan.ports], services: [] },
      {
        type: 'port-changed',
        change: {
          service: 'MSExchangePOP3BE',
          protocol: 'tcp',
          port: 9955,
          family: 'ipv4',
          sight: { status: 'free', holder: null, why: null },
          cause: 'first-look',
          seenAt,
          beforeSeenAt: null,
        },
      },
      { type: 'watch-interrupted', lastWrittenAt: from },
      { type: 'watch-resumed' },
    ];
    const watch = events.reduce<WatchState | null>(
      (before, event) => reduceWatch(before, event, seenAt),
      null,
    );
    if (watch === null) throw new Error('no watch');
    return watch;
  };
  const lastSeen = (watch: WatchState): readonly string[] =>
    [...memoryOf(watch).sights.values()].map((one) => one.seenAt);

  it('has seen every sight up to the last line before the interruption', () => {
    expect(lastSeen(state(killedAt))).toEqual([killedAt]);
    // A clock that was set back makes nothing younger.
    expect(lastSeen(state('2026-11-24T02:00:00.000Z'))).toEqual([seenAt]);
  });
});
