import { dirname } from 'node:path';

import type { NativeItemId, NativeValue } from '../../../../../shared/evidence/items.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { setupLogPath } from '../../../setup-log/source.ts';
import { readGreetings } from '../../../talk/talk.ts';
import type { ReadOptions } from '../../server.ts';
import type { RunSystemCommand } from '../command/system-command.ts';
import { timeLeft, type Limits } from '../win32/limits.ts';
import type { Win32 } from '../win32/win32.ts';
import { readAdamPorts } from './adam-ports.ts';
import { readConfiguration, readConfigurationFile } from './configuration.ts';
import { readEndpoints } from './endpoints.ts';
import { readEventLog } from './event-log.ts';
import { readInstallPath } from './exchange.ts';
import { probePorts } from './probe.ts';
import { readProcesses } from './processes.ts';
import { readRpcEndpoints } from './rpc-endpoints.ts';
import { readSavedState } from './saved-state.ts';
import { readServices } from './services.ts';
import { readTcpStatistics } from './tcp-statistics.ts';

/** What a read has to work with. */
export type Reading = {
  readonly api: Win32;
  readonly run: RunSystemCommand;
  readonly limits: Limits;
  readonly asked: Pick<ReadOptions, 'probe' | 'talk' | 'since'>;
};

export const configurationTimeoutMs = 30_000;

/** Reads of the server that are not commands. Each is given its time limit here, so that none can be forgotten. */
export const nativeReads: {
  readonly [Id in NativeItemId]: {
    readonly timeoutMs: number;
    readonly read: (
      reading: Reading,
    ) => Promise<Result<NativeValue<Id> | Readonly<NativeValue<Id>>>>;
  };
} = {
  endpoints: { timeoutMs: 30_000, read: ({ api, limits }) => readEndpoints(api, limits) },
  services: { timeoutMs: 20_000, read: ({ api, limits }) => readServices(api, limits) },
  processes: { timeoutMs: 20_000, read: ({ api, limits }) => readProcesses(api, limits) },
  'tcp-statistics': {
    timeoutMs: 5_000,
    read: ({ api, limits }) => readTcpStatistics(api, limits),
  },
  'registry.adam-ports': {
    timeoutMs: 5_000,
    read: ({ api, limits }) => readAdamPorts(api, limits),
  },
  'rpc-endpoints': { timeoutMs: 10_000, read: ({ api, limits }) => readRpcEndpoints(api, limits) },
  'port-probe': {
    timeoutMs: 10_000,
    read: ({ api, limits, asked }) => probePorts(api, limits, asked.probe ?? []),
  },
  'file.configuration': {
    timeoutMs: configurationTimeoutMs,
    read: ({ api, limits }) =>
      withInstallPath(api, limits, (path) => readConfiguration(path, limits)),
  },
  'file.setup-saved-state': {
    timeoutMs: 10_000,
    // The system folder lies on the system drive.
    read: ({ api, limits }) =>
      readSavedState(dirname(setupLogPath(api.system32.slice(0, 2))), limits.signal),
  },
  'event-log.system': {
    timeoutMs: 30_000,
    read: ({ run, limits, asked }) => readEventLog(run, 'System', asked.since ?? null, limits),
  },
  'event-log.application': {
    timeoutMs: 30_000,
    read: ({ run, limits, asked }) => readEventLog(run, 'Application', asked.since ?? null, limits),
  },
  'protocol-answers': {
    timeoutMs: 60_000,
    read: async ({ limits, asked }) => {
      const signal = AbortSignal.any([
        limits.signal,
        AbortSignal.timeout(Math.ceil(timeLeft(limits))),
      ]);
      return ok(await readGreetings(asked.talk ?? [], { signal }));
    },
  },
};

/** The content of one of the files that `file.configuration` lists. */
export const readConfigurationBytes = (
  api: Win32,
  path: string,
  limits: Limits,
): Promise<Result<Uint8Array>> =>
  withInstallPath(api, limits, (installPath) => readConfigurationFile(installPath, path, limits));

const withInstallPath = async <T>(
  api: Win32,
  limits: Limits,
  use: (installPath: string) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const path = await readInstallPath(api, limits);
  if (!path.ok) return path;
  return path.value === null ? err('not-found', say('read.not-installed')) : use(path.value);
};
