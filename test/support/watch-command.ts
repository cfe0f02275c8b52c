import { setTimeout as delay } from 'node:timers/promises';

import { createSimulatedServer } from '../../electron/agent/server/simulated/simulated-server.ts';
import type { Server } from '../../electron/agent/server/server.ts';
import { watchServer } from '../../electron/cli/commands/watch.ts';
import { err } from '../../shared/result.ts';
import { textsIn } from '../../shared/texts/texts.ts';
import { isScenarioId } from '../../shared/scenarios.ts';

// `watch` on a server that is taken for a real one: its runs are taken up again, and its clock runs (a hundred times as fast) whether anybody moves it or not.
const [scenario = '', ...flags] = process.argv.slice(2);
if (!isScenarioId(scenario)) throw new Error(`There is no scenario ${scenario}.`);
const { advance: _advance, ...simulated } = createSimulatedServer({ scenario, autoAdvance: true });
const server: Server = {
  ...simulated,
  target: 'local',
  rehearsal: false,
  standsStill: false,
  sleep: async (milliseconds, signal) => {
    await simulated.sleep(milliseconds, signal);
    await delay(milliseconds / 100);
  },
  openWatch: (wanted) =>
    flags.includes('blind')
      ? {
          look: async () => err('failed', 'GetExtendedTcpTable: 5'),
          glance: async () => err('failed', 'GetTcpTable: 5'),
          close: async () => {},
        }
      : simulated.openWatch(wanted),
  close: async () => {
    if (flags.includes('hangs')) await delay(3_600_000);
  },
};
// As in the program itself: whoever reads may stop reading.
process.stdout.on('error', () => undefined);
const ended = await watchServer(
  server,
  {
    json: flags.includes('json'),
    minutes: flags.includes('minute') ? 1 : null,
  },
  textsIn('en'),
);
if ('message' in ended) console.error(`cu-preflight: ${ended.message}`);
process.exitCode = ended.exitCode;
