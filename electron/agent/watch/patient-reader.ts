import { err, toAppError, type Result } from '../../../shared/result.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { WatchLook, WatchReader } from '../server/watch-reader.ts';

/** A look that takes longer than this is given up; the ports are not known until one comes back. */
export const lookLimitMs = 10_000;

/**
 * A reader that always answers within the limit and never throws.
 *
 * A call of Windows cannot be taken back, so a look that hangs goes on hanging. No other is begun beside it, or they would queue up; and what it brings in the end is thrown away, because it is old.
 */
export const createPatientReader = (reader: WatchReader): WatchReader => {
  let hanging: Promise<unknown> | null = null;
  const stillHangs = async (signal: AbortSignal): Promise<boolean> =>
    hanging !== null && (await within(hanging, signal)) === null;
  const look = async (signal: AbortSignal): Promise<Result<WatchLook>> => {
    if (await stillHangs(signal)) return tooLate;
    const begun = settled(reader.look(signal));
    const answer = await within(begun, signal);
    if (answer !== null) return answer;
    hanging = begun.finally(() => {
      hanging = null;
    });
    return tooLate;
  };
  return {
    look,
    // Has a short limit of its own, and who asks for it waits for its end before the next.
    glance: async (wanted, signal) => {
      try {
        return await reader.glance(wanted, signal);
      } catch (thrown) {
        return { ok: false, error: toAppError(thrown, 'failed') };
      }
    },
    close: async () => {
      // A look that hangs must not keep the watch from being ended.
      if (hanging === null) await reader.close();
      else void hanging.then(() => reader.close()).catch(() => undefined);
    },
  };
};

const tooLate = err('timed-out', say('watch.tables-late', { seconds: lookLimitMs / 1_000 }));

const settled = async (look: Promise<Result<WatchLook>>): Promise<Result<WatchLook>> => {
  try {
    return await look;
  } catch (thrown) {
    return { ok: false, error: toAppError(thrown, 'failed') };
  }
};

/** Null when the limit is reached, or the watch is ended, before there is an answer. */
const within = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> => {
  let give = (): void => undefined;
  const limit = new Promise<null>((resolve) => {
    give = () => resolve(null);
  });
  const timer = setTimeout(give, lookLimitMs);
  if (signal.aborted) give();
  else signal.addEventListener('abort', give, { once: true });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', give);
  }
};
