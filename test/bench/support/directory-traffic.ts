import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { onDrive, trafficPath } from './exchange-files.ts';
import { readTruth, type RealConnection } from './ground-truth.ts';
import { endProcess } from './namespace.ts';
import { waitUntil } from './wait.ts';
import type { Windows } from './windows.ts';

export type TrafficOptions = {
  readonly seed: number;
  readonly perSecond: number;
  /** Shares in percent of connections that are kept for 0.1–0.8 s, 2–8 s and 20–120 s. Together 100. */
  readonly mix?: readonly [short: number, medium: number, long: number];
  /** Share in percent of those that are closed the normal way, and leave their port in TIME_WAIT. */
  readonly normalPercent?: number;
};

/** A connection that shall be opened. Times are milliseconds; `atMs` counts from the start. */
export type PlannedConnection = {
  readonly atMs: number;
  readonly family: 'ipv4' | 'ipv6';
  readonly port: number;
  readonly holdMs: number;
};

/** Clients of the directory at work. */
export type Traffic = {
  /** Windows process id of all its connections. */
  readonly pid: number;
  /** What was really open, up to now. */
  readonly truth: () => readonly RealConnection[];
  /** Fulfilled when it has ended by itself: after the last planned connection. */
  readonly ended: (withinMs: number) => Promise<void>;
  /** Ends all connections and answers what was open when. */
  readonly stop: () => Promise<readonly RealConnection[]>;
};

let count = 0;

export const startTraffic = (
  windows: Windows,
  { seed, perSecond, mix = [70, 20, 10], normalPercent = 0 }: TrafficOptions,
): Promise<Traffic> =>
  start(windows, ['random', seed, perSecond, ...mix, normalPercent].map(String));

export const startConnections = (
  windows: Windows,
  planned: readonly PlannedConnection[],
): Promise<Traffic> => {
  const file = `C:\\bench\\holders\\${process.pid}-schedule-${(count += 1)}`;
  const lines = planned
    .toSorted((left, right) => left.atMs - right.atMs)
    .map(
      ({ atMs, family, port, holdMs }) =>
        `${atMs.toFixed(1)} ${family} ${port} ${holdMs.toFixed(1)}\n`,
    );
  writeFileSync(onDrive(windows.driveC, file), lines.join(''));
  return start(windows, ['schedule', file]);
};

const start = async (windows: Windows, args: readonly string[]): Promise<Traffic> => {
  const name = `C:\\bench\\holders\\${process.pid}-traffic-${(count += 1)}`;
  const [truthFile, stopFile] = [`${name}.truth`, `${name}.stop`];
  const [truthPath, stopPath] = [truthFile, stopFile].map((file) => onDrive(windows.driveC, file));
  if (truthPath === undefined || stopPath === undefined) throw new Error('no files');
  const linuxPid = windows.start(
    [trafficPath, ...args, truthFile, stopFile],
    windows.logFile('traffic'),
  );
  const read = (): string => (existsSync(truthPath) ? readFileSync(truthPath, 'latin1') : '');
  await waitUntil('the traffic runs', () => /^pid \d+\n/.test(read()));
  const pid = Number(/^pid (\d+)/.exec(read())?.[1]);
  const ended = (withinMs: number): Promise<void> =>
    waitUntil('the traffic ends', () => !existsSync(`/proc/${linuxPid}`), withinMs);
  return {
    pid,
    truth: () => readTruth(read()),
    ended,
    stop: async () => {
      writeFileSync(stopPath, 'stop');
      try {
        await ended(10_000);
      } catch (thrown) {
        endProcess(linuxPid);
        throw thrown;
      } finally {
        rmSync(stopPath, { force: true });
      }
      return readTruth(read());
    },
  };
};
