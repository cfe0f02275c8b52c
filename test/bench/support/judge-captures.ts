import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { readLog } from '../../../electron/agent/journal/read-log.ts';
import { runEventSchema, type RunEvent } from '../../../shared/run/events.ts';
import type { PortChange } from '../../../shared/watch/schema.ts';
import type { RealConnection } from './ground-truth.ts';

/** A change of a port as it was journaled. */
type Told = { readonly at: number; readonly change: PortChange };

/** A span in which the watch said "captured" of one port in one family, by one holder. Milliseconds since 1970. */
type Span = {
  /** When it was on disk, and so could be shown. */
  readonly toldAt: number;
  readonly from: number;
  /** The last look that showed it; null while it goes on. */
  readonly to: number | null;
  readonly change: PortChange;
  /** It follows another captured span without a pause: the holder changed, or became known. */
  readonly continues: boolean;
};

/** One real connection from a watched port, and what the watch made of it. */
export type JudgedCapture = {
  readonly real: RealConnection;
  readonly durationMs: number;
  readonly detected: boolean;
  /** Its process was named in one of the looks. */
  readonly named: boolean;
  /** From the connection to the line on disk; null when it was not detected, or when its port was taken before without a pause. */
  readonly delayMs: number | null;
};

export type Judgement = {
  readonly captures: readonly JudgedCapture[];
  /** What the watch called a capture while nobody had the port, or somebody else. */
  readonly falseCaptures: readonly PortChange[];
};

/** Between the kernel's clock and what both sides write down; a look that began before the end of a connection may be told after it. */
const toleranceMs = 40;
/** TIME_WAIT of Linux, and a look. */
const timeWaitMs = 61_000;

/** Holds the journal against what was really open. `until` is when the watch ended. */
export const judgeCaptures = (
  truth: readonly RealConnection[],
  events: readonly RunEvent[],
  until: number,
): Judgement => {
  const spans = spansOf(events);
  const captures = truth.map((real): JudgedCapture => {
    const to = real.to ?? until;
    const over = spansAt(spans, real).filter(
      (span) => span.from <= to + toleranceMs && (span.to ?? until) >= real.from - toleranceMs,
    );
    const first = over.find(({ continues, from }) => !continues && from >= real.from - toleranceMs);
    return {
      real,
      durationMs: to - real.from,
      detected: over.length > 0,
      named: over.some(({ change }) => change.sight.holder?.pid === real.pid),
      delayMs: first ? Math.max(0, first.toldAt - real.from) : null,
    };
  });
  const byPort = Map.groupBy(truth, keyOf);
  const isReal = ({ change, from, toldAt }: Span): boolean =>
    (byPort.get(keyOf(change)) ?? []).some((real) => {
      const { pid = null } = change.sight.holder ?? {};
      const to = real.to ?? until;
      const inTime = real.from <= toldAt && to >= from - toleranceMs;
      // Wine shows a socket before it knows whose it is.
      const open = inTime && (pid === real.pid || pid === 0 || pid === null);
      const waits = real.leftTimeWait && pid === 0 && from >= to && from <= to + timeWaitMs;
      return open || waits;
    });
  return {
    captures,
    falseCaptures: [...spans.values()]
      .flat()
      .filter((span) => !isReal(span))
      .map(({ change }) => change),
  };
};

const keyOf = ({ family, port }: { readonly family: string; readonly port: number }): string =>
  `${family} ${port}`;

const spansAt = (
  spans: ReadonlyMap<string, readonly Span[]>,
  real: RealConnection,
): readonly Span[] => spans.get(keyOf(real)) ?? [];

const spansOf = (events: readonly RunEvent[]): ReadonlyMap<string, readonly Span[]> => {
  const told = events.flatMap(({ at, body }): Told[] =>
    body.type === 'port-changed' && body.change.protocol === 'tcp'
      ? [{ at: Date.parse(at), change: body.change }]
      : [],
  );
  const byPort = Map.groupBy(told, ({ change }) => keyOf(change));
  return new Map([...byPort].map(([key, changes]) => [key, spansIn(changes)]));
};

const spansIn = (changes: readonly Told[]): readonly Span[] =>
  changes.flatMap(({ at, change }, index): Span[] => {
    if (change.sight.status !== 'captured') return [];
    const next = changes[index + 1];
    const end = next && (next.change.beforeSeenAt ?? next.change.seenAt);
    return [
      {
        toldAt: at,
        from: Date.parse(change.seenAt),
        to: end === undefined ? null : Date.parse(end),
        change,
        continues: changes[index - 1]?.change.sight.status === 'captured',
      },
    ];
  });

/** The journal of the only run in an agent's data folder. Rejects when a line of it cannot be read. */
export const readJournal = async (data: string): Promise<readonly RunEvent[]> => {
  const [run, ...more] = readdirSync(join(data, 'runs'));
  if (run === undefined || more.length > 0) throw new Error(`not one run in ${data}`);
  const { records, damagedLines } = await readLog(
    join(data, 'runs', run, 'journal.ndjson'),
    runEventSchema,
  );
  if (damagedLines.length > 0) throw new Error(`damaged lines: ${damagedLines.join(', ')}`);
  return records;
};
