import type { ComponentType } from 'react';
import { create } from 'zustand';

type Rest = typeof import('./rest.ts');

const useLoaded = create<{ readonly rest: Rest | null; readonly failure: Error | null }>(() => ({
  rest: null,
  failure: null,
}));

let loading: Promise<Rest> | null = null;

const load = async (): Promise<Rest> => {
  try {
    const rest = await import('./rest.ts');
    useLoaded.setState({ rest });
    return rest;
  } catch (thrown) {
    // Whatever shows a part of it throws this while it is drawn.
    useLoaded.setState({
      failure: new Error('a part of the window could not be read', { cause: thrown }),
    });
    throw thrown;
  }
};

/** The part of the window's code that its first picture does not need; loaded once. */
export const rest = (): Promise<Rest> => (loading ??= load());

/** The same for a component: null until it is loaded. */
export const useRest = (): Rest | null => {
  const { rest: loaded, failure } = useLoaded();
  if (failure !== null) throw failure;
  return loaded;
};

/**
 * A component of that part; until it is loaded, `meanwhile` or nothing stands in its place.
 *
 * React's own `lazy` would show its fallback for a moment even when the code is there, and then for as long as it takes not to flicker.
 */
export const later = <Props extends object = Record<never, never>>(
  pick: (loaded: Rest) => ComponentType<Props>,
  Meanwhile: ComponentType<Props> | null = null,
): ComponentType<Props> =>
  function Later(props) {
    const loaded = useRest();
    const Part = loaded === null ? Meanwhile : pick(loaded);
    return Part === null ? null : <Part {...props} />;
  };
