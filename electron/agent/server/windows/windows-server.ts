import { setTimeout as delay } from 'node:timers/promises';

import {
  commandItems,
  itemTitle,
  type CommandItemId,
  type ItemId,
  type NativeItemId,
} from '../../../../shared/evidence/items.ts';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { toAppError, type Result } from '../../../../shared/result.ts';
import { fileSource, setupLogPath } from '../../setup-log/source.ts';
import type { BootCommand, BootTask, Server } from '../server.ts';
import { closeConnection } from './change/close-connection.ts';
import { setStartType, startService, stopService } from './change/service-control.ts';
import { createBootTask, hasBootTask, removeBootTask } from './command/boot-task.ts';
import { changeExclusion, netshReadTimeoutMs, readNetsh } from './command/netsh.ts';
import { openReserver } from './command/open-reserver.ts';
import { systemCommands, type RunSystemCommand } from './command/system-command.ts';
import { warmLimits } from './command/warm-netsh.ts';
import { enableProcessInspection } from './read/elevation.ts';
import { identify } from './read/identify.ts';
import {
  configurationTimeoutMs,
  nativeReads,
  readConfigurationBytes,
} from './read/native-reads.ts';
import { createWatchReader } from './watch/watch-reader.ts';
import { limitsFrom } from './win32/limits.ts';
import { loadWin32 } from './win32/win32.ts';

const identifyTimeoutMs = 15_000;

export type WindowsServerOptions = {
  /** Shortens every time limit of a read, and of a netsh that is kept ready, to this; for tests with a server that hangs. */
  readonly longestReadMs?: number;
  /** How this agent is started again after a restart of the server, and a folder of its own. */
  readonly boot?: { readonly command: BootCommand; readonly folder: string };
};

/** The server that this program runs on. Throws where there is no 64-bit Windows. */
export const createWindowsServer = async (options: WindowsServerOptions = {}): Promise<Server> => {
  const shortened = (timeoutMs: number): number =>
    Math.min(timeoutMs, options.longestReadMs ?? timeoutMs);
  const api = await loadWin32();
  const run = systemCommands(api.system32);
  // Without this right the reads still work, but see less.
  await enableProcessInspection(api, limitsFrom(new AbortController().signal, identifyTimeoutMs));
  const now = (): Date => new Date();

  const item = async <T extends object>(
    id: ItemId,
    read: () => Promise<Result<T>>,
  ): Promise<EvidenceItem> => {
    const startedAt = now().toISOString();
    const begun = performance.now();
    const result = await read().catch((thrown: unknown): Result<never> => ({
      ok: false,
      error: toAppError(thrown, 'failed'),
    }));
    const durationMs = Math.round((performance.now() - begun) * 10) / 10;
    if (!result.ok) {
      const { code, message } = result.error;
      const isCommand = commandItems.has(id as CommandItemId);
      const error = { code, message: isCommand ? message : `${itemTitle(id)}: ${message}` };
      return { id, kind: 'error', error, startedAt, durationMs };
    }
    return commandItems.has(id as CommandItemId)
      ? ({ id, kind: 'command', ...result.value, startedAt, durationMs } as EvidenceItem)
      : { id, kind: 'native', value: result.value, startedAt, durationMs };
  };

  return {
    target: 'local',
    rehearsal: false,
    identify: (signal) => identify(api, limitsFrom(signal, identifyTimeoutMs)),
    read: (id, asked) =>
      item<object>(id, () => {
        const { signal } = asked;
        if (commandItems.has(id as CommandItemId))
          return readNetsh(run, id as CommandItemId, signal, shortened(netshReadTimeoutMs));
        const { timeoutMs, read } = nativeReads[id as NativeItemId];
        return read({ api, run, limits: limitsFrom(signal, shortened(timeoutMs)), asked });
      }),
    readConfiguration: (path, signal) =>
      readConfigurationBytes(api, path, limitsFrom(signal, shortened(configurationTimeoutMs))),
    reserve: (what, signal) => changeExclusion(run, 'add', what, signal),
    openReserver: (signal) =>
      openReserver(api.system32, signal, {
        readyMs: shortened(warmLimits.readyMs),
        answerMs: shortened(warmLimits.answerMs),
      }),
    release: (what, signal) => changeExclusion(run, 'delete', what, signal),
    startService: (name, signal) => startService(api, name, signal),
    stopService: (name, signal) => stopService(api, name, signal),
    setStartType: (name, startType, signal) => setStartType(api, name, startType, signal),
    closeConnection: (what, signal) => closeConnection(api, what, signal),
    openWatch: (wanted) => createWatchReader(api, wanted),
    // The system folder lies on the system drive.
    setupLog: () => fileSource(setupLogPath(api.system32.slice(0, 2))),
    elapsed: () => performance.now(),
    ...(options.boot ? { bootTask: bootTaskOf(run, options.boot) } : {}),
    now,
    sleep: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
    close: () => Promise.resolve(),
  };
};

const bootTaskOf = (
  run: RunSystemCommand,
  { command, folder }: NonNullable<WindowsServerOptions['boot']>,
): BootTask => ({
  command,
  create: (signal) => createBootTask(run, command, folder, signal),
  remove: (signal) => removeBootTask(run, signal),
  exists: (signal) => hasBootTask(run, signal),
});
