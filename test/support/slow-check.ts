import { checkSession } from '../../electron/cli/commands/check.ts';
import { withSession } from '../../electron/cli/run-session.ts';
import { textsIn } from '../../shared/texts/texts.ts';
import { fakeServer } from './fake-server.ts';

// `check --json` on a server that never answers about its services, for tests that press Ctrl-C.
const texts = textsIn('en');
const ended = await withSession(
  fakeServer({}, 'services'),
  (session) => checkSession(session, { json: true, out: process.argv[2] ?? null }, texts),
  {},
  texts,
);
process.exitCode = ended.exitCode;
