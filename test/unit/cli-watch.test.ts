import { describe, expect, it } from 'vitest';

import { exitCodeOfWatch } from '../../electron/cli/watch/outcome.ts';
import { tableLines } from '../../electron/cli/watch/live-table.ts';
import { openScreen } from '../../electron/cli/watch/screen.ts';
import { widthOf } from '../../electron/cli/text/layout.ts';
import type { RunState } from '../../shared/run/state.ts';
import { languages } from '../../shared/texts/language.ts';
import { textsIn } from '../../shared/texts/texts.ts';
import { emptyProgress } from '../../shared/setup-log/schema.ts';
import { spanText } from '../../shared/text/time.ts';
import type { ServiceSight, Sight } from '../../shared/watch/schema.ts';
import { emptyHistory } from '../../shared/watch/history.ts';
import type { WatchedServiceState, WatchState } from '../../shared/watch/state.ts';
import { operator } from '../support/run.ts';
import { minutesPass, readyToUpdate, watchOf, watchTheUpdate } from '../support/update.ts';

const at = '2026-11-24T03:00:00.000Z';
const now = new Date('2026-11-24T03:10:00.000Z');

const sight = (given: Partial<Sight> = {}) => ({
  status: 'listening' as const,
  holder: null,
  why: null,
  since: at,
  ...given,
});

const service = (name: string, given: Partial<ServiceSight> = {}): WatchedServiceState => {
  const before: ServiceSight = {
    name,
    state: 'running',
    startType: 'automatic',
    pid: 1,
    win32ExitCode: 0,
    serviceExitCode: 0,
  };
  return { ...before, ...given, since: at, before };
};

const watchState = (given: Partial<WatchState> = {}): WatchState => ({
  status: 'running',
  startedAt: at,
  startedBy: operator,
  endedAt: null,
  intervalMs: 100,
  slowedWhy: null,
  ports: [
    {
      service: 'MSExchangePOP3BE',
      protocol: 'tcp',
      port: 9955,
      families: { ipv4: sight(), ipv6: sight() },
    },
  ],
  services: [service('MSExchangePOP3BE')],
  captures: [],
  setup: null,
  setupNotes: [],
  rate: null,
  gaps: [],
  history: emptyHistory,
  bootTask: null,
  ...given,
});

const holder = {
  pid: 612,
  image: `C:\\${'very long folder\\'.repeat(20)}\u001b[31mevil\u202e.exe`,
  service: null,
  remote: '10.0.0.5:3268',
  state: 'established' as const,
};

const stateWith = async (watch: WatchState): Promise<RunState> => {
  const driven = await readyToUpdate('healthy');
  return { ...driven.state(), watch };
};

const linesOf = async (given: Partial<WatchState>): Promise<readonly string[]> => {
  const lines = tableLines(await stateWith(watchState(given)), now, textsIn('en'));
  expect(lines.filter((line) => widthOf(line) > 79)).toEqual([]);
  expect(lines.filter((line) => /[\p{Cc}\p{Cf}]/u.test(line))).toEqual([]);
  return lines;
};

describe('the live table', () => {
  it('says in few lines that all is well', async () => {
    const lines = await linesOf({});
    expect(lines.length).toBeLessThan(8);
    expect(lines.join('\n')).toMatch(/watched since 03:00:00 \(10 min\), now 03:10:00 UTC/);
    expect(lines.join('\n')).toContain('10 looks/s');
    expect(lines).toContain('Services: all 1 as before');
  });

  it('names the holder of a captured port, whatever it is called, and since when', async () => {
    const captured = sight({ status: 'captured', holder });
    const [port] = watchState().ports;
    const lines = await linesOf({
      ports: port ? [{ ...port, families: { ipv4: captured, ipv6: sight() } }] : [],
    });
    const text = lines.join('\n');
    expect(text).toMatch(/MSExchangePOP3BE tcp\/9955 +CAPTURED 03:00:00 +listening 03:00:00/);
    expect(text).toMatch(/IPv4: held by ⟨U\+001B⟩\[31mevil⟨U\+202E⟩\.exe \(process 612\)/);
    expect(text).toContain('10.0.0.5:3268');
  });

  it('keeps what is urgent when there are more ports than lines', async () => {
    const ports = Array.from({ length: 40 }, (_, index) => ({
      service: `MSExchangeService${index}`,
      protocol: 'tcp' as const,
      port: 7_000 + index,
      families: {
        ipv4: index === 39 ? sight({ status: 'captured' as const, holder }) : sight(),
        ipv6: index === 38 ? sight({ status: 'unknown' as const, why: 'not read' }) : sight(),
      },
    }));
    const lines = await linesOf({ ports });
    expect(lines.length).toBeLessThan(30);
    const text = lines.join('\n');
    expect(text).toContain('tcp/7039');
    expect(text).toContain('IPv6: not read');
    expect(text).toContain('and 28 more');
  });

  it('counts the services that differ, and names those first that own a port', async () => {
    const down = { state: 'stopped' as const, win32ExitCode: 10_048 };
    const services = [
      service('MSExchangePOP3BE', down),
      ...Array.from({ length: 30 }, (_, index) => ({
        ...service(`Service${index}`, { state: 'stopped', startType: 'disabled' }),
        since: '2026-11-24T03:05:00.000Z',
      })),
    ];
    const text = (await linesOf({ services })).join('\n');
    expect(text).toMatch(
      /Services: 31 of 31 not as before, 31 down: MSExchangePOP3BE stopped \(10048\),/,
    );
    expect(text.replace(/\s+/g, ' ')).toContain('and 27 more');
  });

  it.each([
    ['no-log', 0, /no log yet/],
    ['waiting', 0, /not started since the watch began/],
    ['unreadable', 0, /cannot be read: locked/],
    ['running', 30, /running; Copying files; 1 error\(s\), 0 warning\(s\); last line 30 s ago/],
    ['running', 400, /Quiet\. The log has been silent for 7 min/],
    ['running', 4_000, /STUCK\? The log has been silent for 67 min/],
    ['succeeded', 4_000, /succeeded/],
  ] as const)('tells Setup as %s after %i s', async (status, seconds, says) => {
    const setup = {
      ...emptyProgress,
      status,
      problem: status === 'unreadable' ? 'locked' : null,
      component: 'Copying files',
      errors: 1,
      grewAt: new Date(now.getTime() - seconds * 1_000).toISOString(),
    };
    const text = (await linesOf({ setup })).join('\n');
    expect(text).toMatch(says);
    expect(/STUCK|Quiet/.test(text)).toBe(/STUCK|Quiet/.test(says.source));
  });

  it('says that it looks less often, and that nobody watched', async () => {
    const text = (
      await linesOf({
        intervalMs: 5_000,
        slowedWhy: 'Reading the tables takes longer than 2500 ms.',
        gaps: [{ from: at, to: '2026-11-24T03:02:00.000Z' }],
      })
    ).join('\n');
    expect(text.replace(/\s+/g, ' ')).toContain('a look every 5 s');
    expect(text).toContain('takes longer than 2500 ms');
    expect(text).toContain('Nobody watched from 03:00:00 to 03:02:00.');
  });

  it('stays within its limits through a whole update', async () => {
    const driven = await readyToUpdate('captured-during-update');
    await driven.must('watch.start', { by: operator });
    for (let minutes = 0; minutes < 30; minutes += 1) {
      await minutesPass(driven, 1);
      for (const language of languages) {
        const lines = tableLines(driven.state(), driven.server.now(), textsIn(language));
        expect(lines.length).toBeLessThan(22);
        expect(lines.filter((line) => widthOf(line) > 79)).toEqual([]);
      }
    }
  });
});

describe('the exit code of a watch', () => {
  it.each([
    ['all is as before', {}, 0],
    [
      'a port is captured',
      { families: { ipv4: sight(), ipv6: sight({ status: 'captured', holder }) } },
      2,
    ],
    [
      'a port is free while its service is stopped',
      { families: { ipv4: sight({ status: 'free' }), ipv6: sight() } },
      0,
    ],
    ['a port is not known', { families: { ipv4: sight({ status: 'unknown' }), ipv6: sight() } }, 3],
    ['one family was never looked at', { families: { ipv4: sight(), ipv6: null } }, 3],
  ] as const)('when %s', (_, port, code) => {
    const ports = watchState().ports.map((one) => ({ ...one, ...port }));
    expect(exitCodeOfWatch(watchState({ ports }))).toBe(code);
  });

  it('is about services that ran before only', () => {
    const stopped = service('a', { state: 'stopped' });
    expect(exitCodeOfWatch(watchState({ services: [stopped] }))).toBe(2);
    const never = { ...stopped, before: { ...stopped.before, state: 'stopped' as const } };
    expect(exitCodeOfWatch(watchState({ services: [never] }))).toBe(0);
    expect(exitCodeOfWatch(watchState({ services: [] }))).toBe(3);
    expect(exitCodeOfWatch(null)).toBe(3);
  });

  it('is what the update left behind', async () => {
    const driven = await readyToUpdate('captured-during-update');
    await watchTheUpdate(driven);
    expect(exitCodeOfWatch(watchOf(driven))).toBe(2);
  });
});

describe('the screen', () => {
  const record = (size: { columns?: number; rows?: number } = {}) => {
    const writes: string[] = [];
    return { writes, screen: openScreen({ ...size, write: (text) => writes.push(text) }) };
  };

  it('draws again in the same place, each picture in one write, and erases nothing first', () => {
    const { writes, screen } = record();
    screen.draw(['a', 'b', 'c']);
    screen.draw(['d']);
    screen.addAbove(['x']);
    screen.close();
    expect(writes).toEqual([
      '\u001b[?25la\u001b[K\nb\u001b[K\nc\u001b[K\n\u001b[J',
      '\u001b[?25l\u001b[3A\rd\u001b[K\n\u001b[J',
      '\u001b[?25l\u001b[1A\rx\u001b[K\nd\u001b[K\n\u001b[J',
      '\u001b[?25h',
    ]);
  });

  it('cuts what would wrap or scroll, so that the place is not lost', () => {
    const { writes, screen } = record({ columns: 30, rows: 4 });
    screen.draw(['端'.repeat(40), 'b', 'c', 'd', 'e']);
    const lines = (writes[0] ?? '').split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]?.match(/端/g)).toHaveLength(14);
  });
});

it.each([
  [-5_000, '0 s'],
  [59_400, '59 s'],
  [600_000, '10 min'],
  [3 * 3_600_000 + 300_000, '3 h 05 min'],
])('a span of %i ms is written as %s', (milliseconds, text) => {
  expect(spanText(milliseconds)).toBe(text);
});
