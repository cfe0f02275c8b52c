import type { Texts } from '../../../shared/texts/texts.ts';

/** A span of time for people, to the second below ten minutes. Never negative, also when the clock was set back. */
export const spanText = (ms: number, texts: Texts): string => {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return texts.say('common.span.s', { seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return texts.say('common.span.min-s', { minutes, seconds: seconds % 60 });
  if (minutes < 60) return texts.say('common.span.min', { minutes });
  return texts.say('common.span.h-min', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
};

/** The span between two times; `to` null: until now. What has ended within a second is told in milliseconds. */
export const spanBetween = (from: string, to: string | null, now: Date, texts: Texts): string => {
  const ms = (to === null ? now.getTime() : Date.parse(to)) - Date.parse(from);
  return to !== null && ms >= 0 && ms < 1_000
    ? texts.say('common.span.ms', { ms })
    : spanText(ms, texts);
};
