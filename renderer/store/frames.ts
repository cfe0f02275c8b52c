/** Something that is done once, soon, however often it is asked for before. */
export type Batch = {
  readonly ask: () => void;
  /** Does it at once if it was asked for. */
  readonly flush: () => void;
  /** Forgets that it was asked for. */
  readonly drop: () => void;
};

/** Runs the work later, and answers with the way to call it off. */
export type Schedule = (work: () => void) => () => void;

/** Longest time that a window which draws no frames waits, in milliseconds. */
const hiddenMs = 250;

/** With the next frame; a window that is minimised or covered draws none, so a timer stands behind it. */
export const nextFrame: Schedule = (work) => {
  const calledOff = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const once = (): void => {
    calledOff();
    work();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, hiddenMs);
  return calledOff;
};

/** Gathers requests until the schedule comes round. */
export const createBatch = (work: () => void, schedule: Schedule): Batch => {
  let asked = false;
  let callOff: () => void = () => undefined;
  const drop = (): void => {
    asked = false;
    callOff();
    callOff = () => undefined;
  };
  const run = (): void => {
    asked = false;
    work();
  };
  return {
    ask: () => {
      if (asked) return;
      asked = true;
      callOff = schedule(run);
    },
    flush: () => {
      if (!asked) return;
      drop();
      work();
    },
    drop,
  };
};
