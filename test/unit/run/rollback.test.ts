import { describe, expect, it } from 'vitest';

import type { Server } from '../../../electron/agent/server/server.ts';
import type { Exclusion } from '../../../shared/ports/vocabulary.ts';
import { deriveFacts } from '../../../shared/facts/derive-facts.ts';
import { valueOr } from '../../../shared/facts/fact.ts';
import { families, stores } from '../../../shared/ports/vocabulary.ts';
import { collectEvidence, readValue } from '../../support/rehearsal.ts';
import {
  answered,
  attempts,
  confirm,
  driveToTheEnd,
  imap4,
  lastPlan,
  pop3,
  propose,
  type DrivenService,
} from '../../support/run.ts';

/** What a rollback has to restore: states and start types of services, who listens, exclusions. */
const stateOfServer = async (server: Server) => {
  const services = (await readValue(server, 'services')).map(({ name, state, startType }) =>
    [name, state, startType].join(' '),
  );
  const listening = (await readValue(server, 'endpoints'))
    .filter(({ state }) => state === 'listen')
    .map(({ family, localPort }) => `${family} ${localPort}`)
    .toSorted();
  const facts = deriveFacts(await collectEvidence(server));
  const exclusions = families.flatMap((family) =>
    stores.map((store): readonly Exclusion[] => valueOr(facts.exclusions[family].tcp[store], [])),
  );
  return { services, listening, exclusions };
};

/** Drives a service on a server that begins to misbehave when it is told so. */
const driveTrouble = async (
  trouble: (server: Server) => Partial<Server>,
): Promise<DrivenService & { readonly begin: () => void }> => {
  let on = false;
  const driven = await driveToTheEnd({
    change: (server) => {
      const changed = trouble(server);
      return {
        reserve: (...args) => (on && changed.reserve ? changed.reserve : server.reserve)(...args),
        release: (...args) => (on && changed.release ? changed.release : server.release)(...args),
        startService: (...args) =>
          (on && changed.startService ? changed.startService : server.startService)(...args),
        stopService: (...args) =>
          (on && changed.stopService ? changed.stopService : server.stopService)(...args),
        read: (...args) => (on && changed.read ? changed.read : server.read)(...args),
      };
    },
  });
  return {
    ...driven,
    begin: () => {
      on = true;
    },
  };
};

const refusedIpv6 = (server: Server): Partial<Server> => ({
  reserve: (what, signal) =>
    what.family === 'ipv6' ? Promise.resolve(answered(1)) : server.reserve(what, signal),
});

describe('a step that fails', () => {
  const troubles: Readonly<
    Record<string, { trouble: (server: Server) => Partial<Server>; steps: string[]; says: RegExp }>
  > = {
    'because an exclusion is refused': {
      trouble: refusedIpv6,
      steps: [
        'step-1 done',
        'step-2 done',
        'step-3 failed',
        'back step-3 already',
        'back step-2 done',
        'back step-1 done',
      ],
      says: /exit code 1/,
    },
    'because a command says that it worked and changed nothing': {
      trouble: (server) => ({
        reserve: (what, signal) =>
          what.family === 'ipv6' ? Promise.resolve(answered(0)) : server.reserve(what, signal),
      }),
      steps: [
        'step-1 done',
        'step-2 done',
        'step-3 failed',
        'back step-3 already',
        'back step-2 done',
        'back step-1 done',
      ],
      says: /reported success, but tcp\/9955 in IPv6 is not excluded/,
    },
    'because the service does not start again at first': {
      trouble: (server) => {
        let refused = false;
        return {
          startService: (name, signal) => {
            if (refused) return server.startService(name, signal);
            refused = true;
            return Promise.resolve(answered(1053));
          },
        };
      },
      steps: [
        'step-1 done',
        'step-2 done',
        'step-3 done',
        'step-4 done',
        'step-5 failed',
        'back step-5 already',
        'back step-3 done',
        'back step-2 done',
        'back step-1 done',
      ],
      says: /1053/,
    },
    'because the service does not stop': {
      trouble: () => ({ stopService: () => Promise.resolve(answered(1061)) }),
      steps: ['step-1 failed', 'back step-1 already'],
      says: /MSExchangePOP3BE is running/,
    },
    'because the call itself breaks': {
      trouble: () => ({ reserve: () => Promise.reject(new Error('the pipe broke')) }),
      steps: ['step-1 done', 'step-2 failed', 'back step-2 already', 'back step-1 done'],
      says: /the pipe broke/,
    },
    'because the service runs but never listens again': {
      trouble: (server) => {
        let blind = true;
        return {
          stopService: (name, signal) => {
            // The second stop is the rollback's; from there on the port is seen again.
            return server.stopService(name, signal);
          },
          release: (what, signal) => {
            blind = false;
            return server.release(what, signal);
          },
          read: async (id, options) => {
            const item = await server.read(id, options);
            if (id !== 'endpoints' || !blind || item.kind !== 'native') return item;
            const rows = item.value as readonly { localPort: number; state: string }[];
            const services = await readValue(server, 'services');
            const again = services.some(({ name, pid }) => name === pop3 && (pid ?? 0) > 0);
            const value =
              again && started ? rows.filter(({ localPort }) => localPort !== 9955) : rows;
            return { ...item, value };
          },
          startService: (name, signal) => {
            started = true;
            return server.startService(name, signal);
          },
        };
      },
      steps: [
        'step-1 done',
        'step-2 done',
        'step-3 done',
        'step-4 done',
        'step-5 done',
        'step-6 failed',
        'back step-5 done',
        'back step-3 done',
        'back step-2 done',
        'back step-1 done',
      ],
      says: /listens on tcp\/9955 in no family.*waited 30 s/,
    },
  };
  let started = false;

  it.each(Object.entries(troubles))(
    '%s is taken back in reverse order, and the server is as before',
    async (_name, { trouble, steps, says }) => {
      started = false;
      const driven = await driveTrouble(trouble);
      const before = await stateOfServer(driven.server);
      const plan = await propose(driven);
      driven.begin();
      const ended = await confirm(driven, plan);
      expect(attempts(driven)).toEqual(steps);
      expect(ended).toMatchObject({ ok: true, value: { outcome: 'rolled-back' } });
      expect(ended.ok && ended.value.detail).toMatch(says);
      expect(await stateOfServer(driven.server)).toEqual(before);
      expect(driven.state().complete).toBe(true);
    },
  );

  it('does not touch the other service, nor a second plan for it', async () => {
    const driven = await driveTrouble(refusedIpv6);
    const plan = await propose(driven);
    driven.begin();
    await confirm(driven, plan);
    const other = await propose(driven, imap4);
    expect(other.id).not.toBe(plan.id);
    expect(other.obstacles).toEqual([]);
  });
});

describe('a plan that is cancelled', () => {
  it('while it stops the service brings the service up again', async () => {
    const driven = await driveTrouble((server) => ({
      stopService: (name, signal) => {
        void driven.service.handle('run.cancel', {});
        return server.stopService(name, signal);
      },
    }));
    const before = await stateOfServer(driven.server);
    const plan = await propose(driven);
    driven.begin();
    const ended = await confirm(driven, plan);
    expect(ended).toMatchObject({ ok: true, value: { outcome: 'rolled-back' } });
    expect(await stateOfServer(driven.server)).toEqual(before);
  });

  it('between two steps takes back what was done', async () => {
    const driven = await driveToTheEnd();
    const before = await stateOfServer(driven.server);
    const plan = await propose(driven);
    driven.service.subscribe(({ body }) => {
      if (body.type === 'step-finished' && body.stepId === 'step-3' && !body.rollback)
        void driven.service.handle('run.cancel', {});
    });
    const ended = await confirm(driven, plan);
    expect(ended).toMatchObject({ ok: true, value: { outcome: 'rolled-back' } });
    expect(attempts(driven)).toEqual([
      'step-1 done',
      'step-2 done',
      'step-3 done',
      'step-4 failed',
      'back step-3 done',
      'back step-2 done',
      'back step-1 done',
    ]);
    expect(await stateOfServer(driven.server)).toEqual(before);
  });
});

describe('a rollback that fails', () => {
  it('says what is to be done by hand, and goes on with the rest', async () => {
    const driven = await driveTrouble((server) => ({
      ...refusedIpv6(server),
      release: () => Promise.resolve(answered(1)),
    }));
    const plan = await propose(driven);
    driven.begin();
    const ended = await confirm(driven, plan);
    expect(ended).toMatchObject({ ok: true, value: { outcome: 'rollback-failed' } });
    const detail = ended.ok ? ended.value.detail : '';
    expect(detail).toContain('by hand');
    expect(detail).toContain(
      'netsh int ipv4 delete excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent',
    );
    expect(attempts(driven).slice(-2)).toEqual(['back step-2 failed', 'back step-1 done']);
    const report = await driven.must('report.get', {});
    expect(JSON.stringify(report.remediations)).toContain('by hand');
    expect(report.timeline.some(({ text }) => /rollback-failed/.test(text))).toBe(true);
    expect(lastPlan(driven).outcome).toBe('rollback-failed');
  });

  it('leaves a stopped service as a finding that nobody can overlook', async () => {
    const driven = await driveTrouble((server) => ({
      ...refusedIpv6(server),
      startService: () => Promise.resolve(answered(1053)),
    }));
    const plan = await propose(driven);
    driven.begin();
    const ended = await confirm(driven, plan);
    expect(ended.ok && ended.value.detail).toContain(`Start-Service ${pop3}`);
    const report = await driven.must('report.get', {});
    expect(report.findings).toContainEqual(
      expect.objectContaining({ id: 'SVC-002', subject: pop3, outcome: 'fail' }),
    );
    expect(report.verdict).not.toBe('go');
  });
});
