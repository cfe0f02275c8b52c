import { err, ok, type Result } from '../../../shared/result.ts';
import type { RunEventBody } from '../../../shared/run/events.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { Server } from '../server/server.ts';
import { wantedIntervalMs } from '../watch/pace.ts';
import type { WatchControl } from '../watch/watch-control.ts';

/** What can be done to the clock of a rehearsal server. */
export type ClockControl = {
  /** Moves it forward; `not-supported` on a real server. */
  readonly advance: (seconds: number) => Promise<Result<object>>;
  /** Makes it run so many times as fast as the real one; `not-supported` on a real server. */
  readonly setSpeed: (factor: number) => Promise<Result<object>>;
  /** Tells a run that has just begun how fast the clock runs, where that is not as fast as the real one. */
  readonly tellSpeed: () => Promise<void>;
};

export type ClockControlOptions = {
  readonly server: Server;
  readonly watch: Pick<WatchControl, 'session'>;
  /** Writes into the open run; does nothing while none is open. */
  readonly emit: (body: RunEventBody) => Promise<void>;
};

export const createClockControl = ({ server, watch, emit }: ClockControlOptions): ClockControl => {
  /** The watch must not be blind while the clock is moved, so it looks as often as it would have done. */
  const passTime = async (
    move: NonNullable<Server['advance']>,
    milliseconds: number,
  ): Promise<void> => {
    if (watch.session() === null) return move(milliseconds);
    for (let left = milliseconds; left > 0; left -= wantedIntervalMs) {
      await move(Math.min(left, wantedIntervalMs));
      await watch.session()?.look();
    }
  };

  return {
    advance: async (seconds) => {
      if (!server.advance) return err('not-supported', say('clock.only-rehearsal'));
      await passTime(server.advance, seconds * 1_000);
      await emit({ type: 'clock-advanced', seconds });
      return ok({});
    },
    setSpeed: async (factor) => {
      const { clockSpeed } = server;
      if (!clockSpeed)
        return err(
          'not-supported',
          server.rehearsal ? say('clock.stands-still') : say('clock.only-rehearsal-fast'),
        );
      if (clockSpeed.factor() === factor) return ok({});
      clockSpeed.set(factor);
      await emit({ type: 'clock-speed', factor });
      return ok({});
    },
    tellSpeed: async () => {
      const factor = server.clockSpeed?.factor() ?? 1;
      if (factor !== 1) await emit({ type: 'clock-speed', factor });
    },
  };
};
