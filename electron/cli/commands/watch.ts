import type { Server } from '../../agent/server/server.ts';
import type { AppError } from '../../../shared/result.ts';
import { freshMinutes, gateOf } from '../../../shared/run/gate.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { clockText, timeText } from '../../../shared/text/time.ts';
import type { Command } from '../arguments.ts';
import { watchExitCodes } from '../exit-codes.ts';
import { failure, internal, type Ended } from '../failure.ts';
import { openServer } from '../open-server.ts';
import { nameOfOperator } from '../operator.ts';
import { moveClock, type MovedClock } from '../rehearsed-update.ts';
import { exitCodes } from '../exit-codes.ts';
import { withSession, type Session } from '../run-session.ts';
import { exitCodeOfWatch, outcomeLines } from '../watch/outcome.ts';
import { jsonView, lineView, tableView, type WatchView } from '../watch/views.ts';

type Wanted = Pick<Extract<Command, { name: 'watch' }>, 'json' | 'minutes'>;

/** `watch`: the During phase. Takes up the open run of a server, or begins one, and shows what happens until it is ended. */
export const watch = async (
  { server: choice, ...wanted }: Extract<Command, { name: 'watch' }>,
  texts: Texts,
): Promise<Ended> => {
  const server = await openServer(choice, texts);
  return server.ok
    ? watchServer(server.value, wanted, texts)
    : failure(exitCodes.usage, server.error.message);
};

/** Watches one server; for a test, any. */
export const watchServer = async (server: Server, wanted: Wanted, texts: Texts): Promise<Ended> => {
  const view = viewFor(wanted, texts);
  try {
    return await withSession(
      server,
      (session) => watchSession(session, server, view, wanted, texts),
      { resume: true, onEvent: view.onEvent, say: view.tell, onRefusal },
      texts,
    );
  } finally {
    view.close();
  }
};

const viewFor = ({ json }: Wanted, texts: Texts): WatchView => {
  if (json) return jsonView;
  const canDraw = process.stdout.isTTY && process.env['TERM'] !== 'dumb';
  return canDraw ? tableView(process.stdout, texts) : lineView(texts);
};

/** Another process has the run, or the server does not tell what there is to watch: then nothing is wrong with this program. */
const onRefusal = (error: AppError): Ended =>
  error.code === 'conflict' ? failure(watchExitCodes.unknown, error.message) : internal(error);

const watchSession = async (
  session: Session,
  server: Server,
  view: WatchView,
  { minutes }: Wanted,
  texts: Texts,
): Promise<Ended> => {
  const by = server.rehearsal ? 'rehearsal' : nameOfOperator();
  // Also asks for a run that another process has open, before anything is said about it.
  await session.ask('run.snapshot', {});
  if (!session.watching()) {
    await prepare(session, server, view, texts);
    if (session.cancelled()) return { exitCode: watchExitCodes.unknown };
    await session.ask('watch.start', { by });
  } else view.tell(takenUpText(session, texts));
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  session.interrupted.addEventListener('abort', stop, { once: true });
  // Whoever reads the events has stopped reading: nobody would ever end this watch.
  process.stdout.once('error', stop);
  if (session.interrupted.aborted) stop();
  const endsAt =
    minutes === null ? Number.POSITIVE_INFINITY : server.now().getTime() + minutes * 60_000;
  const show = (): void => {
    const state = session.state();
    if (state !== null) view.refresh(state, server.now());
  };
  const pass = server.standsStill === true ? moveClock : waitForTime;
  await pass({ session, server, endsAt, show, signal: stopped.signal });
  if (session.watching()) await session.ask('watch.stop', { by });
  show();
  const state = session.state();
  view.close();
  for (const line of state === null ? [] : outcomeLines(state, texts)) view.tell(line);
  return { exitCode: exitCodeOfWatch(state?.watch ?? null) };
};

const takenUpText = (session: Session, texts: Texts): string => {
  const state = session.state();
  const gap = state?.watch?.gaps.at(-1);
  const run = state?.runId ?? '';
  return gap
    ? texts.say('terminal.watch.goes-on-gap', {
        run,
        from: timeText(gap.from),
        to: timeText(gap.to),
      })
    : texts.say('terminal.watch.goes-on', { run });
};

/** Has a run whose checks are fresh: takes that of before, or lets the checks run. Blockers do not keep anybody from watching; they are told. */
const prepare = async (
  session: Session,
  server: Server,
  view: WatchView,
  texts: Texts,
): Promise<void> => {
  const before = session.state();
  const reasons = before === null ? [] : gateOf(before, server.now()).reasons;
  const renewed = reasons.find(({ code }) => code !== 'blocker');
  if (before === null) view.tell(texts.say('terminal.watch.no-run'));
  else if (renewed)
    view.tell(
      texts.say('terminal.watch.checks-first', {
        run: before.runId,
        why: texts.retell(renewed.text),
      }),
    );
  else
    view.tell(
      texts.say('terminal.watch.fresh', {
        run: before.runId,
        time: clockText(before.collectedAt ?? before.startedAt),
        minutes: freshMinutes,
      }),
    );
  if (before === null || renewed) await session.collect();
  const after = session.state();
  const blockers = after === null ? [] : gateOf(after, server.now()).blockers;
  if (blockers.length > 0)
    view.tell(
      texts.say('terminal.watch.blockers', {
        count: blockers.length,
        blockers: blockers.map(({ id, subject }) => `${id} ${subject}`).join(', '),
      }),
    );
};

const showEveryMs = 500;

const waitForTime = ({ server, endsAt, show, signal }: MovedClock): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearInterval(timer);
      resolve();
    };
    const timer = setInterval(() => {
      show();
      if (server.now().getTime() >= endsAt) end();
    }, showEveryMs);
    show();
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
