import { describe, expect, it } from 'vitest';

import type { AnswerFault } from '../../electron/agent/server/simulated/scenarios/scenario.ts';
import type { Server } from '../../electron/agent/server/server.ts';
import type { ProtocolAnswer, ProtocolTarget } from '../../shared/evidence/after-schema.ts';
import { afterItems, nativeItems, type NativeItemId } from '../../shared/evidence/items.ts';
import { scenarioIds } from '../../shared/scenarios.ts';
import { beginsAt, patient, readValue, rehearse, serviceNow } from '../support/rehearsal.ts';

const minute = 60_000;

const target = (
  port: number,
  protocol: ProtocolTarget['protocol'],
  tls: ProtocolTarget['tls'],
): ProtocolTarget => ({
  service: 'any',
  place: 'front-end',
  protocol,
  tls,
  family: 'ipv4',
  address: '127.0.0.1',
  port,
});

const talkTo = async (server: Server, ...talk: ProtocolTarget[]) => {
  const item = await server.read('protocol-answers', { signal: patient, talk });
  if (item.kind !== 'native') throw new Error(`The answers are ${item.kind}.`);
  const answers = item.value as readonly ProtocolAnswer[];
  return { item, answers };
};

const firstAnswer = async (server: Server, asked: ProtocolTarget): Promise<ProtocolAnswer> => {
  const [answer] = (await talkTo(server, asked)).answers;
  if (!answer) throw new Error('There is no answer.');
  return answer;
};

/** Lets the scenario's update pass. */
const update = async (server: Server): Promise<void> => {
  server.openWatch({ ports: [], services: [] });
  await server.advance?.(40 * minute);
};

const popFaulty = (fault: AnswerFault): Server =>
  rehearse({
    scenario: 'healthy',
    adapt: (scenario) => ({ ...scenario, answers: { MSExchangePop3: fault } }),
  });

describe('mail services of a rehearsal server', () => {
  it('greet like the real ones, over TLS where they have it', async () => {
    const server = rehearse({ scenario: 'ports-at-risk' });
    const { answers } = await talkTo(
      server,
      target(110, 'pop3', 'none'),
      target(995, 'pop3', 'implicit'),
      target(9955, 'pop3', 'either'),
      target(143, 'imap4', 'none'),
      target(993, 'imap4', 'implicit'),
      target(25, 'smtp', 'none'),
      target(2525, 'smtp', 'none'),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(answers.map(() => 'answered'));
    expect(answers.map(({ secure }) => secure)).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
      false,
    ]);
    for (const { secure, certificate } of answers) expect(certificate !== null).toBe(secure);
    expect(answers[0]?.said).toBe('+OK The Microsoft Exchange POP3 service is ready.');
    expect(answers[3]?.said).toBe('* OK The Microsoft Exchange IMAP4 service is ready.');
    expect(answers[5]?.said).toMatch(
      /^220 EX01\S* Microsoft ESMTP MAIL Service ready at \w{3}, 24 Nov 2026 /,
    );
  });

  it('refuse where nobody listens, also when a client has the port', async () => {
    const server = rehearse({ scenario: 'captured' });
    for (const port of [9955, 1995])
      expect(await firstAnswer(server, target(port, 'pop3', 'either'))).toMatchObject({
        outcome: 'refused',
        said: '',
        error: 'ECONNREFUSED',
      });
  });

  it('do not pass for one another', async () => {
    const server = rehearse({ scenario: 'healthy' });
    expect((await firstAnswer(server, target(110, 'imap4', 'none'))).outcome).toBe('unexpected');
    expect((await firstAnswer(server, target(445, 'pop3', 'none'))).outcome).toBe('closed');
    expect((await firstAnswer(server, target(110, 'pop3', 'implicit'))).outcome).toBe('tls-failed');
    expect((await firstAnswer(server, target(995, 'pop3', 'none'))).outcome).toBe('timed-out');
  });

  it.each([
    [{ kind: 'endless-banner' }, 'unexpected'],
    [{ kind: 'silent' }, 'timed-out'],
    [{ kind: 'closes' }, 'closed'],
    [{ kind: 'says', text: '-ERR busy' }, 'unexpected'],
  ] as const)('%o is %s', async (fault, outcome) => {
    const { item, answers } = await talkTo(popFaulty(fault), target(110, 'pop3', 'none'));
    expect(answers[0]).toMatchObject({ outcome });
    expect(answers[0]?.error).not.toBeNull();
    expect(item.durationMs).toBeGreaterThanOrEqual(answers[0]?.durationMs ?? Infinity);
  });

  it('greet over an expired certificate, and show it', async () => {
    const server = popFaulty({ kind: 'expired-certificate' });
    const { outcome, certificate } = await firstAnswer(server, target(995, 'pop3', 'implicit'));
    expect(outcome).toBe('answered');
    expect(Date.parse(certificate?.notAfter ?? '')).toBeLessThan(beginsAt.getTime());
  });
});

describe('event logs of a rehearsal server', () => {
  it('say 1019, 1018 and 1036 when a back end meets 10048', async () => {
    const server = rehearse({ scenario: 'captured' });
    await server.startService('MSExchangePOP3BE', patient);
    const events = await readValue(server, 'event-log.application');
    expect(events.map(({ eventId, values }) => [eventId, ...values])).toEqual([
      [1000],
      [1019, '10048', '0.0.0.0:9955'],
      [1018, '0.0.0.0:9955'],
      [1036],
    ]);
    expect(new Set(events.map(({ provider }) => provider))).toEqual(
      new Set(['MSExchange POP3 backend service']),
    );
    expect(await readValue(server, 'event-log.system')).toMatchObject([
      { eventId: 7023, values: ['Microsoft Exchange POP3 Backend', '%%10048'] },
    ]);
  });

  it('say 1032 and 1036 when it is refused with 10013, after a minute', async () => {
    const server = rehearse({ scenario: 'system-exclusion' });
    await server.startService('MSExchangeIMAP4BE', patient);
    const events = await readValue(server, 'event-log.application');
    expect(events.map(({ eventId, values }) => [eventId, ...values])).toEqual([
      [1000],
      [1032, '0.0.0.0:9933'],
      [1036],
    ]);
    const [first, last] = [events[0], events.at(-1)].map((event) => Date.parse(event?.at ?? ''));
    expect((last ?? 0) - (first ?? 0)).toBeGreaterThan(59_000);
  });

  it('leave out what is older than was asked for, and keep the numbers of the rest', async () => {
    const server = rehearse({ scenario: 'captured' });
    await server.startService('MSExchangePOP3BE', patient);
    await server.advance?.(minute);
    const since = server.now();
    await server.startService('MSExchangePOP3BE', patient);
    const all = await readValue(server, 'event-log.application');
    const item = await server.read('event-log.application', { signal: patient, since });
    expect(item.kind === 'native' && item.value).toEqual(all.slice(all.length / 2));
    expect(new Set(all.map(({ recordId }) => recordId)).size).toBe(all.length);
  });
});

describe('what Setup leaves on a rehearsal server', () => {
  it('saves how the services stood, and keeps what an earlier run has saved', async () => {
    const fresh = rehearse({ scenario: 'all-well' });
    expect(await readValue(fresh, 'file.setup-saved-state')).toEqual([]);
    await update(fresh);
    const [states, startTypes] = await readValue(fresh, 'file.setup-saved-state');
    expect(states).toMatchObject({
      file: 'C:\\ExchangeSetupLogs\\ServiceState15.2.1748.10.xml',
      kind: 'state',
    });
    expect(Date.parse(states?.modifiedAt ?? '')).toBeGreaterThan(beginsAt.getTime());
    expect(states?.services).toContainEqual({ name: 'MSExchangePOP3BE', value: 'Running' });
    expect(startTypes?.services).toContainEqual({ name: 'wsbexchange', value: 'Manual' });

    const stale = rehearse({ scenario: 'services-left-disabled' });
    const before = await readValue(stale, 'file.setup-saved-state');
    expect(Date.parse(before[0]?.modifiedAt ?? '')).toBeLessThan(beginsAt.getTime());
    expect(before[1]?.services).toContainEqual({ name: 'MSExchangeIS', value: 'Disabled' });
    await update(stale);
    expect(await readValue(stale, 'file.setup-saved-state')).toEqual(before);
    expect(await serviceNow(stale, 'MSExchangeIS')).toMatchObject({
      state: 'stopped',
      startType: 'disabled',
    });
  });

  it('replaces the configuration files, with what was changed in them', async () => {
    const server = rehearse({ scenario: 'pop3be-down' });
    const before = await readValue(server, 'file.configuration');
    const path = before.find(({ path: candidate }) => candidate.includes('EdgeTransport'))?.path;
    if (path === undefined) throw new Error('There is no configuration of transport.');
    const content = async (): Promise<string> => {
      const read = await server.readConfiguration(path, patient);
      return read.ok ? Buffer.from(read.value).toString() : read.error.code;
    };
    expect(await content()).toContain('D:\\Queue');
    await update(server);
    expect(await content()).not.toContain('D:\\Queue');
    const after = await readValue(server, 'file.configuration');
    const changed = after.filter(({ sha256 }, index) => sha256 !== before[index]?.sha256);
    expect(changed.map(({ path: file }) => file.split('\\').slice(-2).join('\\'))).toEqual([
      'Bin\\EdgeTransport.exe.config',
      'EWS\\web.config',
    ]);
    expect(after.map(({ path: file }) => file)).toEqual(before.map(({ path: file }) => file));
  });

  it('gives away no other file', async () => {
    const server = rehearse({ scenario: 'healthy' });
    for (const path of ['C:\\Windows\\win.ini', '', 'web.config'])
      expect(await server.readConfiguration(path, patient)).toMatchObject({
        ok: false,
        error: { code: 'not-found' },
      });
  });

  it('is new programs of Exchange, and none of Windows', async () => {
    const server = rehearse({ scenario: 'all-well' });
    const versions = async () => [
      (await serviceNow(server, 'MSExchangeIS')).fileVersion,
      (await serviceNow(server, 'W3SVC')).fileVersion,
    ];
    const [exchange, windows] = await versions();
    expect(exchange).toBe('15.2.1544.4');
    await update(server);
    expect(await versions()).toEqual(['15.2.1748.10', windows]);
  });
});

describe('the reads of the After phase', () => {
  it.each(scenarioIds)('%s: every item has its structure', async (scenario) => {
    const server = rehearse({ scenario });
    await update(server);
    for (const id of afterItems) {
      const item = await server.read(id, { signal: patient, talk: [target(25, 'smtp', 'none')] });
      if (scenario === 'unreadable' || item.kind === 'command') continue;
      if (item.kind !== 'native') throw new Error(`${id} is ${item.kind}`);
      expect(nativeItems[id as NativeItemId].safeParse(item.value).error).toBeUndefined();
    }
  });
});
