import { timeText } from '../text/time.ts';
import type { Texts } from './texts.ts';

/** Making one takes longer than a thousand times using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (locale: string): Intl.DateTimeFormat => {
  const known = formatters.get(locale);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  });
  formatters.set(locale, made);
  return made;
};

/** Date and time in UTC, which is named: `2026-11-24 03:00:00 UTC`, `24/11/2026 03:00:00 UTC`. A text that is no time is shown as it is. */
export const utcTime = (iso: string, { language, locale }: Texts): string => {
  const at = Date.parse(iso);
  return language === 'en' || Number.isNaN(at) ? timeText(iso) : formatterOf(locale).format(at);
};

const stored = /\b(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) UTC\b/g;

/** A stored text in the reader's language, its times as the reader writes them. */
export const retold = (text: string, texts: Texts): string =>
  texts.language === 'en'
    ? text
    : texts
        .retell(text)
        .replace(stored, (_, day: string, time: string) => utcTime(`${day}T${time}Z`, texts));
