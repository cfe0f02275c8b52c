import { visibleText } from '../shared/text/visible.ts';
import type { Texts } from '../shared/texts/texts.ts';

const dateTime: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
};
const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit' };
const shortTime: Intl.DateTimeFormatOptions = {
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
};

/** Making one takes longer than a thousand times using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const format = (texts: Texts, options: Intl.DateTimeFormatOptions, iso: string): string => {
  const at = new Date(iso);
  // A time that is none is shown as it came.
  if (Number.isNaN(at.getTime())) return visibleText(iso);
  const key = `${texts.locale} ${Object.keys(options).join(' ')}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(texts.locale, options);
  formatters.set(key, formatter);
  return formatter.format(at);
};

/** Date and time in the operator's time zone, which is named. */
export const formatDateTime = (iso: string, texts: Texts): string => format(texts, dateTime, iso);
/** Time of day with seconds. */
export const formatTime = (iso: string, texts: Texts): string => format(texts, time, iso);
/** Time of day without seconds, with the time zone. */
export const formatShortTime = (iso: string, texts: Texts): string => format(texts, shortTime, iso);

export const formatDuration = (ms: number, texts: Texts): string =>
  ms < 1_000 ? `${Math.round(ms)} ms` : `${texts.number(ms / 1_000, 1)} s`;

/** A whole number of minutes, rounded down: time that is left is never shown longer than it is. */
export const formatMinutesLeft = (ms: number, texts: Texts): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return minutes === 0
    ? texts.say('common.less-than-a-minute')
    : texts.say('common.minutes', { count: minutes });
};

/** Allocations per second. */
export const formatRate = (perSecond: number, texts: Texts): string =>
  texts.say('common.per-second', { rate: texts.number(perSecond, 2) });

/** At most `length` characters, the rest counted; for attributes and announcements, never for evidence. */
export const shorten = (text: string, length: number, texts: Texts): string =>
  text.length <= length
    ? text
    : texts.say('common.shortened', { start: text.slice(0, length), length: text.length });

/** Clauses one after the other, as one line. */
export const joinClauses = (clauses: readonly string[], texts: Texts): string =>
  clauses.length === 0
    ? ''
    : clauses.reduceRight((rest, first) => texts.say('common.clauses', { first, rest }));
