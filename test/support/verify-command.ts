import { createSimulatedServer } from '../../electron/agent/server/simulated/simulated-server.ts';
import type { Server } from '../../electron/agent/server/server.ts';
import { verifyServer } from '../../electron/cli/commands/verify.ts';
import { textsIn } from '../../shared/texts/texts.ts';
import { isScenarioId } from '../../shared/scenarios.ts';

// `verify` on a server that is taken for a real one: its runs are taken up again.
const [scenario = '', ...flags] = process.argv.slice(2);
if (!isScenarioId(scenario)) throw new Error(`There is no scenario ${scenario}.`);
const { advance: _advance, ...simulated } = createSimulatedServer({ scenario, autoAdvance: true });
const server: Server = { ...simulated, target: 'local', rehearsal: false, standsStill: false };
const baseline = flags.find((flag) => flag.startsWith('baseline='));
process.stdout.on('error', () => undefined);
const ended = await verifyServer(
  server,
  {
    json: flags.includes('json'),
    out: null,
    ...(baseline === undefined ? {} : { baseline: baseline.slice('baseline='.length) }),
    ...(flags.includes('hasty') ? { limitSeconds: 0 } : {}),
  },
  textsIn('en'),
);
if ('message' in ended) console.error(`cu-preflight: ${ended.message}`);
process.exitCode = ended.exitCode;
