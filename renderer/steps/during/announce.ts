import { describeHolder } from '../../../shared/ports/find-holder.ts';
import type { RunState } from '../../../shared/run/state.ts';
import type { Capture, WatchState } from '../../../shared/watch/state.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { openCaptures } from './captures.ts';
import { portKey } from './port-rows.ts';
import { servicesDown } from './service-rows.ts';

/** What a screen reader should say about a change of the watch; null for nothing. A capture comes before everything else. */
export const watchAnnouncement = (
  before: RunState,
  after: RunState,
  texts: Texts,
): string | null => {
  const [was, is] = [before.watch, after.watch];
  if (is === null || was === is) return null;
  const known = new Set(was === null ? [] : was.captures.map(({ id }) => id));
  const begun = is.captures.filter(({ id }) => !known.has(id));
  if (begun.length > 0) return begun.map((capture) => capturedText(capture, texts)).join(' ');
  const open = openCaptures(is).map(({ id }) => id);
  const ended = was === null ? [] : openCaptures(was).filter(({ id }) => !open.includes(id));
  if (ended.length > 0)
    return ended.map((capture) => texts.say('during.said.released', nameOf(capture))).join(' ');
  return statusText(was, is, texts) ?? servicesText(was, is, texts);
};

const nameOf = (capture: Capture): { readonly port: string; readonly service: string } => ({
  port: portKey(capture),
  service: visibleText(capture.service),
});

const capturedText = (capture: Capture, texts: Texts): string =>
  texts.say('during.said.captured', {
    ...nameOf(capture),
    holder: visibleText(texts.retell(describeHolder(capture.holder))),
  });

const statusText = (was: WatchState | null, is: WatchState, texts: Texts): string | null =>
  was?.status === is.status ? null : texts.say(`during.said.${is.status}`);

/** Setup stops thirty services one by one; only the first and the last are said. */
const servicesText = (was: WatchState | null, is: WatchState, texts: Texts): string | null => {
  const [before, now] = [was === null ? 0 : servicesDown(was).length, servicesDown(is).length];
  if (before === 0 && now > 0) return texts.say('during.said.services-stop');
  return before > 0 && now === 0 ? texts.say('during.said.services-run') : null;
};
