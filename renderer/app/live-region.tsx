import { useEffect, useState, type ReactElement } from 'react';

import { visibleText } from '../../shared/text/visible.ts';
import { shorten } from '../format.ts';
import { useRunStore } from '../store/run-store.ts';
import { useUi } from '../store/ui-store.ts';
import { announcementFor } from './announcement.ts';

/** Most characters of a notice that are spoken; the bar has all. */
const mostSpoken = 300;

/** Speaks progress, results and notices; invisible. */
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
  useEffect(
    () =>
      useUi.subscribe(({ notice }, before) => {
        // The bar itself speaks only where the focus is.
        if (notice !== null && notice !== before.notice)
          setText(shorten(visibleText(`${notice.title}. ${notice.text}`), mostSpoken));
      }),
    [],
  );
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {text}
    </div>
  );
};
