import { useEffect, useState, type ReactElement } from 'react';

import { serverTime } from '../store/server-time.ts';
import { useRunStore } from '../store/run-store.ts';
import { currentTexts } from '../store/use-texts.ts';
import { announcementFor } from './announcement.ts';

/** Speaks progress and results; invisible. */
export const LiveRegion = (): ReactElement => {
  const [text, setText] = useState('');
  useEffect(
    () =>
      useRunStore.subscribe((after, before) => {
        const now = serverTime(after, Date.now());
        const next = announcementFor(before.state, after.state, now, currentTexts());
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
