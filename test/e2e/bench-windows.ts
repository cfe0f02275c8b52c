import { rmSync } from 'node:fs';

import { afterEach } from 'vitest';

import { startBench, type Bench } from '../bench/support/bench.ts';
import type { BenchOptions } from '../bench/support/options.ts';
import { launchElectron, type LaunchedElectron } from '../support/electron.ts';
import { wizard, type Wizard } from './wizard-page.ts';

/** The window on this side, and the agent as a Windows process on a bench on the other; both end with the test, and folders that it used go. */
export const benchWindows = () => {
  let bench: Bench | null = null;
  let running: LaunchedElectron | null = null;
  const folders: string[] = [];
  afterEach(async () => {
    await running?.close();
    await bench?.stop();
    running = null;
    bench = null;
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return {
    /** Deleted with the test. */
    keepFolder: (folder: string): string => {
      folders.push(folder);
      return folder;
    },
    start: async (options: BenchOptions = {}): Promise<Bench> => {
      bench = await startBench(options);
      return bench;
    },
    openOn: async (
      server: Bench,
    ): Promise<{ readonly w: Wizard; readonly launched: LaunchedElectron }> => {
      const agent = await server.startAgent();
      running = await launchElectron({
        args: ['--agent', `unix:${agent.socket}`, '--agent-token-file', agent.tokenFile],
      });
      const w = wizard(running.page);
      await w.button('Run the checks').waitFor({ timeout: 60_000 });
      return { w, launched: running };
    },
  };
};
