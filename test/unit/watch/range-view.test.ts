import { describe, expect, it } from 'vitest';

import { createRangeView } from '../../../electron/agent/watch/range-view.ts';
import { rangesWith } from '../../../electron/agent/server/simulated/scenarios/definitions.ts';
import { patient, rehearse } from '../../support/rehearsal.ts';
import { drive, collectFully, operator, pop3 } from '../../support/run.ts';
import { problems, secondsPass } from '../../support/watch-trouble.ts';

const narrow = { first: 49_152, last: 65_535 };
const wide = { first: 6_005, last: 65_534 };
const port = { service: pop3, protocol: 'tcp', port: 9_955 } as const;

const serverWith = (range: typeof narrow) =>
  rehearse({
    scenario: 'captured-during-update',
    adapt: (scenario) => ({ ...scenario, ranges: rangesWith(range) }),
  });

describe('the dynamic port range under the watch', () => {
  it('is read again once a minute, and told when it is another one', async () => {
    const [before, after] = [serverWith(narrow), serverWith(wide)];
    let [now, isSet] = [0, false];
    const read: typeof before.read = (id, options) => (isSet ? after : before).read(id, options);
    const view = createRangeView({ read }, () => now, {
      ranges: { ipv4: narrow, ipv6: null },
      ports: [port],
    });
    expect(await view.refresh(patient)).toEqual([]);
    // What was not known before is no change.
    expect(view.ranges()).toEqual({ ipv4: narrow, ipv6: narrow });
    isSet = true;
    now = 30_000;
    expect(await view.refresh(patient)).toEqual([]);
    view.forget();
    const told = await view.refresh(patient);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(
      /IPv4 is not what it was when it was read last: it was 49152–65535 and is 6005–65534\. Inside it now.*tcp\/9955/,
    );
    expect(view.ranges()).toEqual({ ipv4: wide, ipv6: wide });
    expect(await view.refresh(patient)).toEqual([]);
  });

  it('stays as it was while it cannot be read', async () => {
    const item = { kind: 'error', id: 'x', startedAt: '', durationMs: 0 } as const;
    const view = createRangeView(
      {
        read: () =>
          Promise.resolve({ ...item, error: { code: 'timed-out', message: 'no answer' } } as never),
      },
      () => 0,
      { ranges: { ipv4: wide, ipv6: wide }, ports: [] },
    );
    view.forget();
    expect(await view.refresh(patient)).toEqual([]);
    expect(view.ranges()).toEqual({ ipv4: wide, ipv6: wide });
  });

  it('is a line of the timeline', async () => {
    const after = serverWith(narrow);
    let isSet = false;
    const driven = await drive({
      scenario: 'captured-during-update',
      change: (server) => ({
        read: (id, options) =>
          isSet && id.startsWith('netsh.dynamicport')
            ? after.read(id, options)
            : server.read(id, options),
      }),
    });
    await collectFully(driven);
    await driven.must('watch.start', { by: operator });
    isSet = true;
    await secondsPass(driven, 70);
    expect(problems(driven).filter((text) => /dynamic port range/.test(text))).toEqual([
      expect.stringMatching(/^The dynamic port range of IPv4 .* No longer inside it: .*tcp\/9955/),
      expect.stringMatching(/^The dynamic port range of IPv6 /),
    ]);
  });
});
