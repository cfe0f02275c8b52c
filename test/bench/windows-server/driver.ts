import { readFileSync, renameSync, writeFileSync } from 'node:fs';

import type { Reservation, Server } from '../../../electron/agent/server/server.ts';
import type { GlanceWanted } from '../../../electron/agent/server/watch-reader.ts';
import { launchElevated } from '../../../electron/agent/server/windows/elevate.ts';
import { createWindowsServer } from '../../../electron/agent/server/windows/windows-server.ts';
import type { DriverRequest, DriverStep } from './steps.ts';

/**
 * Runs as a Windows process: performs the steps that a file lists on the Windows server and writes what each answered into another file.
 *
 *   node.exe driver.cjs REQUEST.json ANSWERS.json
 */
const main = async (requestFile: string, answersFile: string): Promise<void> => {
  const request = JSON.parse(readFileSync(requestFile, 'utf8')) as DriverRequest;
  const server = await createWindowsServer(request.options);
  const answers: unknown[] = [];
  for (const step of request.steps) {
    const abort = new AbortController();
    if (step.cancelAfterMs !== undefined) setTimeout(() => abort.abort(), step.cancelAfterMs);
    answers.push(await perform(server, step, abort.signal));
  }
  // Written beside and renamed: the reader never sees half of it.
  writeFileSync(`${answersFile}.part`, JSON.stringify(answers));
  renameSync(`${answersFile}.part`, answersFile);
};

const perform = (server: Server, step: DriverStep, signal: AbortSignal): Promise<unknown> => {
  switch (step.do) {
    case 'identify':
      return server.identify(signal);
    case 'read':
      return server.read(step.id, {
        signal,
        ...(step.probe ? { probe: step.probe } : {}),
        ...(step.talk ? { talk: step.talk } : {}),
        ...(step.since === undefined ? {} : { since: new Date(step.since) }),
      });
    case 'read-configuration':
      return readConfiguration(server, step.path, signal);
    case 'reserve':
      return server.reserve(step.what, signal);
    case 'release':
      return server.release(step.what, signal);
    case 'reserve-ready':
      return reserveReady(server, step.writes, signal);
    case 'glance':
      return glance(server, step.wanted, signal);
    case 'start':
      return server.startService(step.name, signal);
    case 'stop':
      return server.stopService(step.name, signal);
    case 'set-start-type':
      return server.setStartType(step.name, step.startType, signal);
    case 'elevate':
      return launchElevated(step);
    case 'wait':
      return server.sleep(step.milliseconds, signal);
  }
};

const reserveReady = async (
  server: Server,
  writes: readonly (readonly Reservation[])[],
  signal: AbortSignal,
): Promise<unknown> => {
  const opened = await server.openReserver(signal);
  if (!opened.ok) return opened;
  const reserver = opened.value;
  const answers = await Promise.all(writes.map((all) => reserver.reserve(all, signal)));
  const ready = reserver.ready();
  await reserver.close();
  return { ok: true, answers, ready };
};

const glance = async (
  server: Server,
  wanted: readonly GlanceWanted[],
  signal: AbortSignal,
): Promise<unknown> => {
  const reader = server.openWatch({ ports: [], services: [] });
  const seen = await reader.glance(wanted, signal);
  await reader.close();
  return seen;
};

const readConfiguration = async (server: Server, path: string, signal: AbortSignal) => {
  const read = await server.readConfiguration(path, signal);
  return read.ok ? { ok: true, text: Buffer.from(read.value).toString('utf8') } : read;
};

const [requestFile = '', answersFile = ''] = process.argv.slice(2);
main(requestFile, answersFile).then(
  () => process.exit(0),
  (thrown: unknown) => {
    writeFileSync(`${answersFile}.error`, String(thrown instanceof Error ? thrown.stack : thrown));
    process.exit(1);
  },
);
