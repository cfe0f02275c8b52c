import { setImmediate as letOthersRun } from 'node:timers/promises';

import type { ScenarioId } from '../../../../shared/scenarios.ts';
import type { Server } from '../server.ts';
import { openSimulatedReserver } from './change/open-reserver.ts';
import { changeExclusion } from './change/change-exclusion.ts';
import { closeConnection } from './change/close-connection.ts';
import { configureService, startService, stopService } from './change/control-service.ts';
import { jumpingClock, runningClock } from './clock.ts';
import { consoleWords, type Language } from './console/languages.ts';
import { createLiveWorld } from './live-world.ts';
import { configurationContent } from './read/configuration.ts';
import { readItem } from './read/read-item.ts';
import { simulatedSetupLog } from './read/setup-log.ts';
import { createSimulatedWatchReader } from './read/watch-reader.ts';
import { scenarioWorlds } from './scenarios/index.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { createWorld } from './world/create-world.ts';
import { expectSetup } from './world/setup/expect-setup.ts';

export type SimulatedServerOptions = {
  readonly scenario: ScenarioId;
  /** What is different on this server from the scenario. */
  readonly adapt?: (scenario: Scenario) => Scenario;
  /** Language of the console; English when left out. */
  readonly language?: Language;
  /** Where the server's clock begins; the present moment when left out. */
  readonly now?: Date;
  /** Waiting takes no time: it moves the clock. Without it the clock runs as the real one does, or faster. */
  readonly autoAdvance?: boolean;
};

const identifyTakesMs = [30, 90] as const;
/** Long spans are passed in pieces, so that nothing else has to wait. */
const pieceMs = 600_000;

/** A rehearsal server: a model of an Exchange server that yields the same evidence as a real one, obeys the same changes, and lives on while nobody looks. */
export const createSimulatedServer = ({
  scenario,
  adapt = (unchanged) => unchanged,
  language = 'en',
  now = new Date(),
  autoAdvance = false,
}: SimulatedServerOptions): Server => {
  const beginsAt = now.getTime();
  const running = autoAdvance ? null : runningClock(beginsAt);
  const clock = running ?? jumpingClock(beginsAt);
  const live = createLiveWorld(
    createWorld(adapt(scenarioWorlds[scenario]), beginsAt),
    clock,
    language,
  );
  return {
    target: `sim:${scenario}`,
    rehearsal: true,
    standsStill: autoAdvance,
    identify: async (signal) => {
      await clock.sleep(live.pace.between(...identifyTakesMs), signal);
      const { header } = live.now().scenario;
      return { ...structuredClone(header), oemCodePage: consoleWords[language].codePage };
    },
    read: (id, asked) => readItem(live, id, asked),
    readConfiguration: (path) => Promise.resolve(configurationContent(live.now(), path)),
    reserve: (what, signal) => changeExclusion(live, 'add', what, signal),
    openReserver: (signal) => openSimulatedReserver(live, signal),
    release: (what, signal) => changeExclusion(live, 'delete', what, signal),
    startService: (name, signal) => startService(live, name, signal),
    stopService: (name, signal) => stopService(live, name, signal),
    setStartType: (name, startType, signal) => configureService(live, name, startType, signal),
    closeConnection: (what, signal) => closeConnection(live, what, signal),
    openWatch: (wanted) => {
      live.set(expectSetup(live.now()));
      return createSimulatedWatchReader(live, wanted);
    },
    setupLog: () => simulatedSetupLog(live),
    elapsed: () => clock.now(),
    now: () => new Date(clock.now()),
    sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal),
    advance: async (milliseconds) => {
      for (let left = milliseconds; left > 0; left -= pieceMs) {
        clock.skip(Math.min(left, pieceMs));
        live.now();
        await letOthersRun();
      }
    },
    ...(running === null ? {} : { clockSpeed: { factor: running.speed, set: running.setSpeed } }),
    close: () => Promise.resolve(),
  };
};
