import { readEvidenceFile } from '../../../shared/evidence/read-file.ts';
import type { AppError } from '../../../shared/result.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import type { RunState } from '../../../shared/run/state.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { Command } from '../arguments.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { failure, internal, unreadable, type Ended } from '../failure.ts';
import { openServer } from '../open-server.ts';
import { nameOfOperator } from '../operator.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput } from '../read-input.ts';
import { letUpdatePass } from '../rehearsed-update.ts';
import { reportProgress, withSession, type Session } from '../run-session.ts';
import { tell } from '../speak.ts';
import type { Server } from '../../agent/server/server.ts';
import { verifyLine } from '../verify/verify-line.ts';
import { conclude } from './check.ts';

type Wanted = Pick<
  Extract<Command, { name: 'verify' }>,
  'json' | 'out' | 'limitSeconds' | 'baseline'
>;

/** `verify`: the After phase. Takes up the open run of a server, waits for the services, compares with the baseline, and prints the report. */
export const verify = async (
  { server: choice, ...wanted }: Extract<Command, { name: 'verify' }>,
  texts: Texts,
): Promise<Ended> => {
  const server = await openServer(choice, texts);
  return server.ok
    ? verifyServer(server.value, wanted, texts)
    : failure(exitCodes.usage, server.error.message);
};

/** Verifies one server; for a test, any. */
export const verifyServer = (server: Server, wanted: Wanted, texts: Texts): Promise<Ended> =>
  withSession(
    server,
    (session) => verifySession(session, server, wanted, texts),
    { resume: true, onEvent: tellProgress(texts), onRefusal },
    texts,
  );

/** Another process has the run, or the watch is still needed: then nothing is wrong with this program, and nothing is known of the server. */
const onRefusal = (error: AppError): Ended =>
  error.code === 'conflict' || error.code === 'busy'
    ? failure(exitCodeOf('incomplete'), error.message)
    : internal(error);

const verifySession = async (
  session: Session,
  server: Server,
  { json, out, limitSeconds, baseline }: Wanted,
  texts: Texts,
): Promise<Ended> => {
  const by = server.rehearsal ? 'rehearsal' : nameOfOperator();
  // Also asks for a run that another process has open, before anything is said about it.
  await session.ask('run.snapshot', {});
  if (baseline !== undefined) {
    const refused = await importBaseline(session, baseline, texts);
    if (refused !== null) return refused;
  }
  const prepared = await prepare(session, server, by, texts);
  if (prepared !== null) return prepared;
  if (!session.cancelled()) await session.verify({ by, limitSeconds });
  return conclude(session, { json, out }, texts);
};

/** Gives the run the evidence of a file to compare with; answers with the end of the command where that cannot be. */
const importBaseline = async (
  session: Session,
  file: string,
  texts: Texts,
): Promise<Ended | null> => {
  const bytes = await readInput(file, texts);
  if (!bytes.ok) return unreadable(bytes.error);
  const evidence = readEvidenceFile(bytes.value);
  if (!evidence.ok) return unreadable(evidence.error);
  await session.ask('baseline.import', { evidence: evidence.value });
  tell(texts.say('terminal.verify.baseline', { file }));
  return null;
};

/** Has a run whose update is over; answers with the end of the command where there is none. */
const prepare = async (
  session: Session,
  server: Server,
  by: string,
  texts: Texts,
): Promise<Ended | null> => {
  const state = session.state();
  if (server.standsStill === true && state?.watch == null) {
    tell(texts.say('terminal.verify.rehearsal'));
    await letUpdatePass(session, server, by);
    return null;
  }
  if (state === null) {
    tell(texts.say('terminal.verify.no-run'));
    await session.collect();
    return null;
  }
  tell(texts.say('terminal.taken-up', { run: state.runId }));
  return session.watching() ? endWatch(session, state, by, texts) : null;
};

/** The watch of a run that is taken up goes on by itself. Once Setup has ended nobody needs it any more; before, it must not be taken away. */
const endWatch = async (
  session: Session,
  state: RunState,
  by: string,
  texts: Texts,
): Promise<Ended | null> => {
  const status = state.watch?.setup?.status ?? 'no-log';
  if (status === 'running')
    return failure(exitCodeOf('incomplete'), texts.say('terminal.verify.setup-runs'));
  tell(texts.say('terminal.verify.watch-ended'));
  await session.ask('watch.stop', { by });
  return null;
};

/** One line for each thing that a person who waits wants to know. */
const tellProgress = (texts: Texts): ((event: RunEvent, state: RunState | null) => void) => {
  let last = '';
  return (event, state) => {
    if (state?.phase !== 'after') return reportProgress(event, texts);
    const line = verifyLine(event, texts);
    // Who is waited for is told again each second.
    if (line !== null && line !== last) tell(line);
    last = line ?? last;
  };
};
