import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { AgentIdentity } from '../../shared/protocol/frames.ts';
import { addressText } from '../../shared/protocol/address.ts';
import { tool } from '../../shared/tool.ts';
import { say } from '../../shared/texts/stored.ts';
import { parseAgentArguments, type AgentArguments } from './agent-arguments.ts';
import { bootCommand } from './boot-command.ts';
import { elevate } from './elevate-command.ts';
import { watchLifetime } from './lifetime.ts';
import { openAgentServer } from './open-agent-server.ts';
import { createRunService } from './run/run-service.ts';
import type { BootCommand, Server } from './server/server.ts';
import { createDoor } from './transport/door.ts';
import { listen } from './transport/listen.ts';
import { createAgentSession } from './transport/session.ts';
import { readTokenFile } from './transport/token-file.ts';

const wrongUsage = 64;
const internalError = 70;
/** Whether this process is elevated is part of its welcome; a server that does not say so in this time is asked no longer. */
const identifyMs = 5_000;

/** Serves one server to one window at a time until it is no longer needed. */
const serve = async (options: AgentArguments, boot: BootCommand): Promise<void> => {
  const token = await readTokenFile(options.tokenFile);
  if (!token.ok) return fail(wrongUsage, token.error.message);
  const opened = await openAgentServer(options, boot);
  if (!opened.ok) return fail(wrongUsage, opened.error.message);
  const server = opened.value;
  const service = await createRunService({ server, dataFolder: options.dataFolder });
  const identity = identifyOnce(server);

  let ending = false;
  let stopListening = (): Promise<void> => Promise.resolve();
  const end = async (cancel: boolean): Promise<void> => {
    if (ending) return;
    ending = true;
    if (!cancel) await service.idle();
    // A window that came back while the last step ran to its end keeps the agent, and so does a watch.
    ending = cancel || (!door.occupied() && !service.watching());
    if (!ending) return;
    await stopListening();
    await service.close();
    process.exit(0);
  };
  const lifetime = watchLifetime(options.lifetime, () => void end(options.lifetime === 'child'));
  const door = createDoor(token.value);
  const listening = await listen(options.address, (stream) =>
    createAgentSession(
      { service, door, identity, onEnter: lifetime.entered, onLeave: lifetime.left },
      stream,
    ),
  );
  if (!listening.ok) return fail(internalError, listening.error.message);
  stopListening = listening.value.close;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end(true));
  tell(say('agent.listens', { address: addressText(listening.value.address) }));
};

/** Finds out once who this agent is. */
const identifyOnce = (server: Server): (() => Promise<AgentIdentity>) => {
  const elevated = server.identify(AbortSignal.timeout(identifyMs)).then(
    (header) => header.elevated,
    () => null,
  );
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), identifyMs).unref();
  });
  return async () => ({
    version: tool.version,
    pid: process.pid,
    target: server.target,
    rehearsal: server.rehearsal,
    elevated: await Promise.race([elevated, late]),
  });
};

const fail = (code: number, message: string): void => {
  complain(say('agent.ends', { why: message }));
  process.exit(code);
};

/** Standard output may be closed, or not there at all. */
const tell = (text: string): void => {
  try {
    process.stdout.write(`${text}\n`);
  } catch {
    // Nobody listens.
  }
};
const complain = (text: string): void => {
  try {
    process.stderr.write(`${text}\n`);
  } catch {
    // Nobody listens.
  }
};

/** An exception that nobody expected ends the agent: the journal is on disk, and half a state must not go on writing it. */
const guard = (dataFolder: string): void => {
  const crash = (thrown: unknown): void => {
    const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    complain(say('agent.ends-unexpectedly', { why: text }));
    try {
      mkdirSync(dataFolder, { recursive: true });
      appendFileSync(
        join(dataFolder, 'agent-crash.log'),
        `${new Date().toISOString()} ${tool.version} ${text}\n`,
        { mode: 0o600 },
      );
    } catch {
      // It has been said on standard error.
    }
    process.exit(internalError);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
};

/** Null inside the application, whose executable is no Node and takes the agent's arguments itself. */
const ownScript = (): string | null =>
  process.versions['electron'] === undefined ? (process.argv[1] ?? null) : null;

const main = async (args: readonly string[]): Promise<void> => {
  if (args[0] === '--elevate') process.exit(await elevate(args.slice(1)));
  const options = parseAgentArguments(args);
  if (!options.ok) return fail(wrongUsage, options.error.message);
  guard(options.value.dataFolder);
  await serve(options.value, bootCommand(process.execPath, ownScript(), args));
};

void main(process.argv.slice(2));
