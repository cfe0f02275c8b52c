import { afterAll, beforeAll, expect, it } from 'vitest';

import { skipUnless } from '../support/skip.ts';
import { startBench, type Bench } from './support/bench.ts';
import type { BenchAgent } from './support/bench-agent.ts';
import { backEndPorts } from './support/exchange-services.ts';
import { driveAgent, type DrivenAgent } from './support/drive-agent.ts';
import { benchAvailability } from './support/tools.ts';

const backEnds = [
  { service: 'MSExchangePOP3BE', port: backEndPorts.pop },
  { service: 'MSExchangeIMAP4BE', port: backEndPorts.imap },
] as const;

/** The server is as a failed try left it: a second one would begin from something else. */
const once = { retry: 0 } as const;

/** The main job on a Win32 API: the agent as a Windows process, reached as the window reaches it. */
skipUnless(benchAvailability())('the agent on the bench', () => {
  let bench: Bench;
  let agent: BenchAgent;
  let driven: DrivenAgent;
  beforeAll(async () => {
    // 400 ports around the back ends: what the kernel can hand out comes up soon.
    bench = await startBench({ range: { first: 9_801, count: 400 } });
    agent = await bench.startAgent();
    driven = await driveAgent(agent);
  });
  afterAll(async () => {
    driven?.close();
    await bench?.stop();
  });

  it('says that both back ends are at risk, and no-go', async () => {
    const report = await driven.collect();
    for (const { service, port } of backEnds) {
      const found = report.ports.find((row) => row.port === port);
      expect(found).toMatchObject({
        service,
        protocol: 'tcp',
        source: 'observed',
        risk: 'at-risk',
      });
    }
    const failed = report.findings.filter(({ outcome }) => outcome !== 'pass');
    expect(failed.map(({ id, subject }) => `${id} ${subject}`)).toEqual(
      expect.arrayContaining(
        backEnds.map(({ service, port }) => `PORT-001 ${service} tcp/${port}`),
      ),
    );
    expect(report.findings.filter(({ outcome }) => outcome === 'error')).toEqual([]);
    expect(report.verdict).toBe('no-go');
  });

  it('is right: with the services stopped, the kernel hands the ports out', async () => {
    for (const { service } of backEnds) await bench.stopService(service);
    const ports = await bench.connectMany(2_000);
    for (const { port } of backEnds) expect(ports).toContain(port);
    for (const { service } of backEnds)
      expect(await bench.startService(service)).toMatchObject({ state: 'running' });
  });

  it('protects them as planned, and proves it', once, async () => {
    await driven.collect();
    for (const { service } of backEnds) {
      const plan = await driven.must('plan.propose', { service });
      expect(plan.obstacles).toEqual([]);
      const { id: planId, hash } = plan;
      const applied = await driven.must('plan.apply', { planId, hash, by: 'N. Operator' });
      expect(applied).toMatchObject({ outcome: 'applied' });
    }
    const report = await driven.must('report.get', {});
    for (const { port } of backEnds)
      expect(report.ports.find((row) => row.port === port)).toMatchObject({ risk: 'protected' });
    expect((await bench.kernel()).reserved.split(',')).toEqual(
      expect.arrayContaining(backEnds.map(({ port }) => String(port))),
    );
    for (const { service } of backEnds)
      expect(await bench.queryService(service)).toMatchObject({ state: 'running' });
    expect(['go', 'go-with-warnings']).toContain(report.verdict);
  });

  it('is right again: in 20,000 connections the kernel never hands them out', async () => {
    for (const { service } of backEnds) await bench.stopService(service);
    const ports = [
      ...(await bench.connectMany(10_000)),
      ...(await bench.connectMany(10_000, 'ipv6')),
    ];
    expect(ports).toHaveLength(20_000);
    for (const { port } of backEnds) expect(ports).not.toContain(port);
    for (const { service } of backEnds)
      expect(await bench.startService(service)).toMatchObject({ state: 'running' });
  });

  it('goes on with its run after the whole server was killed and started again', once, async () => {
    const before = await driven.state();
    driven.close();
    await bench.restartServer();
    agent = await bench.startAgent();
    driven = await driveAgent(agent);
    const after = await driven.state();
    expect(after.runId).toBe(before.runId);
    expect(after.plans.map(({ outcome }) => outcome)).toEqual(before.plans.map(() => 'applied'));
    const report = await driven.collect();
    for (const { port } of backEnds)
      expect(report.ports.find((row) => row.port === port)).toMatchObject({ risk: 'protected' });
  });
});
