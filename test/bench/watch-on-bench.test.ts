import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';

import { skipUnless } from '../support/skip.ts';
import { startBench, type Bench } from './support/bench.ts';
import type { BenchAgent } from './support/bench-agent.ts';
import type { Traffic } from './support/directory-traffic.ts';
import { driveAgent, type DrivenAgent } from './support/drive-agent.ts';
import { trafficPath } from './support/exchange-files.ts';
import { backEndPorts } from './support/exchange-services.ts';
import type { RealConnection } from './support/ground-truth.ts';
import { judgeCaptures, readJournal } from './support/judge-captures.ts';
import { benchAvailability } from './support/tools.ts';
import { waitUntil } from './support/wait.ts';

const pop = 'MSExchangePOP3BE';
const imap = 'MSExchangeIMAP4BE';
const by = 'N. Operator';

/** 400 ports around the back ends, odd first: what the kernel can hand out comes up soon. */
const range = { first: 9_801, count: 400 };
/** Connections that stay, faster than they go: sooner or later every port is taken. */
const heavy = { perSecond: 100, mix: [20, 20, 60] } as const;
/** What lasts as long is seen on any machine that tests; 300 ms are the goal of the campaign, on one that does nothing else. */
const certainMs = 1_500;
/** The services, exclusions and files are as the test before, or a failed try, left them: a second try would begin from something else. */
const once = { retry: 0 } as const;

skipUnless(benchAvailability())('the watch on the bench, while Setup runs', () => {
  let bench: Bench;
  let agent: BenchAgent;
  let driven: DrivenAgent;
  beforeAll(async () => {
    bench = await startBench({ range });
    agent = await bench.startAgent();
    driven = await driveAgent(agent);
    await driven.collect();
    await driven.must('watch.start', { by });
  });
  afterAll(async () => {
    driven?.close();
    await bench?.stop();
  });

  const watch = async () => {
    const { watch: state } = await driven.state();
    if (state === null) throw new Error('There is no watch.');
    return state;
  };
  const setupIs = (status: string): Promise<void> =>
    waitUntil(
      `the watch has seen that Setup has ${status}`,
      async () => (await watch()).setup?.status === status,
    );
  const defer = async (service: string): Promise<string> => {
    const {
      id: planId,
      hash,
      obstacles,
    } = await driven.must('plan.propose', {
      service,
      timing: 'deferred',
    });
    expect(obstacles).toEqual([]);
    expect(await driven.must('plan.apply', { planId, hash, by })).toMatchObject({
      outcome: 'authorised',
    });
    return planId;
  };
  const stateIn = async (service: string): Promise<string | undefined> =>
    (await watch()).services.find(({ name }) => name === service)?.state;

  /** All connections of the traffic so far: what the journal is held against, whichever try it was. */
  const truth: RealConnection[] = [];
  const traffics: Traffic[] = [];
  const startTraffic = async (seed: number): Promise<Traffic> => {
    const traffic = await bench.startTraffic({ ...heavy, seed });
    traffics.push(traffic);
    return traffic;
  };
  const endTraffic = async (): Promise<void> => {
    for (const traffic of traffics.splice(0)) truth.push(...(await traffic.stop()));
  };
  afterEach(endTraffic);
  const openCapture = async (pid: number) =>
    (await watch()).captures.find(
      ({ port, lastSeenAt, holder }) =>
        port === backEndPorts.pop && lastSeenAt === null && holder.pid === pid,
    );
  const stateOfPop = async () => bench.queryService(pop);

  /**
   * An update in which a connection of the traffic has POP3's port when Setup starts POP3.
   *
   * The port is taken before Setup goes on to start the services. The connection that has it may still end just before POP3's turn comes, without another one in its place: then there is another update, with other traffic.
   */
  const updateThatFindsThePortTaken = async (): Promise<Traffic> => {
    for (let tries = 1; tries <= 3; tries += 1) {
      for (const service of [pop, imap]) await bench.startService(service);
      const setup = bench.startSetup({ waits: true });
      await waitUntil('Setup has stopped POP3', async () => (await stateIn(pop)) === 'stopped');
      const traffic = await startTraffic(tries);
      await waitUntil(
        'a connection has the port',
        async () => (await openCapture(traffic.pid))?.holder.state === 'established',
        60_000,
      );
      setup.goOn();
      expect(await setup.ended).toBe(0);
      if ((await stateOfPop()).state === 'stopped') return traffic;
      await endTraffic();
    }
    throw new Error('In none of three updates was the port taken when Setup started POP3.');
  };

  it('without protection: Setup succeeds, POP3 does not start, and every capture is in the timeline', async () => {
    const traffic = await updateThatFindsThePortTaken();
    await setupIs('succeeded');
    expect(await stateOfPop()).toMatchObject({ state: 'stopped', win32ExitCode: 10_048 });
    await waitUntil('the watch has it', async () => {
      const seen = (await watch()).services.find(({ name }) => name === pop);
      return seen?.state === 'stopped' && seen.win32ExitCode === 10_048;
    });
    await waitUntil('the watch has read the warning', async () =>
      (await watch()).setupNotes.some(
        ({ kind, text, known }) =>
          kind === 'warning' &&
          text === `Unable to restore service '${pop}'.` &&
          known === 'service-not-restored',
      ),
    );
    // One connection follows the other on the port: whichever has it now, the watch names it.
    let open: Awaited<ReturnType<typeof openCapture>>;
    await waitUntil('the watch names the holder', async () => {
      open = await openCapture(traffic.pid);
      return open?.holder.state === 'established' && open.holder.image !== null;
    });
    expect(open?.holder).toMatchObject({
      image: trafficPath,
      remote: expect.stringMatching(/:3268$/) as string,
    });

    await endTraffic();
    await waitUntil('the ports are free again', async () =>
      (await watch()).captures.every(({ lastSeenAt }) => lastSeenAt !== null),
    );
    const watched = new Set((await watch()).ports.map(({ port }) => port));
    const { captures: judged, falseCaptures } = judgeCaptures(
      truth.filter(({ port }) => watched.has(port)),
      await readJournal(agent.data),
      Date.now(),
    );
    const lasting = judged.filter(({ durationMs }) => durationMs >= certainMs);
    expect(lasting.length).toBeGreaterThan(0);
    expect(lasting.filter(({ named }) => !named)).toEqual([]);
    expect(falseCaptures).toEqual([]);
    for (const service of [pop, imap]) await bench.startService(service);
  });

  it('closing the connection of a holder is believed only when it is gone', async () => {
    await bench.stopService(pop);
    const holder = await bench.capture(backEndPorts.pop);
    onTestFinished(() => holder.release());
    let captureId = '';
    await waitUntil('the watch names the holder', async () => {
      const found = (await watch()).captures.find(
        ({ holder: { pid }, lastSeenAt }) => pid === holder.pid && lastSeenAt === null,
      );
      captureId = found?.id ?? '';
      return found !== undefined;
    });
    const { id: planId, hash } = await driven.must('capture.propose', {
      captureId,
      action: 'close-connection',
    });
    const { outcome } = await driven.must('plan.apply', { planId, hash, by });
    expect(outcome).not.toBe('applied');
    // SetTcpEntry of Wine answers success and does nothing.
    const plan = (await driven.state()).plans.find((record) => record.plan.id === planId);
    expect(plan?.steps.map(({ detail }) => detail).join('\n')).toContain('did not take effect');
    await holder.release();
    expect(await bench.startService(pop)).toMatchObject({ state: 'running' });
  });

  it(
    'with deferred protection: the port is excluded as soon as Setup has stopped the service',
    once,
    async () => {
      const planId = await defer(pop);
      const capturesBefore = (await watch()).captures.length;
      const setup = bench.startSetup({ waits: true });
      await waitUntil('the port is reserved', async () =>
        (await bench.kernel()).reserved.split(',').includes(String(backEndPorts.pop)),
      );
      const traffic = await startTraffic(4);
      await waitUntil('the traffic has gone round', () => traffic.truth().length > 300, 60_000);
      setup.goOn();
      expect(await setup.ended).toBe(0);
      expect(await bench.queryService(pop)).toMatchObject({ state: 'running' });
      await endTraffic();
      expect(traffic.truth().filter(({ port }) => port === backEndPorts.pop)).toEqual([]);
      await waitUntil('the plan is applied', async () => {
        const plan = (await driven.state()).plans.find((record) => record.plan.id === planId);
        return plan?.outcome === 'applied';
      });
      const plan = (await driven.state()).plans.find((record) => record.plan.id === planId);
      const reserved = plan?.steps.filter(({ command }) =>
        command.includes('add excludedportrange'),
      );
      expect(reserved?.filter(({ outcome }) => outcome === 'done')).toHaveLength(2);
      // Written down before the service has stopped, sent to the netsh that was kept ready, proved afterwards.
      const events = await readJournal(agent.data);
      const seqOf = (of: (body: (typeof events)[number]['body']) => boolean): readonly number[] =>
        events.filter(({ body }) => of(body)).map(({ seq }) => seq);
      const ofPlan = (type: 'step-intended' | 'step-finished', stepId: string): readonly number[] =>
        seqOf((body) => body.type === type && body.planId === planId && body.stepId === stepId);
      const [stopped = 0] = seqOf(
        (body) =>
          body.type === 'service-changed' &&
          body.service.name === pop &&
          body.service.state === 'stopped',
      ).filter((seq) => seq > (ofPlan('step-intended', 'step-1')[0] ?? 0));
      for (const { stepId, exitCode } of reserved ?? []) {
        expect(ofPlan('step-intended', stepId)[0]).toBeLessThan(stopped);
        expect(ofPlan('step-finished', stepId).at(-1)).toBeGreaterThan(stopped);
        expect(exitCode).toBeNull();
      }
      expect(bench.netshCalls().filter((call) => call.startsWith('netsh>int '))).toEqual(
        expect.arrayContaining([
          expect.stringContaining(`ipv4 add excludedportrange protocol=tcp startport=9955 `),
          expect.stringContaining(`ipv6 add excludedportrange protocol=tcp startport=9955 `),
        ]),
      );
      const captures = (await watch()).captures.slice(capturesBefore);
      expect(captures.filter(({ port }) => port === backEndPorts.pop)).toEqual([]);
      await setupIs('succeeded');
      await bench.startService(imap);
    },
  );

  it(
    'goes on after it was killed in mid-update, shows the gap, and protects the port',
    once,
    async () => {
      const planId = await defer(imap);
      const before = await watch();
      const setup = bench.startSetup({ waits: true });
      await waitUntil(
        'Setup stops services',
        async () => (await stateIn('MSExchangeHM')) === 'stopped',
      );
      const told = (await driven.state()).seq;
      driven.close();
      await agent.kill();
      agent = await bench.startAgent();
      driven = await driveAgent(agent);
      const after = await watch();
      expect(after.status).toBe('running');
      expect(after.gaps).toHaveLength(before.gaps.length + 1);
      expect((await readJournal(agent.data)).filter(({ seq }) => seq <= told)).toHaveLength(told);
      await waitUntil('the port is reserved', async () =>
        (await bench.kernel()).reserved.split(',').includes(String(backEndPorts.imap)),
      );
      setup.goOn();
      expect(await setup.ended).toBe(0);
      await setupIs('succeeded');
      await waitUntil('the plan is applied', async () => {
        const plan = (await driven.state()).plans.find((record) => record.plan.id === planId);
        return plan?.outcome === 'applied';
      });
      for (const service of [pop, imap])
        expect(await bench.queryService(service)).toMatchObject({ state: 'running' });
    },
  );

  it(
    'goes on after the server went down in mid-update, and shows what Setup left',
    once,
    async () => {
      const before = await watch();
      const { runId } = await driven.state();
      const setup = bench.startSetup({ downMs: 60_000 });
      await waitUntil('Setup has stopped POP3', async () => (await stateIn(pop)) === 'stopped');
      driven.close();
      await bench.restartServer();
      await setup.ended;
      agent = await bench.startAgent();
      driven = await driveAgent(agent);
      const after = await watch();
      expect((await driven.state()).runId).toBe(runId);
      expect(after.setup?.status).not.toBe('succeeded');
      expect(after.status).toBe('running');
      expect(after.gaps).toHaveLength(before.gaps.length + 1);
      expect(after.captures).toHaveLength(before.captures.length);
      await waitUntil('the watch shows that POP3 was left disabled', async () => {
        const left = (await watch()).services.find(({ name }) => name === pop);
        return left?.state === 'stopped' && left.startType === 'disabled';
      });
      // Started again, Setup takes up the state that it saved the first time.
      expect(await bench.startSetup({ downMs: 1_000 }).ended).toBe(0);
      await setupIs('succeeded');
      for (const service of [pop, imap])
        expect(await bench.queryService(service)).toMatchObject({
          state: 'running',
          startType: 'automatic',
        });
    },
  );

  it(
    'says by its own line that a Setup has failed, and that it left the services disabled',
    once,
    async () => {
      expect(await bench.startSetup({ failAt: 'copy', downMs: 500 }).ended).toBe(1);
      await setupIs('failed');
      const { setup, setupNotes, services } = await watch();
      expect(setup?.errors).toBeGreaterThan(0);
      expect(setupNotes.filter(({ reference }) => reference !== null)).not.toEqual([]);
      expect(services.find(({ name }) => name === imap)?.state).toBe('stopped');
      await waitUntil('the watch shows that both were left disabled', async () => {
        const left = (await watch()).services.filter(({ name }) => name === pop || name === imap);
        return left.every(({ startType }) => startType === 'disabled');
      });
      await driven.must('watch.stop', { by });
      expect((await watch()).status).toBe('ended');
    },
  );
});
