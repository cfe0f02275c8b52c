import { describe, expect, it } from 'vitest';

import type { Language } from '../../shared/texts/language.ts';
import { textsIn } from '../../shared/texts/texts.ts';
import { createAttention } from '../../electron/main/attention/attention.ts';
import type { RunEventBody } from '../../shared/run/events.ts';
import type { Holder } from '../../shared/report/schema.ts';
import type { Sight } from '../../shared/watch/schema.ts';

const at = '2026-11-24T03:00:00.000Z';

const setUp = (lookedAt = false, language: Language = 'en') => {
  const said: string[] = [];
  const attention = createAttention(
    {
      notify: (title, text) => said.push(`notify ${title}: ${text}`),
      flash: () => said.push('flash'),
      blockSleep: () => {
        said.push('no sleep');
        return () => said.push('sleep allowed');
      },
      showWatching: (watching) => said.push(watching ? 'tray' : 'no tray'),
      isLookedAt: () => lookedAt,
    },
    () => textsIn(language),
  );
  const event = (body: RunEventBody) => attention.onEvent({ seq: 1, at, body });
  return { said, attention, event };
};

const holder = (given: Partial<Holder> = {}): Holder => ({
  pid: 612,
  image: 'C:\\Windows\\System32\\inetsrv\\w3wp.exe',
  service: 'W3SVC',
  remote: '10.0.0.5:3268',
  state: 'established',
  startedAt: null,
  ...given,
});
const captured = (given: Partial<Holder> = {}): Sight => ({
  status: 'captured',
  holder: holder(given),
  why: null,
});
const change = (sight: Sight, family: 'ipv4' | 'ipv6' = 'ipv4'): RunEventBody => ({
  type: 'port-changed',
  change: {
    service: 'MSExchangePOP3BE',
    protocol: 'tcp',
    port: 9955,
    family,
    sight,
    cause: 'row-appeared',
    seenAt: at,
    beforeSeenAt: null,
  },
});
const started: RunEventBody = {
  type: 'watch-started',
  by: 'A',
  intervalMs: 100,
  ports: [],
  services: [],
};

describe('attention', () => {
  it('keeps the computer awake exactly as long as the watch runs', () => {
    const { said, attention, event } = setUp();
    event(started);
    event({ type: 'watch-resumed' });
    expect(attention.watching()).toBe(true);
    event({ type: 'watch-ended', by: 'A' });
    attention.onGone();
    expect(said).toEqual(['no sleep', 'tray', 'sleep allowed', 'no tray']);
  });

  it('learns from a snapshot that an agent was watching already, and lets go when the agent goes', () => {
    const { said, attention } = setUp();
    attention.onState({ watch: { status: 'running' } as never });
    attention.onGone();
    expect(said).toEqual(['no sleep', 'tray', 'sleep allowed', 'no tray']);
  });

  it('calls once for a capture, in both families and after repeated looks', () => {
    const { said, event } = setUp();
    event(change(captured()));
    event(change(captured(), 'ipv6'));
    event(change(captured()));
    expect(said).toEqual([expect.stringMatching(/^notify Port 9955 .*w3wp\.exe/), 'flash']);
  });

  it('calls again for another holder', () => {
    const { said, event } = setUp();
    event(change(captured()));
    event(change(captured({ pid: 700 })));
    expect(said.filter((text) => text === 'flash')).toHaveLength(2);
  });

  it('calls for a connection whose process is not known, and again when it is', () => {
    const { said, event } = setUp();
    event(change(captured({ pid: 0, image: null, service: null })));
    event(change(captured()));
    expect(said.filter((text) => text === 'flash')).toHaveLength(2);
    expect(said.join('\n')).toMatch(/whose process is not known[\s\S]*w3wp\.exe \(process 612/);
  });

  it('does not call for TIME_WAIT, for a port that is free, or while somebody looks at the window', () => {
    const quiet = setUp();
    quiet.event(change(captured({ pid: 0, state: 'time-wait' })));
    quiet.event(change(captured({ pid: 0, state: 'fin-wait-2' })));
    quiet.event(change({ status: 'free', holder: null, why: null }));
    const looked = setUp(true);
    looked.event(change(captured()));
    expect([...quiet.said, ...looked.said]).toEqual([]);
  });

  it('is drawn to what has to be done now, and to no other problem', () => {
    const { said, event } = setUp();
    event({ type: 'problem', text: 'A look of the watch broke off' });
    event({ type: 'problem', text: 'Setup is about to start the services again', urgent: true });
    expect(said).toEqual([
      'notify Something has to be done now: Setup is about to start the services again',
      'flash',
    ]);
    const lookedAt = setUp(true);
    lookedAt.event({ type: 'problem', text: 'Setup is about to start', urgent: true });
    expect(lookedAt.said).toEqual([]);
  });
});
