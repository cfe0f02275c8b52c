import { describeHolder } from '../../../shared/ports/find-holder.ts';
import type { RunState } from '../../../shared/run/state.ts';
import type { Capture, WatchState } from '../../../shared/watch/state.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import { openCaptures } from './captures.ts';
import { portKey } from './port-rows.ts';
import { servicesDown } from './service-rows.ts';

/** What a screen reader should say about a change of the watch; null for nothing. A capture comes before everything else. */
export const watchAnnouncement = (before: RunState, after: RunState): string | null => {
  const [was, is] = [before.watch, after.watch];
  if (is === null || was === is) return null;
  const known = new Set(was === null ? [] : was.captures.map(({ id }) => id));
  const begun = is.captures.filter(({ id }) => !known.has(id));
  if (begun.length > 0) return begun.map(capturedText).join(' ');
  const open = openCaptures(is).map(({ id }) => id);
  const ended = was === null ? [] : openCaptures(was).filter(({ id }) => !open.includes(id));
  if (ended.length > 0)
    return ended.map((capture) => `${nameOf(capture)} is not captured any more.`).join(' ');
  return statusText(was, is) ?? servicesText(was, is);
};

const nameOf = (capture: Capture): string =>
  `${portKey(capture)} of ${visibleText(capture.service)}`;

const capturedText = (capture: Capture): string =>
  `${nameOf(capture)} is captured by ${visibleText(describeHolder(capture.holder))}.`;

const statusText = (was: WatchState | null, is: WatchState): string | null => {
  if (was?.status === is.status) return null;
  switch (is.status) {
    case 'running':
      return 'The watch runs.';
    case 'interrupted':
      return 'The watch was interrupted: nobody looks.';
    case 'ended':
      return 'The watch has ended.';
  }
};

/** Setup stops thirty services one by one; only the first and the last are said. */
const servicesText = (was: WatchState | null, is: WatchState): string | null => {
  const [before, now] = [was === null ? 0 : servicesDown(was).length, servicesDown(is).length];
  if (before === 0 && now > 0) return 'Services begin to stop.';
  return before > 0 && now === 0 ? 'Every service that ran before runs again.' : null;
};
