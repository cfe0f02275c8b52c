import { useEffect, useState, type ComponentType } from 'react';

type Rest = typeof import('./rest.ts');

let loaded: Rest | null = null;
let loading: Promise<void> | null = null;

const load = (): Promise<void> =>
  (loading ??= import('./rest.ts').then((rest) => {
    loaded = rest;
  }));

/** Loads what the window needs later, as soon as it has nothing else to do. */
export const loadTheRest = (): void => {
  // Whoever shows a part of it hears of a file that cannot be read.
  requestIdleCallback(() => void load().catch(() => undefined));
};

/**
 * A component that the first picture of the window does not need; where its code is not loaded yet, nothing stands in its place.
 *
 * React's own `lazy` would show its fallback for a moment even when the code is there, and then for as long as it takes not to flicker.
 */
export const later = <Props extends object = Record<never, never>>(
  pick: (rest: Rest) => ComponentType<Props>,
): ComponentType<Props> =>
  function Later(props) {
    const [, draw] = useState(0);
    const there = loaded !== null;
    useEffect(() => {
      if (there) return;
      load().then(
        () => draw((count) => count + 1),
        (thrown: unknown) =>
          draw(() => {
            throw thrown;
          }),
      );
    }, [there]);
    if (loaded === null) return null;
    const Part = pick(loaded);
    return <Part {...props} />;
  };
