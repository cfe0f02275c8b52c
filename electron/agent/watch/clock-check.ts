import { spanText } from '../../../shared/text/time.ts';
import { say } from '../../../shared/texts/stored.ts';

/** A smaller step is what time services do all the time, and changes nothing that the watch says. */
const leastJumpMs = 2_000;

/** Compares the clock of the server with one that never goes back. */
export type ClockCheck = {
  /** By how many milliseconds the clock was set since the last call; 0 when it ran as it should. */
  readonly jump: () => number;
};

export const createClockCheck = (now: () => Date, elapsed: () => number): ClockCheck => {
  const offset = (): number => now().getTime() - elapsed();
  let last = offset();
  return {
    jump: () => {
      const next = offset();
      const jumped = next - last;
      last = next;
      return Math.abs(jumped) < leastJumpMs ? 0 : Math.round(jumped);
    },
  };
};

/** What the journal says about it. */
export const jumpText = (milliseconds: number): string =>
  say(milliseconds > 0 ? 'watch.clock-forward' : 'watch.clock-back', {
    span: spanText(Math.abs(milliseconds)),
  });
