import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { holderPath, onDrive, programPath } from './exchange-files.ts';
import { endProcess } from './namespace.ts';
import { waitForFile, waitUntil } from './wait.ts';
import type { Windows } from './windows.ts';

/** A Windows process that has a port. */
export type Holder = {
  /** Windows process id. */
  readonly pid: number;
  /** Linux process id, for looking and for ending it the hard way. */
  readonly linuxPid: number;
  /** Lets go and waits until the process has ended. `close` leaves the port in TIME_WAIT for a minute, `abort` does not. */
  readonly release: (how?: 'abort' | 'close') => Promise<void>;
};

export type CaptureOptions = {
  readonly family?: 'ipv4' | 'ipv6';
  /** Windows path of the program, a copy of `holder.c`. */
  readonly by?: string;
  /** Lets go by itself after this time; never unless told. */
  readonly holdMs?: number;
};

let count = 0;

/**
 * Takes a port as the source port of a connection to the directory, as an ordinary client does that was handed it.
 *
 * Rejects with the socket error where the port cannot be taken.
 */
export const capture = async (
  windows: Windows,
  port: number,
  { family = 'ipv4', by = holderPath, holdMs = 0 }: CaptureOptions = {},
): Promise<Holder> =>
  hold(windows, [by, family, String(port), String(holdMs)], `connection from ${port}`);

/** Binds a range in both families exclusively and invisibly, as a system exclusion does: others get 10013. */
export const blockRange = (windows: Windows, first: number, last: number): Promise<Holder> =>
  hold(windows, [programPath('block'), String(first), String(last)], `block ${first}-${last}`);

const hold = async (windows: Windows, args: readonly string[], what: string): Promise<Holder> => {
  const name = `C:\\bench\\holders\\${process.pid}-${(count += 1)}`;
  const [ready, stop] = [
    onDrive(windows.driveC, `${name}.ready`),
    onDrive(windows.driveC, `${name}.stop`),
  ];
  const linuxPid = windows.start(
    [...args, `${name}.ready`, `${name}.stop`],
    windows.logFile('holders'),
  );
  await waitForFile(ready);
  const answer = readFileSync(ready, 'utf8').trim();
  rmSync(ready);
  const gone = (): Promise<void> =>
    waitUntil(`${what} ends`, () => !existsSync(`/proc/${linuxPid}`));
  if (!answer.startsWith('ok ')) {
    await gone();
    throw new Error(`${what}: ${answer}`);
  }
  return {
    pid: Number(answer.slice(3)),
    linuxPid,
    release: async (how = 'abort') => {
      writeFileSync(stop, how);
      try {
        await gone();
      } catch (thrown) {
        endProcess(linuxPid);
        throw thrown;
      } finally {
        rmSync(stop, { force: true });
      }
    },
  };
};
