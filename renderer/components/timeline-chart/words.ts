import { describeHolder } from '../../../shared/ports/find-holder.ts';
import { familyName } from '../../../shared/ports/vocabulary.ts';
import type { Bar, DrawnCapture, Lane, Mark } from '../../../shared/pictures/timeline/model.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { formatTime, joinClauses } from '../../format.ts';

const iso = (at: number): string => new Date(at).toISOString();
/** Time of day of a number of milliseconds. */
export const timeOf = (at: number, texts: Texts): string => formatTime(iso(at), texts);

const tickFormats = {
  day: { day: 'numeric', month: 'short' },
  minute: { hour: '2-digit', minute: '2-digit' },
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  tenth: { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 1 },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

/** Making one takes longer than a thousand times using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterFor = (exact: keyof typeof tickFormats, locale: string): Intl.DateTimeFormat => {
  const key = `${locale} ${exact}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, tickFormats[exact]);
  formatters.set(key, formatter);
  return formatter;
};

/** What is told of a time between steps of so many milliseconds. */
const exactnessOf = (step: number): keyof typeof tickFormats => {
  if (step >= 24 * 3_600_000) return 'day';
  if (step >= 60_000) return 'minute';
  return step >= 1_000 ? 'second' : 'tenth';
};

/** A time at the axis, as exact as the steps are wide. */
export const tickText = (at: number, step: number, { locale }: Texts): string =>
  formatterFor(exactnessOf(step), locale).format(at);

export const laneName = (lane: Lane, texts: Texts): string => {
  switch (lane.kind) {
    case 'actions':
    case 'setup':
      return texts.say(`timeline.lane.${lane.kind}`);
    case 'port':
      return `${lane.protocol}/${lane.port} ${familyName(lane.family)}`;
    case 'service':
      return lane.name;
  }
};

/** The name of a lane with the service that needs the port. */
export const laneTitle = (lane: Lane, texts: Texts): string =>
  lane.kind === 'port' ? `${laneName(lane, texts)}, ${lane.service}` : laneName(lane, texts);

/** What something is, and from when to when, as far as it has ended. */
export const spanText = (
  what: string,
  { from, to }: Pick<Bar, 'from' | 'to'>,
  texts: Texts,
): string =>
  Number.isFinite(to)
    ? texts.say('timeline.bar', { what, from: timeOf(from, texts), to: timeOf(to, texts) })
    : texts.say('timeline.bar-open', { what, from: timeOf(from, texts) });

const spanWithReason = (what: string, why: string, { from, to }: Bar, texts: Texts): string =>
  Number.isFinite(to)
    ? texts.say('timeline.bar-why', { what, why, from: timeOf(from, texts), to: timeOf(to, texts) })
    : texts.say('timeline.bar-why-open', { what, why, from: timeOf(from, texts) });

const captureText = ({ holder, firstSeenAt, lastSeenAt }: DrawnCapture, texts: Texts): string => {
  const seen = {
    holder: texts.retell(describeHolder(holder)),
    from: formatTime(firstSeenAt, texts),
  };
  return lastSeenAt === null
    ? texts.say('timeline.capture-open', seen)
    : texts.say('timeline.capture', { ...seen, to: formatTime(lastSeenAt, texts) });
};

/** What a bar shows, in one line: who has the port, and from when to when. */
export const barText = (bar: Bar, texts: Texts): string => {
  if (bar.capture !== null) return captureText(bar.capture, texts);
  const what = texts.say(`timeline.is.${bar.status}`);
  if (bar.text === null) return spanText(what, bar, texts);
  const told = texts.retell(bar.text);
  return bar.status === 'step'
    ? spanText(told, bar, texts)
    : spanWithReason(what, told, bar, texts);
};

const mostCaptures = 3;

/** Several captures that lie too close together to be told apart. */
export const capturesText = (bars: readonly Bar[], texts: Texts): string => {
  const [first] = bars;
  if (first === undefined) return '';
  if (bars.length === 1) return barText(first, texts);
  const told = bars.slice(0, mostCaptures).map((bar) => barText(bar, texts));
  const more = bars.length - mostCaptures;
  return texts.say('timeline.captures', {
    count: bars.length,
    captures: joinClauses(
      more > 0 ? [...told, texts.say('timeline.captures-more', { count: more })] : told,
      texts,
    ),
  });
};

export const markText = ({ kind, at, text }: Mark, texts: Texts): string =>
  texts.say('timeline.mark-at', {
    what: texts.say(`timeline.mark.${kind}`),
    time: timeOf(at, texts),
    text: texts.retell(text),
  });
