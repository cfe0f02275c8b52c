import { beforeAll, describe, expect, it } from 'vitest';

import { textsIn } from '../../shared/texts/texts.ts';
import { announcementFor } from '../../renderer/app/announcement.ts';
import { runEntries } from '../../renderer/app/run-entries.ts';
import { stepEntries } from '../../renderer/app/stepper-model.ts';
import {
  capturedPorts,
  capturesForList,
  freeingsOf,
  meaningOf,
  openCaptures,
  whyNoFreeing,
} from '../../renderer/steps/during/captures.ts';
import { deferralRows } from '../../renderer/steps/during/deferral-rows.ts';
import { openMatters } from '../../renderer/steps/during/open-matters.ts';
import { portRows, portsWhere } from '../../renderer/steps/during/port-rows.ts';
import { serviceRows, servicesDown } from '../../renderer/steps/during/service-rows.ts';
import { situationOf } from '../../renderer/steps/during/situation.ts';
import type { RunService } from '../../electron/agent/run/run-service.ts';
import type { Plan } from '../../shared/remediation/plan.ts';
import type { RunState } from '../../shared/run/state.ts';
import type { WatchState } from '../../shared/watch/state.ts';
import { recordRun, type RecordedRun } from './renderer-recorded-run.ts';

const by = 'Ada';
const texts = textsIn('en');
const now = new Date('2026-11-24T04:00:00.000Z');

const must = async (
  service: RunService,
  ...request: Parameters<RunService['handle']>
): Promise<unknown> => {
  const answer = await service.handle(...request);
  if (!answer.ok) throw new Error(`${request[0]}: ${answer.error.message}`);
  return answer.value;
};

const authorise = async (service: RunService, name: string): Promise<string> => {
  const plan = (await must(service, 'plan.propose', { service: name, timing: 'deferred' })) as Plan;
  await must(service, 'plan.apply', { planId: plan.id, hash: plan.hash, by });
  return plan.id;
};

const watchOf = ({ watch }: RunState): WatchState => {
  if (watch === null) throw new Error('There is no watch.');
  return watch;
};
/** Every state of a run in which it was watched. */
const watched = ({ states }: RecordedRun): readonly RunState[] =>
  states.filter(({ watch }) => watch !== null);
const rowsOf = (state: RunState) => portRows(watchOf(state), state.ports, texts);

let captured: RecordedRun;
let updated: RecordedRun;
let deferred: RecordedRun;
beforeAll(async () => {
  captured = await recordRun('captured', async (service) => {
    await must(service, 'watch.start', { by });
    await must(service, 'clock.advance', { seconds: 900 });
    await must(service, 'watch.stop', { by });
  });
  updated = await recordRun('captured-during-update', async (service) => {
    await must(service, 'watch.start', { by });
    await must(service, 'clock.advance', { seconds: 1_800 });
  });
  deferred = await recordRun('deferred-protection', async (service) => {
    await authorise(service, 'MSExchangePOP3BE');
    const planId = await authorise(service, 'MSExchangeIMAP4BE');
    await must(service, 'plan.withdraw', { planId, by });
    await must(service, 'watch.start', { by });
    await must(service, 'clock.advance', { seconds: 1_200 });
  });
});

describe('the ports of the watch', () => {
  it('go from captured by way of TIME_WAIT to free, each named as such', () => {
    const words = watched(captured).flatMap((state) =>
      rowsOf(state)
        .filter(({ key }) => key === 'tcp/9955')
        .map(({ cells }) => cells.ipv4.word),
    );
    const changes = words.filter((word, index) => word !== words[index - 1]);
    expect(changes).toEqual(['Not looked at yet', 'Captured', 'Captured (TIME_WAIT)', 'Free']);
  });

  it('have captured ones first, whatever their place was', () => {
    for (const state of [...watched(captured), ...watched(updated)]) {
      const flags = rowsOf(state).map((row) => row.captured);
      expect(flags).toEqual(flags.toSorted((left, right) => Number(right) - Number(left)));
    }
  });

  it('name a port that Windows never hands out as harmless, and one that was not read as exposed', () => {
    const rows = rowsOf(captured.last);
    const cell = (key: string, from = rows) => from.find((row) => row.key === key)?.cells.ipv4;
    expect(cell('tcp/1995')).toMatchObject({ word: 'Free', exposure: 'outside', tone: 'quiet' });
    expect(cell('tcp/9955')).toMatchObject({ word: 'Free', exposure: 'exposed', tone: 'warn' });
    const unread = portRows(watchOf(captured.last), [], texts);
    expect(cell('tcp/1995', unread)).toMatchObject({ exposure: 'exposed', tone: 'warn' });
  });

  it('lie in wait of the range that Setup sets, where the present one leaves them out', () => {
    const narrow = captured.last.ports.map((port) => ({
      ...port,
      families: {
        ipv4: { ...port.families.ipv4, inside: false },
        ipv6: { ...port.families.ipv6, inside: false },
      },
    }));
    const rows = portRows(watchOf(captured.last), narrow, texts);
    expect(portsWhere(rows, ({ exposure }) => exposure === 'later')).toContain('tcp/9955');
    expect(portsWhere(rows, ({ exposure }) => exposure === 'outside')).toContain('tcp/1995');
  });
});

describe('a capture', () => {
  const open = () =>
    watched(captured).find((state) => openCaptures(watchOf(state)).length > 0) ?? captured.last;

  it('says what Exchange will report, and offers what can be done', () => {
    const watch = watchOf(open());
    const [capture] = openCaptures(watch);
    expect(meaningOf(capture!, texts)).toMatch(/10048[\s\S]*1018[\s\S]*still reports success/);
    expect(freeingsOf(capture!, watch, texts)).toEqual([
      { action: 'close-connection', text: 'Close the connection…' },
    ]);
    const ours = { ...capture!, holder: { ...capture!.holder, service: 'MSExchangeRPC' } };
    expect(freeingsOf(ours, watch, texts).map(({ action }) => action)).toEqual([
      'close-connection',
      'restart-service',
    ]);
    const timeWait = {
      ...capture!,
      holder: { ...capture!.holder, pid: 0, state: 'time-wait' as const },
    };
    expect(freeingsOf(timeWait, watch, texts)).toEqual([]);
    expect(whyNoFreeing(timeWait, watch, texts)).toBeNull();
    const unnamed = { ...capture!, holder: { ...capture!.holder, pid: 0 } };
    expect(freeingsOf(unnamed, watch, texts)).toEqual([]);
    expect(whyNoFreeing(unnamed, watch, texts)).toContain('not known which process');
    const foreign = { ...capture!, family: 'ipv6' as const };
    expect(freeingsOf(foreign, watch, texts)).toEqual([]);
  });

  it('counts once for a port that is taken in both families', () => {
    const watch = watchOf(open());
    const [capture] = watch.captures;
    const both = [capture!, { ...capture!, id: 'capture-2', family: 'ipv6' as const }];
    expect(capturedPorts({ captures: both })).toBe(1);
  });

  it('stands before those that have ended, and these with the newest first', () => {
    const list = capturesForList(watchOf(updated.last));
    const ends = list.map(({ lastSeenAt }) => lastSeenAt !== null);
    expect(ends).toEqual(ends.toSorted((left, right) => Number(left) - Number(right)));
    expect(list.length).toBeGreaterThan(1);
  });

  it('is spoken when it begins and when it ends, each once', () => {
    const said = captured.states.flatMap((state, index) =>
      state.watch === null
        ? []
        : [announcementFor(captured.states[index - 1] ?? null, state, now, texts)].filter(
            (text) => text !== null,
          ),
    );
    expect(said[0]).toBe('The watch runs.');
    expect(said.filter((text) => /is captured by w3wp\.exe/.test(text))).toHaveLength(1);
    expect(said.filter((text) => /captured by a closed connection/.test(text))).toHaveLength(1);
    expect(said.filter((text) => /not captured any more/.test(text))).toHaveLength(1);
    expect(said.at(-1)).toBe('The watch has ended.');
  });

  it('is in the stepper wherever the operator is', () => {
    const entry = stepEntries({
      runEntries,
      connection: { status: 'none' },
      state: open(),
      now,
      texts,
    }).find(({ id }) => id === 'during');
    expect(entry).toMatchObject({ status: '1 port captured', tone: 'bad', closed: null });
  });
});

describe('the situation', () => {
  it('is never good while a port is captured, a service is down, or something is not known', () => {
    const states = [...watched(captured), ...watched(updated), ...watched(deferred)];
    const troubled = states.filter((state) => {
      const watch = watchOf(state);
      return (
        openCaptures(watch).length > 0 ||
        servicesDown(watch).length > 0 ||
        portsWhere(rowsOf(state), ({ status }) => status === 'unknown' || status === null).length >
          0
      );
    });
    expect(troubled.length).toBeGreaterThan(50);
    const tones = troubled.map((state) => situationOf(watchOf(state), rowsOf(state), texts).tone);
    expect(tones).not.toContain('good');
  });

  it('tells what was seen last as past once nobody looks', () => {
    const ended = situationOf(watchOf(captured.last), rowsOf(captured.last), texts);
    expect(ended).toMatchObject({ tone: 'good', title: 'The watch has ended' });
    const cut = { ...watchOf(updated.last), status: 'interrupted' as const };
    expect(situationOf(cut, rowsOf(updated.last), texts).tone).toBe('unknown');
    expect(situationOf(cut, rowsOf(updated.last), texts).text).toContain('tcp/9955 captured');
  });

  it('says that what cannot be read is not known', () => {
    const last = watchOf(captured.last);
    const watch: WatchState = {
      ...last,
      status: 'running',
      ports: last.ports.map((port) => ({
        ...port,
        families: {
          ...port.families,
          ipv6: { status: 'unknown', holder: null, why: 'not read', since: last.startedAt },
        },
      })),
    };
    const rows = portRows(watch, captured.last.ports, texts);
    expect(situationOf(watch, rows, texts)).toMatchObject({ tone: 'unknown' });
    expect(rows[0]?.cells.ipv6.detail).toBe('not read');
  });

  it('names everything that speaks against stopping the watch', () => {
    expect(openMatters(watchOf(captured.last), texts)).toEqual([]);
    const matters = openMatters(watchOf(updated.last), texts).join('\n');
    expect(matters).toMatch(/1 port captured: tcp\/9955/);
    expect(matters).toMatch(/MSExchangePOP3BE/);
  });
});

describe('the services', () => {
  it('that differ from before stand first, with how they were and why they ended', () => {
    const rows = serviceRows(watchOf(updated.last), texts);
    const flags = rows.map(({ differs }) => differs);
    expect(flags).toEqual(flags.toSorted((left, right) => Number(right) - Number(left)));
    const pop = rows.find(({ name }) => name === 'MSExchangePOP3BE');
    expect(pop).toMatchObject({ word: 'Stopped', differs: true });
    expect(pop?.detail).toMatch(/was running; .*10048/);
  });

  it('that were stopped before are no alarm', () => {
    const idle = serviceRows(watchOf(captured.last), texts).find(
      ({ name }) => name === 'wsbexchange',
    );
    expect(idle).toMatchObject({ tone: 'quiet', differs: false, detail: null });
  });
});

describe('deferred protection', () => {
  it('waits, is excluded in each family, and is proved; one that was taken back says by whom', () => {
    const words = watched(deferred).map(
      ({ plans }) => deferralRows(plans, texts).find(({ open }) => open)?.ports[0]?.word ?? 'ended',
    );
    const changes = words.filter((word, index) => word !== words[index - 1]);
    expect(changes[0]).toBe('Waiting for Setup to stop the service');
    expect(changes).toContain('Excluded in IPv4 and IPv6, not proved yet');
    const [pop, imap] = deferralRows(deferred.last.plans, texts);
    expect(pop).toMatchObject({ open: false });
    expect(pop?.ports[0]).toMatchObject({
      word: 'Excluded in IPv4 and IPv6, proved',
      refused: null,
    });
    expect(imap?.ended).toContain('Ada took it back');
    expect(imap?.ports[0]?.word).toBe('Not excluded');
  });

  it('counts refusals only as long as the port is not excluded', () => {
    const record = deferred.last.plans.find(({ plan }) => plan.service === 'MSExchangePOP3BE')!;
    const step = record.steps.find(({ outcome }) => outcome === 'done')!;
    const failed = { ...step, outcome: 'failed' as const, detail: 'held' };
    const open = { ...record, outcome: null, steps: [failed, failed] };
    expect(deferralRows([open], texts)[0]?.ports[0]?.refused).toMatchObject({
      times: 2,
      detail: 'held',
    });
    const later = { ...open, steps: [failed, step] };
    expect(deferralRows([later], texts)[0]?.ports[0]).toMatchObject({
      refused: null,
      tone: 'warn',
    });
  });

  it('lists no plan that nobody has authorised', () => {
    const record = deferred.last.plans[0]!;
    expect(deferralRows([{ ...record, confirmedBy: null }], texts)).toEqual([]);
  });
});

describe('in French', () => {
  const french = textsIn('fr');

  it('the situation, the services and what is open leave no English behind', () => {
    const told = [...watched(captured), ...watched(updated), ...watched(deferred)].flatMap(
      (state) => {
        const watch = watchOf(state);
        const rows = portRows(watch, state.ports, french);
        const { title, text } = situationOf(watch, rows, french);
        return [
          title,
          text,
          ...openMatters(watch, french),
          ...rows.flatMap(({ cells }) => [cells.ipv4.word, cells.ipv4.meaning]),
          ...serviceRows(watch, french).map(({ word }) => word),
          ...deferralRows(state.plans, french).flatMap(({ ports }) =>
            ports.map(({ word }) => word),
          ),
        ];
      },
    );
    expect(told.length).toBeGreaterThan(1_000);
    expect(
      told.filter((text) => /\b(?:the|is|are|of|and|more|before|not|now|down)\b/i.test(text)),
    ).toEqual([]);
  });

  it('counts and names as French does', () => {
    const ended = watchOf(updated.last);
    expect(openMatters(ended, french)[0]).toBe('1 port capturé\u00a0: tcp/9955');
    expect(situationOf({ ...ended, status: 'interrupted' }, [], french).text).toMatch(
      /^Captures au dernier relevé\u00a0: tcp\/9955\u00a0; .* Tout ce qui suit/,
    );
    const pop = serviceRows(ended, french).find(({ name }) => name === 'MSExchangePOP3BE');
    expect(pop?.word).toBe('Arrêté');
    expect(pop?.detail).toMatch(/^auparavant\u00a0: en cours d’exécution\u00a0; /);
  });
});
