import { useCallback, useRef, useState } from 'react';

/** Runs an intent from a button: `busy` until it has answered, and a second click meanwhile does nothing. */
export const useIntent = <A extends readonly unknown[]>(
  work: (...parameters: A) => Promise<unknown>,
): readonly [(...parameters: A) => void, boolean] => {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const latest = useRef(work);
  latest.current = work;
  const run = useCallback((...parameters: A): void => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    void latest.current(...parameters).finally(() => {
      running.current = false;
      setBusy(false);
    });
  }, []);
  return [run, busy];
};
