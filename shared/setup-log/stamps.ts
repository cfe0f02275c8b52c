import { spanText } from '../text/time.ts';
import { stampMs } from './entries.ts';
import type { SetupProgress } from './schema.ts';
import { say } from '../texts/stored.ts';

/** A stamp this far ahead of the server's clock cannot come from a time zone. */
const mostZoneMs = 15 * 3_600_000;
/** Setup writes from several threads, so that stamps run back a little: up to 5.6 s in the logs that the vendor has published. */
const threadsMs = 10_000;
/** The vendor estimates an hour for the whole update. A longer step than this is taken for a change of the clock, so that it does not become the yardstick for silence. */
const longestPauseMs = 4 * 3_600_000;

/** What the stamp of one more entry says about the clock and about pauses. */
export type StampReading = {
  /** Time since the entry above; 0 where it is not known. */
  readonly pauseSeconds: number;
  /** What is wrong with the stamp; null when nothing is. */
  readonly odd: string | null;
};

/** Reads a stamp against the one above it and against the server's clock. */
export const readStamp = (before: SetupProgress, logTime: string, now: Date): StampReading => {
  const at = stampMs(logTime);
  if (Number.isNaN(at)) return { pauseSeconds: 0, odd: say('setup-log.stamp-no-date') };
  const step = before.lastLogTime === null ? 0 : at - stampMs(before.lastLogTime);
  const ahead = at - now.getTime();
  if (step < -threadsMs)
    return {
      pauseSeconds: 0,
      odd: say('setup-log.stamps-back', { span: spanText(-step) }),
    };
  if (step > longestPauseMs)
    return {
      pauseSeconds: 0,
      odd: say('setup-log.stamps-forward', { span: spanText(step) }),
    };
  return {
    pauseSeconds: Math.max(0, step) / 1_000,
    odd: ahead > mostZoneMs ? say('setup-log.stamps-ahead', { span: spanText(ahead) }) : null,
  };
};
