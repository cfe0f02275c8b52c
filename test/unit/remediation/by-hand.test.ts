import { describe, expect, it } from 'vitest';

import { quoteName } from '../../../shared/remediation/command-text.ts';
import {
  explainSystemExclusion,
  systemRows,
} from '../../../shared/remediation/explain-system-exclusion.ts';
import { planAsCommands } from '../../../shared/remediation/by-hand.ts';
import { planProtectPorts, type PlanDraft } from '../../../shared/remediation/protect-ports.ts';
import { planRecoverService } from '../../../shared/remediation/recover-service.ts';
import { planRestoreServices } from '../../../shared/remediation/restore-services.ts';
import {
  numbered,
  setStartTypeStep,
  startStep,
  stopStep,
} from '../../../shared/remediation/steps.ts';
import { assess } from '../../../shared/checks/check.ts';
import { deriveFacts } from '../../../shared/facts/derive-facts.ts';
import { planDeferredProtection } from '../../../shared/remediation/defer-protection.ts';
import { planFreePort } from '../../../shared/remediation/free-port.ts';
import { afterInput } from '../../support/after.ts';
import { connection, evidenceOf, pop3be, service } from '../../support/evidence.ts';
import { captureOf } from '../../support/capture.ts';

const recovery = (): PlanDraft => {
  const draft = planRecoverService(
    afterInput(
      {},
      {
        services: [
          pop3be({ state: 'stopped', startType: 'disabled', win32ExitCode: 10_048 }),
          service('MSExchangeADTopology', { pid: 3000 }),
        ],
        endpoints: [connection(9955, 3000)],
      },
    ),
    'MSExchangePOP3BE',
    { way: 'wait', excludes: true },
  );
  if (draft === null) throw new Error('There is no plan.');
  return draft;
};

const capture = captureOf();

const commandsOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

describe('a plan as commands', () => {
  it('has every step in its order with its check, and takes it back from the last to the first', () => {
    const commands = commandsOf(planAsCommands(recovery()));
    const free =
      "Get-NetTCPConnection -LocalPort 9955 -ErrorAction SilentlyContinue | Where-Object LocalAddress -notlike '*:*'";
    expect(commands.slice(0, 8)).toEqual([
      'sc.exe config MSExchangePOP3BE start= auto',
      'sc.exe qc MSExchangePOP3BE',
      `$until = (Get-Date).AddSeconds(180); while ((Get-Date) -lt $until -and (${free})) { Start-Sleep -Seconds 1 }`,
      free,
      'netsh int ipv4 add excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent',
      'netsh int ipv4 show excludedportrange protocol=tcp store=active',
      'netsh int ipv6 add excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent',
      'netsh int ipv6 show excludedportrange protocol=tcp store=active',
    ]);
    expect(commands).toContain('Start-Service -Name MSExchangePOP3BE');
    expect(commands.filter((command) => command.includes("Parse('127.0.0.1')"))).toHaveLength(2);
    expect(commands.filter((command) => command.includes('SslStream'))).toHaveLength(2);
    expect(commands.slice(-4)).toEqual([
      'Stop-Service -Name MSExchangePOP3BE',
      'netsh int ipv6 delete excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent',
      'netsh int ipv4 delete excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent',
      'sc.exe config MSExchangePOP3BE start= disabled',
    ]);
  });

  it('says what stands in the way, which step needs which, and after which one goes on', () => {
    const topology = service('MSExchangeADTopology');
    const off = { state: 'stopped' as const, pid: null, startType: 'disabled' as const };
    const draft = planRestoreServices(
      afterInput(
        { services: [topology], endpoints: [] },
        { services: [{ ...topology, ...off }], endpoints: [], elevated: false },
      ),
    );
    const text = draft === null ? '' : planAsCommands(draft);
    expect(text).toContain('# IN THE WAY: The agent does not run elevated');
    expect(text).toContain('# Only if step 1 was done.');
    expect(text).toContain('# If it fails, note why and go on.');
    expect(commandsOf(text)[0]).toBe('sc.exe config MSExchangeADTopology start= auto');
  });

  it.each([
    ["Bob's service", "'Bob''s service'"],
    ['Bob\u2019s', "'Bob\u2019\u2019s'"],
    ['MSSQL$FOO', "'MSSQL$FOO'"],
    ['a; Restart-Computer', "'a; Restart-Computer'"],
    ['-Force', "'-Force'"],
    ['$(x)', "'$(x)'"],
    ['', "''"],
    ['wuauserv', 'wuauserv'],
  ])('writes the name %s so that PowerShell takes it as it is', (name, quoted) => {
    expect(quoteName(name)).toBe(quoted);
  });

  it('gives the cmdlets that take wildcards a name that means itself', () => {
    const steps = numbered([stopStep('*', 'why')]);
    expect(commandsOf(planAsCommands({ ...recovery(), steps }))[0]).toBe("Stop-Service -Name '`*'");
  });

  it('lets nothing out of a comment or a quotation', () => {
    const evil = "x'\r\nRestart-Computer\u2028Stop-Computer #";
    const text = planAsCommands({
      title: `title\nRestart-Computer`,
      why: 'why\r\nRestart-Computer',
      cost: 'cost\u2028Restart-Computer',
      undo: 'undo\u0085Restart-Computer',
      obstacles: [{ code: 'held', text: 'held\nRestart-Computer' }],
      steps: numbered([
        stopStep('a\nb', 'why\nRestart-Computer'),
        setStartTypeStep(evil, 'manual', 'disabled'),
      ]),
    });
    for (const line of text.split(/[\r\n\u0085\u2028\u2029]/))
      expect(line).not.toMatch(/^\s*(Restart|Stop)-Computer/);
  });

  it('of a plan without steps says so', () => {
    expect(planAsCommands({ ...recovery(), steps: [] })).toContain('There is nothing to be done.');
  });

  it('is there for plans of every kind', () => {
    const facts = deriveFacts(evidenceOf());
    const drafts = [
      planProtectPorts(assess(facts), 'MSExchangePOP3BE'),
      planDeferredProtection(assess(facts), 'MSExchangePOP3BE'),
      ...(['close-connection', 'restart-service'] as const).map((action) =>
        planFreePort(capture, action, {
          services: [service('MSExchangeADTopology', { pid: 3000 })],
          installPath: null,
          elevated: true,
        }),
      ),
      recovery(),
    ];
    for (const draft of drafts) {
      if (draft === null) throw new Error('There is no plan.');
      const text = planAsCommands(draft);
      expect(draft.steps.length).toBeGreaterThan(1);
      draft.steps.forEach(({ title }, index) =>
        expect(text).toContain(`# ${index + 1}. ${title}\n`),
      );
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it('takes a stop back by a start', () => {
    const steps = numbered([stopStep('A', 'why'), startStep('B')]);
    expect(commandsOf(planAsCommands({ ...recovery(), steps })).slice(-2)).toEqual([
      'Stop-Service -Name B',
      'Start-Service -Name A',
    ]);
  });
});

describe('a system exclusion', () => {
  const row = { first: 9_900, last: 9_999, kind: 'system' as const };
  const own = { first: 9_955, last: 9_955, kind: 'administered' as const };

  it('is found in either family, and one of our own is none', () => {
    expect(systemRows({ ipv4: [own], ipv6: [row] }, 9_955)).toEqual([{ family: 'ipv6', row }]);
    expect(systemRows({ ipv4: [row], ipv6: [row] }, 10_000)).toEqual([]);
  });

  it('is explained with what an administrator does, as hints and never as a plan', () => {
    const explained = explainSystemExclusion({
      service: 'MSExchangePOP3BE',
      port: 9_955,
      rows: [{ family: 'ipv4', row }],
    });
    expect(explained.text).toContain('9900–9999 in IPv4');
    expect(explained.commands.map(({ command }) => command)).toEqual([
      'netsh int ipv4 show excludedportrange protocol=tcp',
      'net stop winnat',
      'netsh int ipv4 add excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent',
      'netsh int ipv6 add excludedportrange protocol=tcp startport=9955 numberofports=1 store=persistent',
      'net start winnat',
    ]);
    expect(new Set(explained.remediation.map(({ kind }) => kind))).toEqual(new Set(['hint']));
    expect(explained.remediation.map(({ text }) => text).join(' ')).toMatch(
      /hns|restart the server/,
    );
  });

  it('that no table shows is explained without its place', () => {
    const { text } = explainSystemExclusion({ service: 'A', port: 1, rows: [] });
    expect(text).toMatch(/^A system exclusion covers tcp\/1\./);
  });
});
