import { describe, expect, it } from 'vitest';

import { buildTimeline, portLaneId } from '../../../shared/pictures/timeline/build-timeline.ts';
import type { DrawnCapture, TimelineInput } from '../../../shared/pictures/timeline/model.ts';
import type { WatchMoment } from '../../../shared/watch/history.ts';

const at = (second: number): string =>
  new Date(Date.parse('2026-11-24T03:00:00.000Z') + second * 1_000).toISOString();
const ms = (second: number): number => Date.parse(at(second));

const pop = { service: 'MSExchangePOP3BE', protocol: 'tcp', port: 9955 } as const;
const lane = portLaneId(pop, 'ipv4');

const capture: DrawnCapture = {
  ...pop,
  id: 'capture-1',
  family: 'ipv4',
  holder: { pid: 612, image: 'lsass.exe', service: null, remote: null, state: 'established' },
  firstSeenAt: at(20),
  lastSeenAt: at(30),
};

const began: WatchMoment = { kind: 'watch', at: at(0), is: 'started', ports: [pop] };
const port = (
  second: number,
  status: 'listening' | 'free' | 'reserved' | 'captured' | 'unknown',
  more: { capture?: string; why?: string } = {},
): WatchMoment => ({ kind: 'port', at: at(second), ...pop, family: 'ipv4', status, ...more });
const service = (second: number, name: string, state: 'running' | 'stopped'): WatchMoment => ({
  kind: 'service',
  at: at(second),
  name,
  state,
});

const built = (moments: readonly WatchMoment[], more: Partial<TimelineInput> = {}) =>
  buildTimeline({ moments, dropped: 0, captures: [], ports: [pop], actions: [], ...more });
const barsOf = (timeline: ReturnType<typeof built>, id = lane) =>
  timeline.lanes
    .find((one) => one.id === id)
    ?.bars.map(({ from, to, status }) => [status, from, to]);

describe('the lanes of an update', () => {
  it('show a port from change to change, and who has it', () => {
    const timeline = built(
      [
        began,
        port(1, 'listening'),
        port(10, 'free'),
        port(20, 'captured', { capture: 'capture-1' }),
        port(31, 'free'),
      ],
      { captures: [capture] },
    );
    expect(barsOf(timeline)).toEqual([
      ['listening', ms(1), ms(10)],
      ['free', ms(10), ms(20)],
      ['captured', ms(20), ms(31)],
      ['free', ms(31), Infinity],
    ]);
    expect(timeline.lanes.find(({ id }) => id === lane)?.bars[2]?.capture?.holder.image).toBe(
      'lsass.exe',
    );
  });

  it('end where nobody watches, and go on as they were when the watch is taken up again', () => {
    const timeline = built([
      began,
      port(1, 'listening'),
      { kind: 'watch', at: at(10), is: 'interrupted' },
      { kind: 'watch', at: at(60), is: 'resumed' },
    ]);
    expect(barsOf(timeline)).toEqual([
      ['listening', ms(1), ms(10)],
      ['listening', ms(60), Infinity],
    ]);
    expect(timeline.gaps).toEqual([{ from: ms(10), to: ms(60) }]);
  });

  it('wait for a new look at each port when the watch begins anew', () => {
    const timeline = built([
      began,
      port(1, 'listening'),
      { kind: 'watch', at: at(10), is: 'ended' },
      { ...began, at: at(60) },
      port(61, 'free'),
    ]);
    expect(barsOf(timeline)).toEqual([
      ['listening', ms(1), ms(10)],
      ['free', ms(61), Infinity],
    ]);
  });

  it('say that nobody watches after the end', () => {
    const timeline = built([began, port(1, 'free'), { kind: 'watch', at: at(10), is: 'ended' }]);
    expect(timeline.gaps).toEqual([{ from: ms(10), to: Infinity }]);
  });

  it('are of services that changed only: those of the ports first, then those that have not come back', () => {
    const timeline = built([
      began,
      service(1, 'MSExchangeA', 'running'),
      service(1, 'MSExchangeSame', 'running'),
      service(1, 'MSExchangePOP3BE', 'running'),
      service(1, 'MSExchangeZ', 'running'),
      service(5, 'MSExchangeA', 'stopped'),
      service(5, 'MSExchangePOP3BE', 'stopped'),
      service(5, 'MSExchangeZ', 'stopped'),
      service(9, 'MSExchangeA', 'running'),
      service(9, 'MSExchangePOP3BE', 'running'),
    ]);
    const names = timeline.lanes.flatMap((one) => (one.kind === 'service' ? [one.name] : []));
    expect(names).toEqual(['MSExchangePOP3BE', 'MSExchangeZ', 'MSExchangeA']);
  });

  it('show the steps of Setup until it ends, and mark its errors', () => {
    const timeline = built([
      began,
      { kind: 'setup', at: at(5), note: 'component', text: 'Stopping Services' },
      { kind: 'setup', at: at(8), note: 'error', text: 'A certificate is expired.' },
      { kind: 'setup', at: at(9), note: 'ended', text: 'End of Setup' },
    ]);
    expect(barsOf(timeline, 'setup')).toEqual([['step', ms(5), ms(9)]]);
    expect(timeline.lanes.find(({ id }) => id === 'setup')?.marks.map(({ kind }) => kind)).toEqual([
      'error',
      'ended',
    ]);
  });

  it('mark what the operator did while it was watched', () => {
    const timeline = built([began, port(1, 'free')], {
      actions: [
        { at: at(-500), kind: 'waiver', text: 'before' },
        { at: at(5), kind: 'remediation', text: 'netsh …' },
      ],
    });
    expect(timeline.lanes[0]).toMatchObject({ kind: 'actions', marks: [{ at: ms(5) }] });
  });

  it('keep their order when the clock is set back', () => {
    const timeline = built([
      began,
      port(100, 'listening'),
      port(40, 'free'),
      port(120, 'reserved'),
    ]);
    expect(barsOf(timeline)).toEqual([
      ['listening', ms(100), ms(100)],
      ['free', ms(100), ms(120)],
      ['reserved', ms(120), Infinity],
    ]);
  });

  it('show captures of which no change is kept any more', () => {
    const timeline = built([began, port(100, 'free')], { captures: [capture], dropped: 40 });
    expect(barsOf(timeline)).toEqual([
      ['captured', ms(20), ms(30)],
      ['free', ms(100), Infinity],
    ]);
  });

  it('are none where nothing was seen', () => {
    expect(built([]).lanes).toEqual([]);
  });
});
