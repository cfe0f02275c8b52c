import type { z } from 'zod';
import { createRunService, type RunService } from '../agent/run/run-service.ts';
import type { Server } from '../agent/server/server.ts';
import type { Evidence } from '../../shared/evidence/schema.ts';
import {
  agentMethods,
  type AgentMethod,
  type MethodParams,
  type MethodResult,
} from '../../shared/protocol/methods.ts';
import type { Outcome, Report } from '../../shared/report/schema.ts';
import type { AppError } from '../../shared/result.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import type { RunState } from '../../shared/run/state.ts';
import type { Texts } from '../../shared/texts/texts.ts';
import type { ServerChoice } from './arguments.ts';
import { usableDataFolder } from './data-folder.ts';
import { exitCodes } from './exit-codes.ts';
import { failure, internal, type Ended } from './failure.ts';
import { openServer } from './open-server.ts';
import { tell } from './speak.ts';

/** A run that a command drives, in this process. */
export type Session = {
  readonly ask: <M extends AgentMethod>(
    method: M,
    params: MethodParams<M>,
  ) => Promise<MethodResult<M>>;
  /** Reads everything and runs every check; comes back when that has ended or was cancelled. */
  readonly collect: () => Promise<void>;
  /** Goes through the After phase; comes back when that has ended or was cancelled. */
  readonly verify: (params: MethodParams<'after.verify'>) => Promise<void>;
  readonly report: () => Promise<Report>;
  readonly evidence: () => Promise<Evidence>;
  /** True once Ctrl-C was pressed. */
  readonly cancelled: () => boolean;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** The run as it stands; null while there is none. */
  readonly state: () => RunState | null;
  /** Whether the watch runs. */
  readonly watching: () => boolean;
};

export type SessionOptions = {
  /** Takes up the open run of this server. */
  readonly resume?: boolean;
  /** Sees every event, also those of taking a run up. The state is the one after it. */
  readonly onEvent?: (event: RunEvent, state: RunState | null) => void;
  /** Where messages go; to standard error when left out. */
  readonly say?: (line: string) => void;
  /** How a refusal ends the command; as a fault of program or machine when left out. */
  readonly onRefusal?: (error: AppError) => Ended;
};

class Refused extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.message);
    this.error = error;
  }
}

/** Opens the chosen server and lets `work` drive a run on it. */
export const withChosenServer = async (
  choice: ServerChoice,
  work: (session: Session) => Promise<Ended>,
  options: SessionOptions,
  texts: Texts,
): Promise<Ended> => {
  const server = await openServer(choice, texts);
  return server.ok
    ? withSession(server.value, work, options, texts)
    : failure(exitCodes.usage, server.error.message);
};

/**
 * Lets `work` drive a run on a server, and closes both, whatever happens.
 *
 * Ctrl-C cancels what is under way and lets `work` go on: what was read so far still makes a report, whose verdict is incomplete. A second Ctrl-C ends the process at once.
 */
export const withSession = async (
  server: Server,
  work: (session: Session) => Promise<Ended>,
  {
    resume = false,
    onEvent = (event) => reportProgress(event, texts),
    say = tell,
    onRefusal = internal,
  }: SessionOptions,
  texts: Texts,
): Promise<Ended> => {
  const folder = await usableDataFolder(texts);
  if (!folder.ok) return internal(folder.error);
  if (server.rehearsal) say(texts.say('terminal.rehearsal'));
  let service: RunService | null = null;
  const interruption = onInterrupt(
    () => say(texts.say('terminal.stopping')),
    () => void service?.handle('run.cancel', {}),
  );
  try {
    const opened = await createRunService({
      server,
      dataFolder: folder.value,
      resume,
      // A run is taken up before the service is there to be asked for its state.
      onEvent: (event) => onEvent(event, service?.state() ?? null),
    });
    service = opened;
    try {
      return await work(sessionOf(opened, interruption.signal));
    } catch (thrown) {
      if (thrown instanceof Refused) return onRefusal(thrown.error);
      throw thrown;
    } finally {
      await opened.close();
    }
  } finally {
    // Not earlier: a close that hangs can still be ended.
    interruption.stop();
  }
};

const sessionOf = (service: RunService, interrupted: AbortSignal): Session => {
  const ask: Session['ask'] = async (method, params) => {
    const result = await service.handle(method, params);
    if (!result.ok) throw new Refused(result.error);
    const schema: z.ZodType = agentMethods[method].result;
    return schema.parse(result.value) as MethodResult<typeof method>;
  };
  const cancelled = (): boolean => interrupted.aborted;
  return {
    ask,
    collect: async () => {
      if (cancelled()) return;
      await ask('run.start', {});
      if (cancelled()) await ask('run.cancel', {});
      await service.idle();
    },
    verify: async (params) => {
      await ask('after.verify', params);
      // Ctrl-C between the question and its beginning would find nothing to cancel.
      if (cancelled()) await ask('run.cancel', {});
      await service.idle();
    },
    report: () => ask('report.get', {}),
    evidence: () => ask('evidence.file', {}),
    cancelled,
    interrupted,
    state: service.state,
    watching: service.watching,
  };
};

const onInterrupt = (
  tellOfIt: () => void,
  cancel: () => void,
): { readonly signal: AbortSignal; readonly stop: () => void } => {
  const abort = new AbortController();
  const interrupt = (): void => {
    if (abort.signal.aborted) process.exit(130);
    tellOfIt();
    abort.abort();
    cancel();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, interrupt);
  return {
    signal: abort.signal,
    stop: () => {
      for (const signal of signals) process.off(signal, interrupt);
    },
  };
};

/** One line per check, and one for each thing that could not be read. */
export const reportProgress = ({ body }: RunEvent, texts: Texts): void => {
  const of = (name: string, text: string): string => texts.say('terminal.of', { name, text });
  switch (body.type) {
    case 'run-started':
      tell(texts.say('terminal.run', { run: body.runId, server: body.target }));
      break;
    case 'item-read':
      if (body.item.problem !== null)
        tell(`  ${of(body.item.id, texts.retell(body.item.problem))}`);
      break;
    case 'check-finished':
      tell(
        `  ${of(
          body.checkId,
          countsOf(
            body.findings.map(({ outcome }) => outcome),
            texts,
          ),
        )}`,
      );
      break;
    case 'step-intended':
      tell(
        `  ${texts.say(body.rollback ? 'terminal.step.taking-back' : 'terminal.step.running', {
          command: body.command.replaceAll('\n', '; '),
        })}`,
      );
      break;
    case 'step-finished':
      tell(`    ${of(texts.say(`report.step.${body.outcome}`), texts.retell(body.detail))}`);
      break;
    case 'problem':
      tell(`  ${texts.retell(body.text)}`);
      break;
    default:
  }
};

const countsOf = (outcomes: readonly Outcome[], texts: Texts): string =>
  [...new Set(outcomes)]
    .map((outcome) =>
      texts.say('report.counted', {
        count: outcomes.filter((other) => other === outcome).length,
        what: texts.say(`report.outcome.${outcome}`),
      }),
    )
    .join(', ');
