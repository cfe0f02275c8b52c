import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readRun, runFiles } from '../../../electron/agent/run/run-folder.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import { ok } from '../../../shared/result.ts';
import { reduce, reduceAll } from '../../../shared/run/reduce.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { limitFileSize, whyNoFileSizeLimit } from '../../support/file-size-limit.ts';
import {
  drive,
  eventsOnDisk,
  onlyRun,
  operator,
  pop3,
  temporaryFolder,
  valueOf,
  type DrivenService,
} from '../../support/run.ts';
import { skipUnless } from '../../support/skip.ts';
import {
  authorise,
  minutesPass,
  readyToUpdate,
  watchedService,
  watchOf,
} from '../../support/update.ts';
import { notingReserves } from '../../support/noting-reserves.ts';
import { problems, secondsPass, until, watchTheRest } from '../../support/watch-trouble.ts';

const pop3Sight = (driven: DrivenService) =>
  watchOf(driven).ports.find(({ port, service }) => service === pop3 && port === 9955)?.families
    .ipv4;

skipUnless(whyNoFileSizeLimit())('a disk that is full during the watch', () => {
  it('is told at once; the watch goes on in memory and loses nothing', async () => {
    const driven = await readyToUpdate('captured-during-update');
    await driven.must('watch.start', { by: operator });
    await secondsPass(driven, 10);
    const { journal } = runFiles(await onlyRun(driven.folder));
    const makeRoom = limitFileSize(statSync(journal).size + 60);
    await minutesPass(driven, 6);
    expect(problems(driven)).toEqual([expect.stringMatching(/^The journal cannot be written/)]);
    expect(watchOf(driven).captures.length).toBeGreaterThan(0);
    const shown = driven.events.length;
    expect((await eventsOnDisk(driven.folder)).length).toBeLessThan(shown);

    makeRoom();
    // Within a second, whether anything happens or not.
    await secondsPass(driven, 2);
    expect(problems(driven).at(-1)).toMatch(/^The journal is written again; \d+ event/);
    expect(await eventsOnDisk(driven.folder)).toEqual(driven.events);
    await driven.must('watch.stop', { by: operator });
    const state = driven.state();
    await driven.service.close();
    const stored = valueOf(await readRun(await onlyRun(driven.folder)));
    expect(stored.problems).toEqual([]);
    expect(stored.state).toEqual(state);
  });

  it('keeps what was held in memory when the agent is ended after there is room again', async () => {
    const driven = await readyToUpdate('captured-during-update');
    await driven.must('watch.start', { by: operator });
    const { journal } = runFiles(await onlyRun(driven.folder));
    const makeRoom = limitFileSize(statSync(journal).size + 60);
    await minutesPass(driven, 4);
    makeRoom();
    await driven.service.close();
    expect(await eventsOnDisk(driven.folder)).toEqual(driven.events);
  });

  it('keeps deferred protection from doing what it cannot write down first', async () => {
    const reserved: string[] = [];
    const driven = await readyToUpdate('deferred-protection', {
      change: notingReserves(({ port, family }) => {
        reserved.push(`${port} ${family}`);
      }),
    });
    await authorise(driven, pop3);
    await driven.must('watch.start', { by: operator });
    const { journal } = runFiles(await onlyRun(driven.folder));
    const makeRoom = limitFileSize(statSync(journal).size + 60);
    await minutesPass(driven, 3);
    expect(watchedService(driven, pop3).state).toBe('stopped');
    expect(reserved).toEqual([]);
    makeRoom();
    await secondsPass(driven, 5);
    // One of the families may be captured by now; the other is protected as soon as it can be written.
    expect(reserved).toContain('9955 ipv6');
  });
});

describe('a journal that is damaged in the middle', () => {
  /** Spoils the first line that contains a text. */
  const spoil = (journal: string, text: string): void => {
    const lines = readFileSync(journal, 'utf8').split('\n');
    const index = lines.findIndex((line) => line.includes(text));
    expect(index).toBeGreaterThan(0);
    lines[index] = `\u0000${(lines[index] ?? '').slice(5)}`;
    writeFileSync(journal, lines.join('\n'));
  };

  it.each([
    ['a capture', '"status":"captured"'],
    ['the start of a service', '"state":"stop-pending"'],
    ['a line of Setup', '"setup-noted"'],
  ])('at %s: the run is taken up, says what is missing, and the watch goes on', async (_, text) => {
    const real = () => ({ rehearsal: false });
    const driven = await readyToUpdate('captured-during-update', { change: real });
    await driven.must('watch.start', { by: operator });
    await minutesPass(driven, 6);
    await driven.service.close();
    const { journal } = runFiles(await onlyRun(driven.folder));
    spoil(journal, text);
    const damaged = readFileSync(journal, 'utf8');

    const next = await drive({ server: driven.server, folder: driven.folder });
    expect(problems(next)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^1 damaged line\(s\) of the journal are left out: \d+\.$/),
        expect.stringMatching(/^Events are missing from the journal: \d+\.$/),
        expect.stringMatching(/^Nobody watched since /),
      ]),
    );
    expect(next.service.watching()).toBe(true);
    // Nothing is cut out: whoever examines the file finds what is left of the line.
    expect(readFileSync(journal, 'utf8').startsWith(damaged)).toBe(true);
    await secondsPass(next, 5);
    expect(pop3Sight(next)?.status).toBe('captured');
    expect(watchOf(next).captures.filter((one) => one.lastSeenAt === null).length).toBe(1);
    await watchTheRest(next);
    expect(watchOf(next).setup?.status).toBe('succeeded');
  });
});

describe('the line that began the watch, when it is damaged', () => {
  it('is told, and the watch is taken up from what is known', async () => {
    const real = () => ({ rehearsal: false });
    const driven = await readyToUpdate('captured-during-update', { change: real });
    await driven.must('watch.start', { by: operator });
    await minutesPass(driven, 4);
    const before = watchOf(driven);
    await driven.service.close();
    const { journal } = runFiles(await onlyRun(driven.folder));
    const lines = readFileSync(journal, 'utf8').split('\n');
    const index = lines.findIndex((line) => line.includes('"watch-started"'));
    lines[index] = 'x'.repeat(lines[index]?.length ?? 0);
    writeFileSync(journal, lines.join('\n'));

    const next = await drive({ server: driven.server, folder: driven.folder });
    expect(next.service.watching()).toBe(true);
    expect(next.state().phase).toBe('during');
    expect(problems(next)).toContainEqual(expect.stringMatching(/began the watch is lost/));
    const watch = watchOf(next);
    expect(watch.status).toBe('running');
    expect(watch.gaps).toHaveLength(1);
    expect(watch.startedBy).toMatch(/^not known/);
    expect(watch.captures).toEqual(before.captures);
    expect(watch.ports.toSorted((one, other) => one.port - other.port)).toEqual(
      before.ports.toSorted((one, other) => one.port - other.port),
    );
    expect(watch.services).toEqual(before.services);
    await watchTheRest(next);
    expect(watchOf(next).setup?.status).toBe('succeeded');
  });
});

describe('two agents on one run', () => {
  it('the second is refused, changes nothing, and takes over when the first has let go', async () => {
    const real = () => ({ rehearsal: false });
    const first = await readyToUpdate('captured-during-update', { change: real });
    await first.must('watch.start', { by: operator });
    await minutesPass(first, 2);
    const second = await drive({ server: first.server, folder: first.folder });
    for (const [method, params] of [
      ['run.snapshot', {}],
      ['watch.start', { by: operator }],
      ['watch.stop', { by: operator }],
      ['run.start', {}],
    ] as const) {
      const refused = await second.ask(method, params);
      expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
      expect(refused.ok ? '' : refused.error.message).toContain('open in another process');
    }
    expect(second.service.watching()).toBe(false);
    await secondsPass(first, 5);
    expect(await eventsOnDisk(first.folder)).toEqual(first.events);
    await first.service.close();

    await second.must('run.snapshot', {});
    expect(second.service.watching()).toBe(true);
    expect(watchOf(second).gaps).toHaveLength(1);
    await second.service.close();
    expect(valueOf(await readRun(await onlyRun(first.folder))).problems).toEqual([]);
  });
});

describe('an agent that is killed in mid-watch', () => {
  it('is followed by one that shows the gap, goes on with deferred protection, and repeats no step in silence', async () => {
    const calls: string[] = [];
    let hangs = true;
    let release = (): void => undefined;
    const driven = await readyToUpdate('deferred-protection', {
      change: (server) => ({
        rehearsal: false,
        openReserver: async (signal) => {
          const opened = await server.openReserver(signal);
          if (!opened.ok) return opened;
          const { reserve, ...rest } = opened.value;
          return ok({
            ...rest,
            reserve: async (all, stop) => {
              calls.push(...all.map(({ port, family }) => `${port} ${family}`));
              const done = await reserve(all, stop);
              // Windows has done it, and the agent is gone before it can say so.
              if (hangs)
                await new Promise<void>((resolve) => {
                  release = resolve;
                });
              return done;
            },
          });
        },
      }),
    });
    onTestFinished(() => {
      release();
    });
    await authorise(driven, pop3);
    await driven.must('watch.start', { by: operator });
    let killed = false;
    void (async () => {
      while (!killed && !calls.includes('9955 ipv6')) await secondsPass(driven, 1);
    })();
    await until(() => calls.includes('9955 ipv6'));
    killed = true;
    // What a kill leaves: the files as they are, and no lock that anybody holds.
    const folder = temporaryFolder();
    cpSync(driven.folder, folder, { recursive: true });
    rmSync(runFiles(await onlyRun(folder)).lock);
    hangs = false;
    await driven.server.advance?.(30_000);

    const before = calls.length;
    const next = await drive({ server: driven.server, folder });
    const [plan] = next.state().plans;
    expect(plan?.outcome).toBeNull();
    const interrupted = plan?.steps.filter(({ outcome }) => outcome === 'interrupted') ?? [];
    expect(interrupted).toHaveLength(2);
    expect(watchOf(next).gaps).toHaveLength(1);
    const [gap] = watchOf(next).gaps;
    expect(Date.parse(gap?.to ?? '') - Date.parse(gap?.from ?? '')).toBeGreaterThan(29_000);
    expect(problems(next).some((text) => /^Nobody watched since \d{4}-.* UTC/.test(text))).toBe(
      true,
    );
    await watchTheRest(next);
    const record = next.state().plans[0];
    expect(record?.outcome).toBe('applied');
    // It was tried again under an intent of its own, which stands beside the one that was interrupted.
    for (const { stepId } of interrupted) {
      const attempts = record?.steps.filter((step) => step.stepId === stepId) ?? [];
      expect(attempts.map(({ outcome }) => outcome)).toEqual(['interrupted', 'already']);
    }
    const intents = next.events.filter(
      ({ body }) => body.type === 'step-intended' && body.command.includes('add excluded'),
    );
    expect(intents.length).toBeGreaterThanOrEqual(calls.length - before);
    expect(watchOf(next).captures.filter(({ port }) => port === 9955)).toEqual([]);
  });
});

describe('the journal of a watch of four hours', () => {
  const hours = 4;
  const start = Date.parse('2026-11-24T03:00:00.000Z');

  /** Far more than an update brings: a capture that begins and ends every two seconds, a line of Setup every three. */
  const journalLines = async (): Promise<readonly string[]> => {
    const driven = await readyToUpdate('captured-during-update');
    await driven.must('watch.start', { by: operator });
    await minutesPass(driven, 4);
    const { events } = driven;
    const first = events.findIndex(({ body }) => body.type === 'watch-started') + 1;
    const kinds = new Map<string, RunEvent>(events.slice(first).map((one) => [one.body.type, one]));
    const captured = events.find(
      ({ body }) => body.type === 'port-changed' && body.change.sight.status === 'captured',
    );
    const lines = events.slice(0, first).map((event) => JSON.stringify(event));
    const add = (event: RunEvent | undefined, second: number): void => {
      if (event === undefined) throw new Error('The update had no such event.');
      const at = new Date(start + second * 1_000).toISOString();
      lines.push(JSON.stringify({ ...event, seq: lines.length + 1, at }));
    };
    for (let second = 0; second < hours * 3_600; second += 1) {
      if (second % 2 === 0) add(second % 4 === 0 ? captured : kinds.get('port-changed'), second);
      if (second % 3 === 0) add(kinds.get('setup-noted'), second);
      if (second % 5 === 0) add(kinds.get('setup-progressed'), second);
      if (second % 30 === 0) add(kinds.get('rate-measured'), second);
      if (second % 60 === 0) add(kinds.get('service-changed'), second);
    }
    return lines;
  };

  it('is folded whole, and step by step to the same', async () => {
    const lines = await journalLines();
    expect(lines.length).toBeGreaterThan(15_000);
    const events = lines.map((line) => JSON.parse(line) as RunEvent);
    const state = reduceAll(events);
    expect(state?.watch?.captures.length).toBeGreaterThan(3_000);
    expect(state?.seq).toBe(lines.length);
    const some = events.slice(0, 800);
    expect(reduceAll(some)).toEqual(some.reduce<RunState | null>(reduce, null));
  });
});
