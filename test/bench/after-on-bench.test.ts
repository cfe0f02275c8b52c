import { afterAll, beforeAll, expect, it } from 'vitest';

import type { AfterState } from '../../shared/after/state.ts';
import type { Plan } from '../../shared/remediation/plan.ts';
import { skipUnless } from '../support/skip.ts';
import { startBench, type Bench } from './support/bench.ts';
import { driveAgent, type DrivenAgent } from './support/drive-agent.ts';
import { holderPath } from './support/exchange-files.ts';
import { backEndPorts } from './support/exchange-services.ts';
import { benchAvailability } from './support/tools.ts';
import { waitUntil } from './support/wait.ts';

const pop = 'MSExchangePOP3BE';
const imap = 'MSExchangeIMAP4BE';
const by = 'N. Operator';
/** The exclusions, the watch and the services are as a failed try left them: a second one would begin from something else. */
const once = { retry: 0 } as const;
/** 400 ports around the back ends, odd first: what the kernel can hand out comes up soon. */
const range = { first: 9_801, count: 400 };

/** POP is in use, the back end of IMAP is manual and stopped, as most servers have it. */
skipUnless(benchAvailability())('after an update on the bench', () => {
  let bench: Bench;
  let driven: DrivenAgent;
  beforeAll(async () => {
    bench = await startBench({ range, services: { [imap]: { start: 'manual' } } });
    driven = await driveAgent(await bench.startAgent());
    await driven.collect();
    await driven.must('watch.start', { by });
  });
  afterAll(async () => {
    driven?.close();
    await bench?.stop();
  });

  /** The verification that has ended, and is not the one of before. */
  const verified = async (before: string | null): Promise<AfterState> => {
    let after: AfterState | null = null;
    await waitUntil(
      'the server is verified',
      async () => {
        ({ after } = await driven.state());
        return after?.status === 'finished' && after.startedAt !== before;
      },
      180_000,
    );
    if (after === null) throw new Error('There is no verification.');
    return after;
  };
  const verify = async (): Promise<AfterState> => {
    const before = (await driven.state()).after?.startedAt ?? null;
    await driven.must('after.verify', { by, limitSeconds: 60 });
    return verified(before);
  };
  const findingOf = ({ findings }: AfterState, id: string, subject: string) =>
    findings.find((finding) => finding.id === id && finding.subject === subject);
  const apply = async ({ id, hash }: Plan, meanwhile?: () => Promise<void>) => {
    const before = (await driven.state()).after?.startedAt ?? null;
    const applying = driven.must('plan.apply', { planId: id, hash, by });
    await meanwhile?.();
    const { outcome } = await applying;
    const record = (await driven.state()).plans.find(({ plan }) => plan.id === id);
    const told = record?.steps.map(
      (step) => `${step.outcome ?? 'running'}: ${step.command}: ${step.detail}`,
    );
    return { outcome, told, after: await verified(before) };
  };

  it(
    'names the holder of the port as the cause, waits for it, excludes the port and hears the greeting',
    once,
    async () => {
      const setup = bench.startSetup({ waits: true });
      await waitUntil('Setup has stopped POP3', async () => {
        const { watch } = await driven.state();
        return watch?.services.find(({ name }) => name === pop)?.state === 'stopped';
      });
      const holder = await bench.capture(backEndPorts.pop);
      setup.goOn();
      expect(await setup.ended).toBe(0);
      await waitUntil('the watch has seen the end of Setup', async () => {
        const { watch } = await driven.state();
        return watch?.setup?.status === 'succeeded';
      });
      await driven.must('watch.stop', { by });

      const down = await verify();
      expect(down.settled?.outcome).toBe('settled');
      const { cause } = findingOf(down, 'SVC-101', pop) ?? {};
      expect(cause).toMatchObject({
        kind: 'port-taken',
        service: pop,
        port: backEndPorts.pop,
        family: 'ipv4',
        heldNow: true,
        holder: { pid: holder.pid, image: holderPath },
      });
      expect(findingOf(down, 'SVC-101', imap)).toBeUndefined();
      expect(
        down.findings.some(({ id, outcome }) => id === 'CONF-001' && outcome === 'manual'),
      ).toBe(true);
      expect(findingOf(down, 'SETUP-002', 'server')?.outcome ?? 'pass').toBe('pass');

      const plan = await driven.must('recovery.propose', {
        service: pop,
        way: 'wait',
        excludes: true,
      });
      expect(plan.obstacles).toEqual([]);
      const { outcome, told, after } = await apply(plan, async () => {
        await waitUntil('the plan waits for the port', async () => {
          const record = (await driven.state()).plans.find((each) => each.plan.id === plan.id);
          return record?.steps.some((step) => step.outcome === null) === true;
        });
        await holder.release();
      });
      expect(outcome, told?.join('\n')).toBe('applied');
      expect((await bench.kernel()).reserved.split(',')).toContain(String(backEndPorts.pop));
      expect(await bench.queryService(pop)).toMatchObject({ state: 'running' });
      expect(
        after.answers
          .filter(({ service }) => service === pop)
          .map(({ outcome: heard, said, family }) => [family, heard, said]),
      ).toEqual(
        ['ipv4', 'ipv6'].map((family) => [
          family,
          'answered',
          '+OK The Microsoft Exchange POP3 service is ready.',
        ]),
      );
      expect(after.answers.filter(({ outcome: heard }) => heard !== 'answered')).toEqual([]);
      expect(
        after.findings.filter(
          ({ outcome: found, impact }) => found !== 'pass' && impact !== 'degraded',
        ),
      ).toEqual([]);
    },
  );

  it(
    'restores what a failed Setup left disabled, and leaves alone what did not run before',
    once,
    async () => {
      if ((await driven.state()).watch?.status !== 'running')
        await driven.must('watch.start', { by });
      expect(await bench.startSetup({ failAt: 'copy', downMs: 100 }).ended).toBe(1);
      await driven.must('watch.stop', { by });
      const down = await verify();
      const failed = down.findings.filter(
        ({ id, outcome }) => id === 'SVC-101' && outcome === 'fail',
      );
      expect(failed.length).toBeGreaterThanOrEqual(20);
      expect(failed.map(({ cause }) => cause?.kind)).toEqual(failed.map(() => 'disabled'));

      const plan = await driven.must('recovery.propose-all', {});
      expect(plan.obstacles).toEqual([]);
      const { outcome, told, after } = await apply(plan);
      expect(outcome, told?.join('\n')).toBe('applied');
      expect(
        after.findings.filter(
          ({ id, outcome: found }) => id.startsWith('SVC-') && found !== 'pass',
        ),
      ).toEqual([]);
      expect(await bench.queryService(imap)).toMatchObject({
        state: 'stopped',
        startType: 'manual',
      });
      expect(await bench.queryService(pop)).toMatchObject({
        state: 'running',
        startType: 'automatic',
      });
    },
  );
});
