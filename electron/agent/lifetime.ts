import type { LifetimeName } from './agent-arguments.ts';

export type Lifetime = {
  readonly entered: () => void;
  readonly left: (forGood: boolean) => void;
};

type Patience = {
  /** Milliseconds that the first window has to come. */
  readonly first: number;
  /** Milliseconds that a window which vanished has to come back. */
  readonly back: number;
};

const patience: Readonly<Record<LifetimeName, Patience | null>> = {
  child: { first: 60_000, back: 3_000 },
  session: { first: 120_000, back: 600_000 },
  // Long enough for the run to be taken up; then the watch keeps it.
  watch: { first: 120_000, back: 60_000 },
  service: null,
};

/** Calls `end` when nobody needs this agent any more; an agent that nobody talks to must not stay behind with an administrator's rights. */
export const watchLifetime = (name: LifetimeName, end: () => void): Lifetime => {
  const limits = patience[name];
  if (limits === null) return { entered: () => undefined, left: () => undefined };
  let timer = setTimeout(end, limits.first);
  return {
    entered: () => clearTimeout(timer),
    left: (forGood) => {
      clearTimeout(timer);
      timer = setTimeout(end, forGood ? 0 : limits.back);
    },
  };
};
