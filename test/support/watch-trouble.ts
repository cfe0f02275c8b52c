import { setImmediate as letOthersRun } from 'node:timers/promises';

import { expect } from 'vitest';

import type { Server } from '../../electron/agent/server/server.ts';
import type { WatchLook, WatchReader } from '../../electron/agent/server/watch-reader.ts';
import type { Result } from '../../shared/result.ts';
import type { DrivenService } from './run.ts';
import { minutesPass, told, watchOf } from './update.ts';

/** A server whose looks go through a test. */
export const withLooks =
  (change: (look: () => Promise<Result<WatchLook>>) => Promise<Result<WatchLook>>) =>
  (server: Server): Partial<Server> => ({
    openWatch: (wanted): WatchReader => {
      const reader = server.openWatch(wanted);
      return { ...reader, look: (signal) => change(() => reader.look(signal)) };
    },
  });

/** Lets so many seconds pass under the watch. */
export const secondsPass = (driven: DrivenService, seconds: number): Promise<object> =>
  driven.must('clock.advance', { seconds });

/** The problems that the timeline tells. */
export const problems = (driven: DrivenService): readonly string[] => told(driven, 'problem');

/** Waits until something is so. */
export const until = async (condition: () => boolean): Promise<void> => {
  // Long enough for a machine that has much else to do; nothing depends on how long it takes.
  const deadline = performance.now() + 40_000;
  while (!condition() && performance.now() < deadline) await letOthersRun();
  expect(condition()).toBe(true);
};

/** Lets time pass until Setup has ended. */
export const watchTheRest = async (driven: DrivenService): Promise<void> => {
  for (let minutes = 0; watchOf(driven).setup?.phase !== 'Ended' && minutes < 60; minutes += 1)
    await minutesPass(driven, 1);
};
