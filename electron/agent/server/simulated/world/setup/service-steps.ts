import type { StartType } from '../../../../../../shared/evidence/schema.ts';
import type { Random } from '../random.ts';
import { setStartType } from '../set-start-type.ts';
import {
  beginStart,
  findSimulated,
  refuseForDependency,
  stoppedDependencies,
} from '../start-service.ts';
import { activeDependants, beginStop } from '../stop-service.ts';
import type { SavedServices, World } from '../world.ts';
import { scheduleCaptures } from './scripted-captures.ts';
import { servicesToSave } from './services-to-save.ts';
import type { SetupRun, SetupStep } from './setup-run.ts';
import { writeScriptLine } from './write-log.ts';

/** A changed world, and how long Setup is busy before its next step. */
export type Stepped = { readonly world: World; readonly pauseMs: number };

const lookAgainMs = 250;
const between = (random: Random): number => random.between(8, 40);
const stopTakesMs = [300, 1_200] as const;
const startTakesMs = [600, 2_200] as const;

const startTypeNames: Readonly<Record<StartType, string>> = {
  boot: 'Boot',
  system: 'System',
  automatic: 'Automatic',
  'automatic-delayed': 'Automatic',
  manual: 'Manual',
  disabled: 'Disabled',
};

const change = (world: World, run: SetupRun, changed: Partial<SetupRun>): World => ({
  ...world,
  setup: { ...run, ...changed },
});

const first = (world: World, run: SetupRun, steps: readonly SetupStep[]): World =>
  change(world, run, { steps: [...steps, ...run.steps] });

/** Keeps how the services stand now, unless the files of an earlier run are there: those are kept, and what they say is what will be restored, however old it is. */
export const saveServices = (
  world: World,
  run: SetupRun,
  version: string,
  random: Random,
): Stepped => {
  const saved =
    world.saved?.version === version
      ? world.saved
      : { version, modifiedAt: world.now, services: remembered(world) };
  return {
    world: change({ ...world, saved }, run, { saved: saved.services }),
    pauseMs: random.between(300, 700),
  };
};

/** All but those that Setup stops and forgets. */
const remembered = (world: World): SavedServices['services'] => {
  const faults = world.scenario.setup?.afterUpdate ?? {};
  return new Map(
    [...servicesToSave(world)].filter(([name]) => faults[name]?.kind !== 'left-disabled'),
  );
};

export const disableService = (world: World, service: string, random: Random): Stepped => ({
  world: setStartType(
    writeScriptLine(world, `Disabling service '${service}'.`),
    service,
    'disabled',
  ).world,
  pauseMs: between(random),
});

export const stopTouched = (
  world: World,
  run: SetupRun,
  service: string,
  random: Random,
): Stepped => {
  const state = findSimulated(world, service)?.state ?? 'stopped';
  if (state === 'stopped') return { world, pauseMs: 0 };
  const again: SetupStep = { kind: 'stop', service };
  if (state !== 'running') return { world: first(world, run, [again]), pauseMs: lookAgainMs };
  const dependants = activeDependants(world, service);
  if (dependants.length > 0) {
    const before = dependants.map((name): SetupStep => ({ kind: 'stop', service: name }));
    return { world: first(world, run, [...before, again]), pauseMs: 0 };
  }
  const told = writeScriptLine(world, `Stopping service '${service}'.`);
  const stopping = beginStop(told, service, random.between(...stopTakesMs)).world;
  return {
    world: first(stopping, run, [{ kind: 'await-stop', service }]),
    pauseMs: between(random),
  };
};

export const awaitStop = (
  world: World,
  run: SetupRun,
  service: string,
  random: Random,
): Stepped => {
  if (findSimulated(world, service)?.state === 'stop-pending')
    return { world: first(world, run, [{ kind: 'await-stop', service }]), pauseMs: 50 };
  return { world: scheduleCaptures(world, run, service), pauseMs: between(random) };
};

export const restoreStartType = (
  world: World,
  run: SetupRun,
  service: string,
  random: Random,
): Stepped => {
  const saved = run.saved.get(service);
  if (!saved) return { world, pauseMs: 0 };
  const mode = startTypeNames[saved.startType];
  const told = writeScriptLine(
    world,
    `Restoring startup mode of service '${service}' to '${mode}'.`,
  );
  return { world: setStartType(told, service, saved.startType).world, pauseMs: between(random) };
};

/** Each service is tried once. Only what ran before is started; what it needs comes first if it ran before, too. */
export const startSaved = (
  world: World,
  run: SetupRun,
  service: string,
  random: Random,
): Stepped => {
  if (run.tried.includes(service)) return { world, pauseMs: 0 };
  if (run.saved.get(service)?.ran !== true) {
    const told = writeScriptLine(world, `'${service}' was not running.`);
    return {
      world: change(told, run, { tried: [...run.tried, service] }),
      pauseMs: between(random),
    };
  }
  const needed = stoppedDependencies(world, service).filter(
    (name) => run.saved.get(name)?.ran === true && !run.tried.includes(name),
  );
  if (needed.length > 0) {
    const before = [...needed, service].map((name): SetupStep => ({
      kind: 'start',
      service: name,
    }));
    return { world: first(world, run, before), pauseMs: 0 };
  }
  const trying = { ...run, tried: [...run.tried, service] };
  if (findSimulated(world, service)?.state === 'running')
    return { world: change(world, trying, {}), pauseMs: 0 };
  const told = writeScriptLine(world, `Starting service '${service}'.`);
  const [missing] = stoppedDependencies(told, service);
  const takesMs = random.between(...startTakesMs);
  const begun =
    missing === undefined
      ? beginStart(told, service, takesMs).world
      : refuseForDependency(told, service, missing);
  return {
    world: first(begun, trying, [{ kind: 'await-start', service }]),
    pauseMs: between(random),
  };
};

/** A failed start is one line in the log. Nothing else comes of it. */
export const awaitStart = (
  world: World,
  run: SetupRun,
  service: string,
  random: Random,
): Stepped => {
  const state = findSimulated(world, service)?.state;
  if (state === 'start-pending')
    return {
      world: first(world, run, [{ kind: 'await-start', service }]),
      pauseMs: lookAgainMs,
    };
  if (state === 'running') return { world, pauseMs: between(random) };
  const told = writeScriptLine(world, `Unable to restore service '${service}'.`);
  return { world: change(told, run, { failures: run.failures + 1 }), pauseMs: between(random) };
};

export const endScript = (world: World, run: SetupRun, random: Random): Stepped => {
  // The first of the two is spelled as in the real script.
  const text =
    run.failures === 0
      ? 'Script completed succesfully.'
      : 'Script completed with one or more errors.';
  return {
    world: change(writeScriptLine(world, text), run, { failures: 0 }),
    pauseMs: between(random),
  };
};
