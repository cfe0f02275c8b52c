import { describe, expect, it } from 'vitest';

import { createSimulatedServer } from '../../electron/agent/server/simulated/simulated-server.ts';
import type { Server } from '../../electron/agent/server/server.ts';
import { rehearsalSpeeds } from '../../shared/rehearsal/speeds.ts';
import { agentMethods } from '../../shared/protocol/methods.ts';
import { runEventSchema } from '../../shared/run/events.ts';
import { codeOf, drive } from '../support/run.ts';

/** A server as the agent of a real one has it: its clock can only be read. */
const realServer = (): Server => {
  const {
    clockSpeed: _speed,
    advance: _advance,
    ...server
  } = createSimulatedServer({ scenario: 'healthy' });
  return { ...server, target: 'local', rehearsal: false };
};

describe('the clock of a server', () => {
  it.each([
    ['clock.speed', { factor: 60 }],
    ['clock.advance', { seconds: 60 }],
  ] as const)('is left alone by %s where the server is real', async (method, params) => {
    const driven = await drive({ server: realServer() });
    await driven.must('run.start', {});
    const before = driven.server.now().getTime();
    expect(codeOf(await driven.ask(method, params))).toBe('not-supported');
    await driven.must('run.cancel', {});
    await driven.service.idle();
    expect(driven.events.some(({ body }) => body.type.startsWith('clock-'))).toBe(false);
    expect(driven.state().speed).toBeUndefined();
    expect(driven.server.now().getTime() - before).toBeLessThan(60_000);
  });

  it('has every speed that the window offers, and no other than from 1 to 60', () => {
    const { params } = agentMethods['clock.speed'];
    for (const factor of rehearsalSpeeds) expect(params.safeParse({ factor }).success).toBe(true);
    for (const wrong of [{}, { factor: '5' }, { factor: 0 }, { factor: 1e9 }, { factor: 5, x: 1 }])
      expect(params.safeParse(wrong).success).toBe(false);
  });

  it('has its speed in the journal as a line of its own', () => {
    const line = { seq: 2, at: '2026-11-24T03:00:00.000Z' };
    const parse = (body: unknown): boolean => runEventSchema.safeParse({ ...line, body }).success;
    expect(parse({ type: 'clock-speed', factor: 20 })).toBe(true);
    expect(parse({ type: 'clock-speed', factor: 0 })).toBe(false);
  });
});
