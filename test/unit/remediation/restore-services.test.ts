import { describe, expect, it } from 'vitest';

import type { Service } from '../../../shared/evidence/schema.ts';
import { planSchema } from '../../../shared/remediation/plan.ts';
import type { PlanDraft } from '../../../shared/remediation/protect-ports.ts';
import { planRestoreServices } from '../../../shared/remediation/restore-services.ts';
import { afterInput, versionAfter, type SideUnderTest } from '../../support/after.ts';
import { connection, errorItem, pop3be, service } from '../../support/evidence.ts';

const plan = (before: SideUnderTest, after: SideUnderTest): PlanDraft => {
  const draft = planRestoreServices(afterInput(before, after));
  if (draft === null) throw new Error('There is no plan.');
  planSchema.parse({ ...draft, id: 'plan-1', hash: 'x' });
  return draft;
};

const said = ({ steps }: PlanDraft): readonly string[] =>
  steps.map(({ action }) => {
    switch (action.kind) {
      case 'set-start-type':
        return `${action.service} ${action.from}>${action.startType}`;
      case 'start-service':
        return `start ${action.service}`;
      case 'prove-running':
        return `prove ${action.services.join(' ')}`;
      default:
        return action.kind;
    }
  });

const left = (one: Service, given: Partial<Service> = {}): Service => ({
  ...one,
  state: 'stopped',
  pid: null,
  startType: 'disabled',
  win32ExitCode: 1077,
  ...given,
});

const topology = service('MSExchangeADTopology', { pid: 3000 });
const store = service('MSExchangeIS', { pid: 3100, dependsOn: ['MSExchangeADTopology', 'RpcSs'] });
const rpc = service('RpcSs', { pid: 964, imagePath: 'C:\\Windows\\svchost.exe' });
const unused = pop3be({ state: 'stopped', startType: 'manual' });

describe('the services as they were', () => {
  it('get their start types first, then start after what they need, and are proved', () => {
    const before = { services: [store, topology, rpc, unused], endpoints: [] };
    const after = { services: [left(store), left(topology), rpc, left(unused)], endpoints: [] };
    const draft = plan(before, after);
    expect(draft.obstacles).toEqual([]);
    expect(said(draft)).toEqual([
      'MSExchangeIS disabled>automatic',
      'MSExchangeADTopology disabled>automatic',
      'MSExchangePOP3BE disabled>manual',
      'start MSExchangeADTopology',
      'start MSExchangeIS',
      'prove MSExchangeADTopology MSExchangeIS',
    ]);
    expect(draft.steps.every(({ mayFail }) => mayFail)).toBe(true);
    expect(draft.steps.map(({ needs }) => needs)).toEqual([
      undefined,
      undefined,
      undefined,
      ['step-2'],
      ['step-1', 'step-4'],
      undefined,
    ]);
  });

  it('are left alone where nothing differs', () => {
    const side = { services: [store, topology, rpc, unused], endpoints: [] };
    expect(plan(side, side).obstacles.map(({ code }) => code)).toEqual(['nothing-to-do']);
  });

  it('include those of Windows that Setup touches, and no others', () => {
    const windows = [
      'Winmgmt',
      'RemoteRegistry',
      'pla',
      'W3SVC',
      'IISADMIN',
      'WinRM',
      'Spooler',
    ].map((name) => service(name, { imagePath: 'C:\\Windows\\svchost.exe' }));
    const draft = plan(
      { services: windows, endpoints: [] },
      { services: windows.map((one) => left(one)), endpoints: [] },
    );
    const names = ['Winmgmt', 'RemoteRegistry', 'pla', 'W3SVC', 'IISADMIN'];
    expect(said(draft)).toEqual([
      ...names.map((name) => `${name} disabled>automatic`),
      ...names.map((name) => `start ${name}`),
      `prove ${names.join(' ')}`,
    ]);
  });

  it('include what one of them needs in order to start', () => {
    const sharing = service('NetTcpPortSharing', {
      imagePath: 'C:\\Windows\\SMSvcHost.exe',
      pid: 2900,
    });
    const needing = { ...topology, dependsOn: ['NetTcpPortSharing'] };
    const draft = plan(
      { services: [needing, sharing], endpoints: [] },
      {
        services: [left(needing, { startType: 'automatic' }), left(sharing)],
        endpoints: [],
      },
    );
    expect(said(draft)).toEqual([
      'NetTcpPortSharing disabled>automatic',
      'start NetTcpPortSharing',
      'start MSExchangeADTopology',
      'prove NetTcpPortSharing MSExchangeADTopology',
    ]);
  });

  it('are not started where they stop by design, start on a trigger or belong to a user; their start type is restored all the same', () => {
    const broker = service('MSExchangeNotificationsBroker');
    const trigger = service('RemoteRegistry', { imagePath: 'C:\\svchost.exe', triggerStart: true });
    const perUser = service('MSExchangeUser_3a2f1');
    const services = [broker, trigger, perUser];
    const draft = plan(
      { services, endpoints: [] },
      { services: services.map((one) => left(one)), endpoints: [] },
    );
    expect(said(draft)).toEqual([
      'MSExchangeNotificationsBroker disabled>automatic',
      'RemoteRegistry disabled>automatic',
    ]);
  });

  it('may be disabled again where they were, and nothing is stopped for it', () => {
    const off = service('MSExchangeUM', { state: 'stopped', startType: 'disabled' });
    const draft = plan(
      { services: [off], endpoints: [] },
      { services: [service('MSExchangeUM')], endpoints: [] },
    );
    expect(said(draft)).toEqual(['MSExchangeUM automatic>disabled']);
  });

  it('are not disabled by a baseline that may be of the time of the update', () => {
    const off = service('MSExchangeUM', { state: 'stopped', startType: 'disabled' });
    const draft = planRestoreServices(
      afterInput(
        { services: [off], endpoints: [], exchangeVersion: versionAfter },
        { services: [service('MSExchangeUM')], endpoints: [] },
        { updateBeganAt: null },
      ),
    );
    expect(draft?.obstacles.map(({ code }) => code)).toEqual(['nothing-to-do']);
    expect(draft?.why).toContain('nothing is disabled by it');
  });

  it('are notes where they are gone, unread, paused, contradictory, or ran although disabled', () => {
    const names = ['Gone', 'UnreadBefore', 'UnreadNow', 'Paused', 'Odd', 'RanDisabled'];
    const [gone, unreadBefore, unreadNow, paused, odd, ran] = names.map((name) =>
      service(`MSExchange${name}`),
    ) as [Service, Service, Service, Service, Service, Service];
    const draft = plan(
      {
        services: [
          gone,
          { ...unreadBefore, startType: null },
          unreadNow,
          paused,
          odd,
          { ...ran, startType: 'disabled' },
        ],
        endpoints: [],
      },
      {
        services: [
          unreadBefore,
          { ...unreadNow, startType: null },
          { ...paused, state: 'paused' },
          { ...odd, state: 'stopped' },
          left(ran),
        ],
        endpoints: [],
      },
    );
    expect(said(draft)).toEqual([]);
    for (const text of [
      'MSExchangeGone is not there any more.',
      'Which start type MSExchangeUnreadBefore had before could not be read.',
      'Which start type MSExchangeUnreadNow has now could not be read.',
      'MSExchangePaused is paused',
      'MSExchangeOdd is shown as stopped with process 4000',
      'MSExchangeRanDisabled ran before the update although it was disabled',
    ])
      expect(draft.why).toContain(text);
  });

  it('say beforehand which one will hardly start', () => {
    const before = {};
    const draft = plan(before, {
      services: [pop3be({ state: 'stopped', win32ExitCode: 10_048 })],
      endpoints: [connection(9955, 6000)],
    });
    expect(said(draft)).toEqual(['start MSExchangePOP3BE', 'prove MSExchangePOP3BE']);
    expect(draft.why).toContain('Something else has tcp/9955');
  });

  it('cannot be restored without a baseline, without reading them, or without elevation', () => {
    expect(planRestoreServices(afterInput(null, {}))).toBeNull();
    const after = { services: [left(topology)], endpoints: [] };
    const codes = (given: SideUnderTest, before: SideUnderTest = {}): readonly string[] =>
      plan(
        { services: [topology], endpoints: [], ...before },
        { ...after, ...given },
      ).obstacles.map(({ code }) => code);
    expect(codes({ elevated: false })).toEqual(['not-elevated']);
    expect(codes({ replace: [errorItem('services')] })).toEqual(['unknown']);
    expect(codes({ replace: [errorItem('processes')] })).toEqual(['unknown']);
    expect(codes({}, { replace: [errorItem('services')] })).toEqual(['unknown']);
  });
});
