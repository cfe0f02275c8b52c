import type { Scenario, ServiceDefinition } from '../scenarios/scenario.ts';
import { passTime } from './pass-time.ts';
import { listen, openService, startProcess } from './processes.ts';
import { servicesToSave } from './setup/services-to-save.ts';
import type { SimulatedService, World } from './world.ts';

const minuteMs = 60_000;
/** The server booted some days ago. */
const upForMs = 6 * 24 * 60 * minuteMs;
/** So long clients have been connecting when the rehearsal begins; after that the endpoint table looks as it always does. */
const warmUpMs = 20 * minuteMs;
/** Services come up one after the other. */
const betweenServicesMs = 1_300;
/** Nobody has touched the configuration files for a while before the boot. */
const lastEditMs = 83 * 24 * 60 * minuteMs;

/** The world of a scenario at the moment when an operator connects. */
export const createWorld = (scenario: Scenario, at: number): World => {
  const bootedAt = at - upForMs;
  let world: World = {
    scenario,
    now: at - warmUpMs,
    bornAt: at - warmUpMs,
    exclusions: scenario.exclusions,
    services: [],
    processes: [],
    sockets: [],
    connections: { ipv4: new Map(), ipv6: new Map() },
    opened: { ipv4: 0, ipv6: 0 },
    setupLog: '',
    events: [],
    configuration: scenario.configuration.map(({ path, text }) => ({
      path,
      text,
      modifiedAt: bootedAt - lastEditMs,
    })),
    saved: null,
    updated: false,
    setup: null,
    nextOpenAt: at - warmUpMs,
    random: scenario.traffic.seed,
    nextPid: 1_240,
  };
  for (const { listens, ...process } of scenario.processes) {
    const started = startProcess(world, { ...process, service: null }, bootedAt);
    world = listen(started.world, started.pid, listens);
  }
  for (const [index, definition] of scenario.services.entries())
    world = addService(world, definition, bootedAt + (index + 20) * betweenServicesMs);
  const { savedBefore } = scenario;
  if (savedBefore !== null)
    world = {
      ...world,
      saved: {
        version: savedBefore.version,
        modifiedAt: at - savedBefore.ageMs,
        services: servicesToSave(world),
      },
    };
  return passTime(holdPorts(world, at), at);
};

const addService = (world: World, definition: ServiceDefinition, at: number): World => {
  const base: SimulatedService = {
    definition,
    state: 'stopped',
    startType: definition.startType,
    pid: null,
    win32ExitCode: definition.win32ExitCode ?? neverStarted,
    settlesAt: null,
    refusals: 0,
    troubleAt: null,
    deaths: 0,
  };
  if (!definition.running) return { ...world, services: [...world.services, base] };
  const { name, imagePath, host } = definition;
  const hosted = world.processes.find((process) => process.name === host);
  const started = hosted
    ? { world, pid: hosted.pid }
    : startProcess(world, { name, imagePath, service: name }, at);
  const service: SimulatedService = {
    ...base,
    state: 'running',
    pid: started.pid,
    win32ExitCode: 0,
  };
  return openService(
    { ...started.world, services: [...world.services, service] },
    definition,
    started.pid,
    at,
  );
};

/** ERROR_SERVICE_NEVER_STARTED: no attempt to start it has been made since the boot. */
const neverStarted = 1077;

/** Connections that the scenario wants to exist. They wait in TIME_WAIT when they end. */
const holdPorts = (world: World, at: number): World => {
  const connections = {
    ipv4: new Map(world.connections.ipv4),
    ipv6: new Map(world.connections.ipv6),
  };
  for (const { family, port, by, remoteAddress, remotePort, endsAfterMs } of world.scenario.held) {
    const pid = world.processes.find(({ name }) => name === by)?.pid;
    if (pid === undefined) continue;
    connections[family].set(port, {
      pid,
      localAddress: world.scenario.address[family],
      localPort: port,
      remoteAddress,
      remotePort,
      closesAt: at + endsAfterMs,
      goneAt: at + endsAfterMs + 2 * minuteMs,
    });
  }
  return { ...world, connections };
};
