import { useEffect, useState, type ReactElement } from 'react';

import { useRunStore } from '../store/run-store.ts';
import { announcementFor } from './announcement.ts';

/** Speaks progress and results; invisible. */
export const LiveRegion = (): ReactElement => {
  const [text, setText] = useState('');
  useEffect(
    () =>
      useRunStore.subscribe((after, before) => {
        const now = new Date(Date.now() + after.clockOffsetMs);
        const next = announcementFor(before.state, after.state, now);
        if (next !== null) setText(next);
      }),
    [],
  );
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {text}
    </div>
  );
};
