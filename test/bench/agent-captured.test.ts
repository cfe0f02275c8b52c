import { afterAll, beforeAll, expect, it } from 'vitest';

import { skipUnless } from '../support/skip.ts';
import { startBench, type Bench } from './support/bench.ts';
import type { Holder } from './support/capture.ts';
import { driveAgent, type DrivenAgent } from './support/drive-agent.ts';
import { holderPath } from './support/exchange-files.ts';
import { backEndPorts } from './support/exchange-services.ts';
import { benchAvailability } from './support/tools.ts';

/** The server is as a failed try left it: a second one would begin from something else. */
const once = { retry: 0 } as const;

/** The incident itself, seen by the agent: in French, because nothing may depend on words. */
skipUnless(benchAvailability())('the agent on a bench with a captured port', () => {
  const service = 'MSExchangePOP3BE';
  let bench: Bench;
  let driven: DrivenAgent;
  let holder: Holder;
  beforeAll(async () => {
    bench = await startBench({ language: 'fr' });
    driven = await driveAgent(await bench.startAgent());
    await bench.stopService(service);
    holder = await bench.capture(backEndPorts.pop);
    expect(await bench.startService(service)).toMatchObject({ win32ExitCode: 10_048 });
  });
  afterAll(async () => {
    driven?.close();
    await bench?.stop();
  });

  it('names the holder: process, path and remote end', async () => {
    const report = await driven.collect();
    expect(report.ports.find(({ port }) => port === backEndPorts.pop)).toMatchObject({
      service,
      risk: 'captured',
      holder: {
        pid: holder.pid,
        image: holderPath,
        remote: '127.0.0.1:3268',
        state: 'established',
      },
    });
    const finding = report.findings.find(
      ({ id, outcome }) => id === 'PORT-003' && outcome === 'fail',
    );
    expect(finding?.subject).toBe(`${service} tcp/${backEndPorts.pop}`);
    expect(finding?.summary).toContain('contoso-monitor.exe');
    expect(report.verdict).toBe('no-go');
  });

  it('says why protection has to wait, and changes nothing', async () => {
    const plan = await driven.must('plan.propose', { service });
    expect(plan.obstacles).toMatchObject([{ code: 'held' }]);
    expect(plan.obstacles[0]?.text).toContain('contoso-monitor.exe');
    const { id: planId, hash } = plan;
    const refused = await driven.ask('plan.apply', { planId, hash, by: 'N. Operator' });
    if (refused.ok) expect(refused.value.outcome).not.toBe('applied');
    expect((await bench.kernel()).reserved).not.toContain(String(backEndPorts.pop));
  });

  it('protects the port as soon as the holder has let go', once, async () => {
    await holder.release();
    expect(await bench.startService(service)).toMatchObject({ state: 'running' });
    await driven.collect();
    const { id: planId, hash, obstacles } = await driven.must('plan.propose', { service });
    expect(obstacles).toEqual([]);
    const applied = await driven.must('plan.apply', { planId, hash, by: 'N. Operator' });
    expect(applied).toMatchObject({ outcome: 'applied' });
    expect((await bench.kernel()).reserved.split(',')).toContain(String(backEndPorts.pop));
  });
});
