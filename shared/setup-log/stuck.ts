import { spanText } from '../text/time.ts';
import type { SetupProgress } from './schema.ts';
import { say } from '../texts/stored.ts';

/** Whether Setup still works, by how long its log has been silent. */
export type Quiet = {
  readonly verdict: 'working' | 'quiet' | 'stuck';
  readonly silentSeconds: number;
  readonly why: string;
};

/** Setup has pauses of several minutes in its ordinary course; these floors keep the first of them from being called a fault. */
const quietSeconds = 5 * 60;
const stuckSeconds = 20 * 60;

/**
 * "Is it stuck?", judged by the silence of the log against the longest pause of this run. Null when Setup does not run.
 *
 * The silence is counted from when the log was seen to grow, on the server's clock, because the time zone of the log's own stamps is not documented. So a log that was silent before it was first read counts from then. A log that cannot be read is not silent: nothing is known about it.
 */
export const quietOf = (progress: SetupProgress, now: Date): Quiet | null => {
  if (progress.status !== 'running' || progress.grewAt === null) return null;
  const silent = (now.getTime() - Date.parse(progress.grewAt)) / 1_000;
  const longest = progress.longestPauseSeconds;
  const unknown = (why: string): Quiet => ({
    verdict: 'quiet',
    silentSeconds: Math.max(0, silent),
    why,
  });
  if (progress.problem !== null) return unknown(say('setup-log.unreadable'));
  if (silent < 0) return unknown(say('setup-log.clock-set-back'));
  const base = { silentSeconds: silent };
  const so = say('setup-log.silent', {
    silence: spanText(silent * 1_000),
    pause: spanText(longest * 1_000),
  });
  if (silent > Math.max(stuckSeconds, longest * 3)) return { ...base, verdict: 'stuck', why: so };
  if (silent > Math.max(quietSeconds, longest * 1.5)) return { ...base, verdict: 'quiet', why: so };
  return { ...base, verdict: 'working', why: so };
};
