import {
  closeSync,
  fdatasyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openAppendLog } from '../../../electron/agent/journal/append-log.ts';
import { startRun } from '../../../electron/agent/run/open-run.ts';
import { readRunFolder } from '../../../electron/agent/run/run-folder.ts';
import type { Server } from '../../../electron/agent/server/server.ts';
import { createWatchReader } from '../../../electron/agent/server/windows/watch/watch-reader.ts';
import { openWatchSession } from '../../../electron/agent/watch/watch-session.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import { reduceAll } from '../../../shared/run/reduce.ts';
import type { RunState } from '../../../shared/run/state.ts';
import type { WatchedPort } from '../../../shared/watch/schema.ts';
import { backEndPorts, benchServices } from '../support/exchange-services.ts';
import { growingLog } from './growing-log.ts';
import { fakeServer } from '../../support/fake-server.ts';
import { median } from './perf-request.ts';
import { recordedWin32, type RecordedWin32 } from './recorded-win32.ts';

/** Services of a Windows server beside Exchange's. */
const servicesInAll = 220;
const intervalMs = 100;
const looksPerHour = 3_600_000 / intervalMs;

const names = benchServices({}).map(({ name }) => name);
const watched: readonly WatchedPort[] = [
  { service: 'MSExchangePOP3BE', protocol: 'tcp', port: backEndPorts.pop },
  { service: 'MSExchangeIMAP4BE', protocol: 'tcp', port: backEndPorts.imap },
  ...[475, 587, 717, 465, 2_525, 6_001, 808, 890].map((port): WatchedPort => ({
    service: 'MSExchangeTransport',
    protocol: 'tcp',
    port,
  })),
];

/** A watch on prepared tables. Its clock moves a tenth of a second with each look. */
type CompressedWatch = {
  readonly folder: string;
  readonly recorded: RecordedWin32;
  readonly look: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const openCompressedWatch = async (rows: number): Promise<CompressedWatch> => {
  const folder = mkdtempSync(join(tmpdir(), 'watch-cost-'));
  const recorded = recordedWin32(rows, ['MSExchangePOP3BE', ...names], servicesInAll);
  const begun = Date.parse('2026-11-24T03:00:00.000Z');
  let looks = 0;
  const now = (): Date => new Date(begun + looks * intervalMs);
  const server: Server = {
    ...fakeServer({}),
    standsStill: true,
    now,
    elapsed: () => looks * intervalMs,
    setupLog: () => growingLog(() => looks),
    openWatch: (wanted) => {
      const reader = createWatchReader(recorded.api, wanted);
      const look: typeof reader.look = async (signal) => {
        const seen = await reader.look(signal);
        return seen.ok ? { ok: true, value: { ...seen.value, takenAt: now() } } : seen;
      };
      return { ...reader, look };
    },
  };
  const started = await startRun(
    { dataFolder: folder, now, publish: () => undefined },
    {
      type: 'run-started',
      runId: 'perf',
      phase: 'before',
      target: 'local',
      rehearsal: false,
      tool: { name: 'cu-preflight', version: '0' },
      windowMinutes: 240,
    },
  );
  if (!started.ok) throw new Error(started.error.message);
  const { run } = started.value;
  await run.emit({
    type: 'watch-started',
    by: 'perf',
    intervalMs,
    ports: [...watched],
    services: names,
  });
  const range = { first: 6_005, last: 65_534 };
  const session = openWatchSession({
    server,
    run,
    plan: { ports: watched, services: names, ranges: { ipv4: range, ipv6: range } },
    deferred: {
      afterLook: () => undefined,
      afterGlances: () => undefined,
      closeUp: () => [],
    },
    onExclusions: () => undefined,
  });
  return {
    folder,
    recorded,
    look: async () => {
      looks += 1;
      await session.look();
    },
    close: async () => {
      await session.close();
      await run.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A capture of 9955 for half a second in every `everyLooks` looks. */
const stir = ({ recorded }: CompressedWatch, index: number, everyLooks: number): void => {
  if (index % everyLooks === 0) recorded.capture(backEndPorts.imap);
  if (index % everyLooks === 5) recorded.capture(null);
};

export type OwnCost = {
  readonly rows: number;
  /** Processor time of one look without the API calls, in milliseconds, and as a share of one core at ten looks a second. */
  readonly msPerLook: number;
  readonly share: number;
};

/** Processor time of the watch itself: decode, compare, journal. One capture every five seconds. */
export const measureOwnCost = async (rows: number, looks = 600): Promise<OwnCost> => {
  const watch = await openCompressedWatch(rows);
  try {
    for (let index = 0; index < 100; index += 1) await watch.look();
    const before = process.cpuUsage();
    const apiBefore = watch.recorded.apiMs();
    for (let index = 0; index < looks; index += 1) {
      stir(watch, index, 50);
      await watch.look();
    }
    const { user, system } = process.cpuUsage(before);
    const apiMs = watch.recorded.apiMs() - apiBefore;
    const msPerLook = ((user + system) / 1_000 - apiMs) / looks;
    return { rows, msPerLook, share: msPerLook / intervalMs };
  } finally {
    await watch.close();
  }
};

export type LongWatch = {
  readonly hours: number;
  /** Heap after a collection, in MiB, after each quarter of the time. */
  readonly heapMiB: readonly number[];
  /** Of that, the state of the run: what was told and is kept for the window, folded from the journal as it was then. */
  readonly stateMiB: readonly number[];
  readonly events: number;
  readonly journalMiB: number;
  /** Reading, checking and folding its journal. */
  readonly foldMs: number;
};

/** Twice, because what the first collection lets go of may hold more. */
const heapNow = (): number => {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

/** Memory of the state that a part of a journal folds to. */
const stateSize = (journal: string, bytes: number): number => {
  const before = heapNow();
  const state = fold(journal, bytes);
  const size = heapNow() - before;
  if (state === null) throw new Error('the journal holds no run');
  return size;
};

const fold = (journal: string, bytes: number): RunState | null =>
  reduceAll(
    readFileSync(journal)
      .subarray(0, bytes)
      .toString('utf8')
      .split('\n')
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line) as RunEvent),
  );

/** A watch of some hours with the clock compressed: what is left in memory, and how long taking up its journal takes. One capture a minute, a line of Setup every two seconds. */
export const measureLongWatch = async (rows: number, hours: number): Promise<LongWatch> => {
  const watch = await openCompressedWatch(rows);
  try {
    const heapMiB: number[] = [];
    const journalBytes: number[] = [];
    const journal = join(watch.folder, 'runs', 'perf', 'journal.ndjson');
    const looks = hours * looksPerHour;
    for (let index = 1; index <= looks; index += 1) {
      stir(watch, index, 600);
      await watch.look();
      if (index % (looks / 4) === 0) {
        heapMiB.push(heapNow());
        journalBytes.push(statSync(journal).size);
      }
    }
    const stateMiB = journalBytes.map((bytes) => stateSize(journal, bytes));
    const folder = join(watch.folder, 'runs', 'perf');
    const begun = performance.now();
    const stored = await readRunFolder(folder);
    const foldMs = performance.now() - begun;
    if (!stored.ok) throw new Error(stored.error.message);
    return {
      hours,
      heapMiB,
      stateMiB,
      events: stored.value.state.seq,
      journalMiB: statSync(journal).size / 2 ** 20,
      foldMs,
    };
  } finally {
    await watch.close();
  }
};

export type AppendCost = {
  /** A durable append to the journal. */
  readonly appendMs: number;
  /** Write and fdatasync of the same bytes through the same thread pool (fs/promises). */
  readonly bareMs: number;
  /** The same two calls made in place, holding up everything else meanwhile. */
  readonly inPlaceMs: number;
};

/** A durable append to the journal against bare writes of the same bytes, in turns on the same disk. Medians. */
export const measureAppend = async (repetitions = 500): Promise<AppendCost> => {
  const folder = mkdtempSync(join(tmpdir(), 'append-cost-'));
  const journal = await openAppendLog(join(folder, 'journal'));
  const bare = await open(join(folder, 'bare'), 'a');
  const inPlace = openSync(join(folder, 'in-place'), 'a');
  const body: RunEventBody = {
    type: 'step-intended',
    planId: 'plan-1',
    stepId: 'step-1',
    rollback: false,
    command: 'netsh int ipv4 add excludedportrange protocol=tcp startport=9955 numberofports=1',
  };
  const record = { seq: 1, at: '2026-11-24T03:00:00.000Z', body };
  const bytes = Buffer.from(`${JSON.stringify(record)}\n`);
  const ways = [
    () => journal.append(record, { durable: true }),
    async () => {
      await bare.writeFile(bytes);
      await bare.datasync();
    },
    async () => {
      writeSync(inPlace, bytes);
      fdatasyncSync(inPlace);
    },
  ];
  const took = ways.map((): number[] => []);
  try {
    for (let index = -50; index < repetitions; index += 1)
      for (const [way, write] of ways.entries()) {
        const begun = performance.now();
        await write();
        if (index >= 0) took[way]?.push(performance.now() - begun);
      }
    const [appendMs = 0, bareMs = 0, inPlaceMs = 0] = took.map(median);
    return { appendMs, bareMs, inPlaceMs };
  } finally {
    await journal.close();
    await bare.close();
    closeSync(inPlace);
    rmSync(folder, { recursive: true, force: true });
  }
};
