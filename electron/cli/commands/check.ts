import type { Texts } from '../../../shared/texts/texts.ts';
import type { Command } from '../arguments.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { internal, type Ended } from '../failure.ts';
import { withChosenServer, type Session } from '../run-session.ts';
import { sayReport, tell } from '../speak.ts';
import { runFilesOf, writeFiles } from '../write-output.ts';

/** `check`: reads a server and says go or no-go. */
export const check = (
  { server, ...wanted }: Extract<Command, { name: 'check' }>,
  texts: Texts,
): Promise<Ended> =>
  withChosenServer(server, (session) => checkSession(session, wanted, texts), {}, texts);

/** Reads everything, runs every check, prints the report. */
export const checkSession = async (
  session: Session,
  wanted: Wanted,
  texts: Texts,
): Promise<Ended> => {
  await session.collect();
  return conclude(session, wanted, texts);
};

type Wanted = { readonly json: boolean; readonly out: string | null };

/** Prints the report of a session, writes its files, and answers with the exit code of its verdict. */
export const conclude = async (
  session: Session,
  { json, out }: Wanted,
  texts: Texts,
): Promise<Ended> => {
  const report = await session.report();
  sayReport(report, json, texts);
  if (out !== null) {
    const written = await writeFiles(out, runFilesOf(report, await session.evidence(), texts));
    if (!written.ok) return internal(written.error);
    for (const path of written.value) tell(texts.say('terminal.wrote', { path }));
  }
  return { exitCode: exitCodeOf(report.verdict) };
};
