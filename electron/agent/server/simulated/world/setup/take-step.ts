import { assertNever } from '../../../../../../shared/assert-never.ts';
import { createRandom, type Random } from '../random.ts';
import type { World } from '../world.ts';
import {
  awaitStart,
  awaitStop,
  disableService,
  endScript,
  restoreStartType,
  saveServices,
  startSaved,
  stopTouched,
  type Stepped,
} from './service-steps.ts';
import type { SetupRun, SetupStep } from './setup-run.ts';
import { writeLog } from './write-log.ts';

/** Setup's next step, at the world's present moment. */
export const takeStep = (world: World): World => {
  const { setup } = world;
  const step = setup?.steps[0];
  if (!setup || !step) return world;
  const random = createRandom(setup.random);
  const run = { ...setup, steps: setup.steps.slice(1) };
  const { world: changed, pauseMs } = perform({ ...world, setup: run }, run, step, random);
  const after = changed.setup ?? run;
  const nextAt = after.steps.length === 0 ? null : changed.now + pauseMs;
  return { ...changed, setup: { ...after, nextAt, random: random.position() } };
};

const perform = (world: World, run: SetupRun, step: SetupStep, random: Random): Stepped => {
  switch (step.kind) {
    case 'say':
      return {
        world: writeLog(world, step.depth, step.text),
        pauseMs: random.between(...step.thenMs),
      };
    case 'save':
      return saveServices(world, run, step.version, random);
    case 'disable':
      return disableService(world, step.service, random);
    case 'stop':
      return stopTouched(world, run, step.service, random);
    case 'await-stop':
      return awaitStop(world, run, step.service, random);
    case 'restore':
      return restoreStartType(world, run, step.service, random);
    case 'start':
      return startSaved(world, run, step.service, random);
    case 'await-start':
      return awaitStart(world, run, step.service, random);
    case 'end-script':
      return endScript(world, run, random);
    case 'install':
      return { world: install(world, step.version), pauseMs: random.between(50, 200) };
    default:
      return assertNever(step);
  }
};

/** Windows Installer registers the new version when it has copied the files, whatever becomes of the rest. Configuration files are copied like every other: what was changed in them is gone. */
const install = (world: World, version: string): World => {
  const { scenario } = world;
  const { header } = scenario;
  if (header.exchange === null) return world;
  const exchange = { ...header.exchange, version };
  return {
    ...world,
    updated: true,
    scenario: { ...scenario, header: { ...header, exchange } },
    configuration: scenario.configuration.map(({ path, shipped }) => ({
      path,
      text: shipped,
      modifiedAt: world.now,
    })),
  };
};
