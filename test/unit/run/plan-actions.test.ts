import { describe, expect, it } from 'vitest';

import type { ActionContext, ActionOutcome } from '../../../electron/agent/run/actions/action.ts';
import { performAction } from '../../../electron/agent/run/actions/perform-action.ts';
import type { Server } from '../../../electron/agent/server/server.ts';
import type { ProtocolTarget } from '../../../shared/evidence/after-schema.ts';
import type { EvidenceItem } from '../../../shared/evidence/schema.ts';
import { deriveFacts } from '../../../shared/facts/derive-facts.ts';
import type { PlanAction } from '../../../shared/remediation/plan.ts';
import type { ScenarioId } from '../../../shared/scenarios.ts';
import { evidenceOf } from '../../support/evidence.ts';
import { patient, rehearse, rowsOf, serviceNow } from '../../support/rehearsal.ts';
import { answered, pop3 } from '../../support/run.ts';

type Asked = {
  readonly server: Server;
  readonly act: (action: PlanAction) => Promise<ActionOutcome>;
};

/** Performs single actions on a rehearsal server that behaves as the test says. */
const on = (
  scenario: ScenarioId,
  change: (server: Server) => Partial<Server> = () => ({}),
  signal: AbortSignal = patient,
): Asked => {
  const original = rehearse({ scenario });
  const server: Server = { ...original, ...change(original) };
  const read: ActionContext['read'] = async (ids) => {
    const items: EvidenceItem[] = [];
    for (const id of ids) {
      const item = await server.read(id, { signal });
      if (signal.aborted) return null;
      items.push(item);
    }
    return deriveFacts({ ...evidenceOf(), items });
  };
  return {
    server,
    act: (action) => performAction({ server, read, signal, oemCodePage: 437 }, action),
  };
};

const unreadable =
  (id: string, when: () => boolean = () => true) =>
  (server: Server): Partial<Server> => ({
    read: (asked, options) =>
      asked === id && when()
        ? Promise.resolve({
            id: asked,
            kind: 'error',
            error: { code: 'failed', message: 'no answer' },
            startedAt: server.now().toISOString(),
            durationMs: 1,
          } satisfies EvidenceItem)
        : server.read(asked, options),
  });

describe('setting a start type', () => {
  const toManual = {
    kind: 'set-start-type',
    service: pop3,
    from: 'automatic',
    startType: 'manual',
  } as const;

  it('is done, and done already the second time', async () => {
    const { server, act } = on('ports-at-risk');
    expect(await act(toManual)).toMatchObject({ outcome: 'done', ran: true });
    expect((await serviceNow(server, pop3)).startType).toBe('manual');
    expect(await act(toManual)).toMatchObject({ outcome: 'already', ran: false });
  });

  it('leaves alone what somebody else has set', async () => {
    const { server, act } = on('ports-at-risk');
    await server.setStartType(pop3, 'disabled', patient);
    expect(await act(toManual)).toMatchObject({
      outcome: 'failed',
      ran: false,
      detail: expect.stringContaining('somebody else changed it'),
    });
    expect((await serviceNow(server, pop3)).startType).toBe('disabled');
  });

  it('is not believed when it reports success and did nothing, nor when it is refused', async () => {
    const silent = on('ports-at-risk', () => ({
      setStartType: () => Promise.resolve(answered(0)),
    }));
    expect(await silent.act(toManual)).toMatchObject({
      outcome: 'failed',
      ran: true,
      detail: expect.stringContaining('did not take effect'),
    });
    const refused = on('ports-at-risk', () => ({
      setStartType: () => Promise.resolve(answered(5)),
    }));
    expect(await refused.act(toManual)).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('refused with 5'),
      exitCode: 5,
    });
  });

  it('fails where the service is gone or cannot be read', async () => {
    expect(await on('ports-at-risk').act({ ...toManual, service: 'Nobody' })).toMatchObject({
      outcome: 'failed',
      detail: 'There is no service Nobody any more.',
    });
    expect(await on('ports-at-risk', unreadable('services')).act(toManual)).toMatchObject({
      outcome: 'failed',
      ran: false,
    });
  });

  it('that is cancelled before it began changes nothing', async () => {
    const { server, act } = on('ports-at-risk', undefined, AbortSignal.abort());
    expect(await act(toManual)).toMatchObject({ outcome: 'failed', ran: false });
    expect((await serviceNow(server, pop3)).startType).toBe('automatic');
  });
});

describe('waiting until a port is free', () => {
  const wait = {
    kind: 'wait-until-free',
    family: 'ipv4',
    protocol: 'tcp',
    port: 9955,
    atMostSeconds: 900,
  } as const;

  it('ends when the holder has gone, and is done already when nobody has it', async () => {
    const { server, act } = on('captured');
    expect(await rowsOf(server, 9955)).not.toEqual([]);
    const begun = server.now().getTime();
    expect(await act(wait)).toMatchObject({ outcome: 'done', ran: false });
    expect(server.now().getTime() - begun).toBeGreaterThan(30_000);
    expect(await rowsOf(server, 9955)).toEqual([]);
    expect(await act(wait)).toMatchObject({ outcome: 'already' });
  });

  it('ends at its limit and names who still has the port', async () => {
    const { server, act } = on('captured');
    const begun = server.now().getTime();
    const ended = await act({ ...wait, atMostSeconds: 5 });
    expect(ended).toMatchObject({ outcome: 'failed', ran: false });
    expect(ended.detail).toMatch(/still held by .*3268.*waited 5 s/);
    expect(server.now().getTime() - begun).toBeLessThan(8_000);
  });

  it('ends at once when it is cancelled', async () => {
    const controller = new AbortController();
    let looks = 0;
    const { server, act } = on(
      'captured',
      (original) => ({
        read: (id, options) => {
          looks += 1;
          if (looks === 3) controller.abort();
          return original.read(id, options);
        },
      }),
      controller.signal,
    );
    const begun = server.now().getTime();
    expect(await act(wait)).toMatchObject({
      outcome: 'failed',
      detail: expect.stringMatching(/Cancelled/),
    });
    expect(server.now().getTime() - begun).toBeLessThan(10_000);
  });

  it('does not take an unread table for a free port, and goes on when it can be read again', async () => {
    expect(
      await on('healthy', unreadable('endpoints')).act({ ...wait, atMostSeconds: 3 }),
    ).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('no answer') });
    let failures = 0;
    const mended = on(
      'healthy',
      unreadable('endpoints', () => (failures += 1) < 3),
    );
    expect(await mended.act({ ...wait, atMostSeconds: 10 })).toMatchObject({ outcome: 'done' });
  });

  it('is not fooled by a socket that no table shows', async () => {
    const hidden = (server: Server): Partial<Server> => ({
      read: async (id, options) =>
        id === 'port-probe'
          ? {
              id,
              kind: 'native',
              value: (options.probe ?? []).map((probe) => ({ ...probe, error: 10_048 })),
              startedAt: server.now().toISOString(),
              durationMs: 1,
            }
          : server.read(id, options),
    });
    const ended = await on('healthy', hidden).act({ ...wait, atMostSeconds: 3 });
    expect(ended.detail).toContain('a socket that no table shows');
    const unprobed = await on('healthy', unreadable('port-probe')).act({
      ...wait,
      atMostSeconds: 3,
    });
    expect(unprobed).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('bind probe failed'),
    });
  });
});

describe('proving that a service answers', () => {
  const target: ProtocolTarget = {
    service: pop3,
    place: 'back-end',
    protocol: 'pop3',
    tls: 'either',
    family: 'ipv4',
    address: '127.0.0.1',
    port: 9955,
  };

  it('quotes its greeting', async () => {
    expect(await on('ports-at-risk').act({ kind: 'prove-answers', target })).toMatchObject({
      outcome: 'done',
      ran: false,
      detail: expect.stringContaining('+OK The Microsoft Exchange POP3 service is ready.'),
    });
  });

  it('gives it 30 seconds and then says what came instead', async () => {
    const { server, act } = on('ports-at-risk');
    await server.stopService(pop3, patient);
    const begun = server.now().getTime();
    expect(await act({ kind: 'prove-answers', target })).toMatchObject({
      outcome: 'failed',
      detail: expect.stringMatching(/did not greet: refused, ECONNREFUSED \(tried for 30 s\)/),
    });
    expect(server.now().getTime() - begun).toBeGreaterThanOrEqual(30_000);
  });

  it('fails where nobody can talk to it, and ends when it is cancelled', async () => {
    const broken = on('ports-at-risk', unreadable('protocol-answers'));
    expect(await broken.act({ kind: 'prove-answers', target })).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('could not be talked to: '),
    });
    const cancelled = on('ports-at-risk', undefined, AbortSignal.abort());
    expect(await cancelled.act({ kind: 'prove-answers', target })).toMatchObject({
      outcome: 'failed',
      detail: expect.stringMatching(/Cancelled/),
    });
  });
});

describe('proving that services run', () => {
  const services = ['MSExchangeIS', pop3, 'Nobody'];

  it('names every one that does not', async () => {
    const { server, act } = on('ports-at-risk');
    expect(await act({ kind: 'prove-running', services: services.slice(0, 2) })).toMatchObject({
      outcome: 'done',
      detail: 'All 2 run.',
    });
    await server.stopService(pop3, patient);
    expect(await act({ kind: 'prove-running', services })).toMatchObject({
      outcome: 'failed',
      detail: `${pop3} is stopped. There is no service Nobody any more.`,
    });
  });

  it('does not take a service without a process for a running one', async () => {
    const odd = on('ports-at-risk', (server) => ({
      read: async (id, options) => {
        const item = await server.read(id, options);
        return id === 'processes' && item.kind === 'native' ? { ...item, value: [] } : item;
      },
    }));
    expect(await odd.act({ kind: 'prove-running', services: [pop3] })).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('which the process table does not have'),
    });
  });
});
