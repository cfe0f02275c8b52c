import { describe, expect, it } from 'vitest';
import { languages } from '../../electron/agent/server/simulated/console/languages.ts';
import { beforeItems } from '../../shared/evidence/items.ts';
import { evidenceSchema } from '../../shared/evidence/schema.ts';
import { problemOf } from '../../shared/facts/read-item.ts';
import { analyzeEvidence } from '../../shared/report/build-report.ts';
import type { Report } from '../../shared/report/schema.ts';
import { scenarioIds, type ScenarioId } from '../../shared/scenarios.ts';
import { collectEvidence, examine, rehearse, subjectsOf } from '../support/rehearsal.ts';

/** Blockers and open questions of a report, as `id subject outcome`. */
const gravely = (report: Report): readonly string[] =>
  report.findings
    .filter(({ outcome, impact }) => ['fail', 'error'].includes(outcome) && impact !== 'degraded')
    .map(({ id, subject, outcome }) => `${id} ${subject} ${outcome}`)
    .toSorted();

type Expected = { readonly verdict: Report['verdict']; readonly grave: readonly string[] };

/** Both back ends inside the range and nothing that keeps their ports. */
const atRisk: Expected = {
  verdict: 'no-go',
  grave: ['PORT-001 MSExchangeIMAP4BE tcp/9933 fail', 'PORT-001 MSExchangePOP3BE tcp/9955 fail'],
};

const expected: Readonly<Record<Exclude<ScenarioId, 'unreadable'>, Expected>> = {
  healthy: { verdict: 'go', grave: [] },
  'ports-at-risk': atRisk,
  captured: {
    verdict: 'no-go',
    grave: [
      'PORT-001 MSExchangeIMAP4BE tcp/9933 fail',
      'PORT-001 MSExchangePOP3BE tcp/9955 fail',
      'PORT-003 MSExchangePOP3BE tcp/9955 fail',
    ],
  },
  'system-exclusion': {
    verdict: 'no-go',
    grave: ['PORT-001 MSExchangeIMAP4BE tcp/9933 fail', 'PORT-002 MSExchangeIMAP4BE tcp/9933 fail'],
  },
  'services-left-disabled': { verdict: 'go-with-warnings', grave: [] },
  edge: {
    verdict: 'no-go',
    grave: ['PORT-001 ADAM_MSExchange tcp/50389 fail', 'PORT-001 ADAM_MSExchange tcp/50636 fail'],
  },
  dag: { verdict: 'no-go', grave: ['PORT-001 MSExchangeRepl tcp/64327 fail'] },
  'captured-during-update': atRisk,
  'deferred-protection': atRisk,
  'setup-fails': { verdict: 'go', grave: [] },
  'setup-stuck': { verdict: 'go', grave: [] },
  'all-well': atRisk,
  'pop3be-down': atRisk,
  'dependency-down': { verdict: 'go', grave: [] },
  'stuck-stopping': { verdict: 'go', grave: [] },
};

describe.each(languages)('rehearsal servers whose console speaks %s', (language) => {
  it.each(Object.entries(expected))('%s is judged as it should be', async (scenario, wanted) => {
    const report = await examine(rehearse({ scenario: scenario as ScenarioId, language }));
    expect({ verdict: report.verdict, grave: gravely(report) }).toEqual(wanted);
  });

  it('unreadable is incomplete, and says what was not read', async () => {
    const report = await examine(rehearse({ scenario: 'unreadable', language }));
    expect(report.verdict).toBe('incomplete');
    expect(report.findings.find(({ id }) => id === 'PORT-005')).toMatchObject({
      outcome: 'error',
      evidence: [
        'netsh.excludedportrange.ipv4.tcp.persistent',
        'netsh.dynamicport.ipv6.tcp',
        'netsh.excludedportrange.ipv6.tcp.active',
      ],
    });
    expect(subjectsOf(report, 'HOST-001', 'fail')).toEqual(['EX01']);
  });
});

describe('what a rehearsal server yields', () => {
  it.each(scenarioIds)(
    '%s: every item of the Before phase, in the evidence format',
    async (scenario) => {
      const evidence = await collectEvidence(rehearse({ scenario }));
      expect(evidenceSchema.safeParse(evidence).error).toBeUndefined();
      expect(evidence.items.map(({ id }) => id)).toEqual(beforeItems);
      const problems = evidence.items.flatMap((item) => problemOf(item)?.split(':')[0] ?? []);
      expect(problems).toEqual(
        scenario === 'unreadable' ? ['garbled', 'exit-code', 'timed-out', 'access-denied'] : [],
      );
      for (const item of evidence.items) expect(item.durationMs).toBeGreaterThan(0);
    },
  );

  it('observes POP and IMAP back ends that run', async () => {
    const { ports } = await examine(rehearse({ scenario: 'ports-at-risk' }));
    for (const port of [9955, 9933])
      expect(ports.find((row) => row.port === port)).toMatchObject({
        source: 'observed',
        risk: 'at-risk',
        inUse: true,
      });
  });

  it('names the holder of a captured port', async () => {
    const report = await examine(rehearse({ scenario: 'captured' }));
    const port = report.ports.find((row) => row.port === 9955);
    expect(port).toMatchObject({
      service: 'MSExchangePOP3BE',
      risk: 'captured',
      holder: {
        image: 'C:\\Windows\\System32\\inetsrv\\w3wp.exe',
        remote: '10.0.0.5:3268',
        state: 'established',
      },
    });
    expect(
      report.findings.find(({ id, outcome }) => id === 'PORT-003' && outcome === 'fail'),
    ).toMatchObject({
      title: 'MSExchangePOP3BE tcp/9955 is captured by w3wp.exe',
    });
    expect(
      report.findings.find(({ id, outcome }) => id === 'SVC-002' && outcome === 'fail')?.summary,
    ).toContain('10048');
  });

  it('is a whole server: services with their programs, processes and dependencies', async () => {
    const evidence = await collectEvidence(rehearse({ scenario: 'ports-at-risk' }));
    const value = (id: string): readonly Record<string, unknown>[] => {
      const item = evidence.items.find((candidate) => candidate.id === id);
      return item?.kind === 'native' ? (item.value as Record<string, unknown>[]) : [];
    };
    const services = value('services');
    const names = services.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(40);
    expect(new Set(names).size).toBe(names.length);
    expect(
      services.flatMap(({ dependsOn }) => dependsOn).filter((name) => !names.includes(name)),
    ).toEqual([]);
    const pids = value('processes').map(({ pid }) => pid);
    expect(new Set(pids).size).toBe(pids.length);
    for (const { pid, state } of services)
      if (state === 'running') expect(pids).toContain(pid);
      else expect(pid).toBeNull();
    for (const { pid } of value('endpoints')) if (pid !== 0) expect(pids).toContain(pid);
  });

  it('leaves some twenty Exchange services disabled after a Setup that failed', async () => {
    const report = await examine(rehearse({ scenario: 'services-left-disabled' }));
    const disabled = subjectsOf(report, 'SVC-002', 'fail');
    expect(disabled.length).toBeGreaterThan(15);
    expect(disabled).toContain('MSExchangeTransport');
    expect(disabled).not.toContain('MSExchangePOP3BE');
    expect(subjectsOf(report, 'PORT-001', 'not-applicable')).toContain('MSExchangePOP3BE tcp/9955');
  });

  it('an Edge server has its directory and no mailbox services', async () => {
    const evidence = await collectEvidence(rehearse({ scenario: 'edge' }));
    const report = analyzeEvidence(evidence, new Date(evidence.collectedAt));
    expect(evidence.server).toMatchObject({
      hostName: 'EDGE01',
      exchange: { roles: ['Edge Transport'] },
    });
    expect(report.ports.map(({ service, port }) => `${service} ${port}`)).toEqual([
      'ADAM_MSExchange 50389',
      'ADAM_MSExchange 50636',
    ]);
  });

  it('measures the rate at which the scenario connects', async () => {
    const server = rehearse({ scenario: 'ports-at-risk' });
    const opens = async (): Promise<number> => {
      const item = await server.read('tcp-statistics', { signal: new AbortController().signal });
      return item.kind === 'native'
        ? (item.value as { ipv4: { activeOpens: number } }).ipv4.activeOpens
        : 0;
    };
    const before = await opens();
    await server.advance?.(1_000_000);
    const perSecond = ((await opens()) - before) / 1_000;
    expect(perSecond).toBeGreaterThan(7.5);
    expect(perSecond).toBeLessThan(8.5);
  });
});
