import { visibleText } from '../shared/text/visible.ts';

const dateTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});
const time = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const shortTime = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

const format = (formatter: Intl.DateTimeFormat, iso: string): string => {
  const at = new Date(iso);
  // A time that is none is shown as it came.
  return Number.isNaN(at.getTime()) ? visibleText(iso) : formatter.format(at);
};

/** Date and time in the operator's time zone, which is named. */
export const formatDateTime = (iso: string): string => format(dateTime, iso);
/** Time of day with seconds. */
export const formatTime = (iso: string): string => format(time, iso);
/** Time of day without seconds, with the time zone. */
export const formatShortTime = (iso: string): string => format(shortTime, iso);

export const formatDuration = (ms: number): string =>
  ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;

/** A whole number of minutes, rounded down: time that is left is never shown longer than it is. */
export const formatMinutesLeft = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return minutes === 0 ? 'less than a minute' : `${minutes} min`;
};

/** Allocations per second. */
export const formatRate = (perSecond: number): string => `${perSecond.toFixed(2)} per second`;

/** At most `length` characters, the rest counted; for attributes and announcements, never for evidence. */
export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length)}… (${text.length} characters)`;
