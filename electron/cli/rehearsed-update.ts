import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Server } from '../agent/server/server.ts';
import type { SetupStatus } from '../../shared/setup-log/schema.ts';
import type { Session } from './run-session.ts';

/** A rehearsal's clock stands still unless it is moved, in pieces that are short enough to be looked at. */
const pieceSeconds = 5;
/** So long the watch of a rehearsal goes on after Setup's end, and no update of one lasts longer. */
const afterwardsMs = 60_000;
const longestMs = 180 * 60_000;

export type MovedClock = {
  readonly session: Session;
  readonly server: Server;
  /** Milliseconds on the server's clock. */
  readonly endsAt: number;
  /** Called after each piece. */
  readonly show: () => void;
  readonly signal: AbortSignal;
};

/** Moves the clock of a rehearsal until its Setup has ended and a minute more, or until it is told to end. */
export const moveClock = async ({
  session,
  server,
  endsAt,
  show,
  signal,
}: MovedClock): Promise<void> => {
  let until = Math.min(endsAt, server.now().getTime() + longestMs);
  let ended = false;
  while (!signal.aborted && server.now().getTime() < until) {
    const left = (until - server.now().getTime()) / 1_000;
    await session.ask('clock.advance', { seconds: Math.min(pieceSeconds, left) });
    if (!ended && hasEnded(session.state()?.watch?.setup?.status)) {
      ended = true;
      until = Math.min(until, server.now().getTime() + afterwardsMs);
    }
    show();
    await letOthersRun();
  }
};

const hasEnded = (status: SetupStatus | undefined): boolean =>
  status === 'succeeded' || status === 'failed' || status === 'ended-unproved';

/** Goes through the checks and the whole update of a rehearsal, with nobody to show it to. */
export const letUpdatePass = async (
  session: Session,
  server: Server,
  by: string,
): Promise<void> => {
  await session.collect();
  if (session.cancelled()) return;
  await session.ask('watch.start', { by });
  await moveClock({
    session,
    server,
    endsAt: Number.POSITIVE_INFINITY,
    show: () => undefined,
    signal: session.interrupted,
  });
  if (session.watching()) await session.ask('watch.stop', { by });
};
