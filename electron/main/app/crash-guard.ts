import { app } from 'electron';

import type { Log } from './log.ts';

/** What to do once something that nobody expected has been written to the log. */
export type OnCrash = (what: string) => void;

/**
 * Catches what nobody expected in this process. The run itself is safe with the agent; what has to be prevented is a window that goes on with half a state.
 */
export const guardProcess = (log: Log, onCrash: OnCrash): void => {
  const crash = (thrown: unknown): void => {
    const id = log.unexpected('crash', thrown);
    try {
      onCrash(`${thrown instanceof Error ? thrown.message : String(thrown)} (log entry ${id})`);
    } catch (again) {
      // Not even the notice can be shown.
      log.unexpected('crash', again);
      app.exit(70);
    }
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    // The agent's end is seen by its connection, and Chromium starts its own helpers again.
    log.write('process', `${type} has gone: ${reason}, exit code ${exitCode}`);
  });
};
