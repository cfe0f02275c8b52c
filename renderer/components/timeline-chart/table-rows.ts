import { describeHolder } from '../../../shared/ports/find-holder.ts';
import type { Bar, Lane, Span, Timeline } from '../../../shared/pictures/timeline/model.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import { laneTitle, timeOf } from './words.ts';

export type TableRow = {
  readonly key: string;
  readonly from: string;
  /** Empty for a moment. */
  readonly to: string;
  readonly lane: string;
  readonly text: string;
};

/** So many rows are listed; beside captures, which all are. */
export const mostRows = 400;

/** A row before it is known whether it is listed: thousands are not worth their words. */
type Entry = {
  readonly key: string;
  readonly at: number;
  /** Null for a moment. */
  readonly end: number | null;
  readonly captured: boolean;
  /** Null for the watch itself. */
  readonly lane: Lane | null;
  readonly tell: () => string;
};

/** What the picture shows of a span, in the order of time. Captures are never left out. */
export const tableRows = (
  timeline: Pick<Timeline, 'lanes' | 'gaps'>,
  span: Span,
  texts: Texts,
): { readonly rows: readonly TableRow[]; readonly leftOut: number } => {
  const seen = entriesOf(timeline, texts).filter(
    ({ at, end }) => at <= span.to && (end ?? at) >= span.from,
  );
  const sorted = seen.toSorted((left, right) => left.at - right.at);
  const others = sorted.filter(({ captured }) => !captured);
  const listed = new Set(others.slice(0, mostRows));
  return {
    rows: sorted
      .filter((entry) => entry.captured || listed.has(entry))
      .map((entry) => rowOf(entry, texts)),
    leftOut: others.length - listed.size,
  };
};

const entriesOf = (
  { lanes, gaps }: Pick<Timeline, 'lanes' | 'gaps'>,
  texts: Texts,
): readonly Entry[] => [
  ...lanes.flatMap((lane) => [
    ...lane.bars.map((bar, index): Entry => ({
      key: `${lane.id}/${index}`,
      at: bar.from,
      end: bar.to,
      captured: bar.status === 'captured',
      lane,
      tell: () => stateText(bar, texts),
    })),
    ...lane.marks.map(({ at, kind, text }, index): Entry => ({
      key: `${lane.id}/mark/${index}`,
      at,
      end: null,
      captured: false,
      lane,
      tell: () => named(texts.say(`timeline.mark.${kind}`), text, texts),
    })),
  ]),
  ...gaps.map(({ from, to }): Entry => ({
    key: `gap/${from}`,
    at: from,
    end: to,
    captured: false,
    lane: null,
    tell: () => texts.say('timeline.not-watched'),
  })),
];

const rowOf = ({ key, at, end, lane, tell }: Entry, texts: Texts): TableRow => ({
  key,
  from: timeOf(at, texts),
  to: end === null ? '' : endText(end, texts),
  lane: lane === null ? texts.say('timeline.lane.watch') : laneTitle(lane, texts),
  text: tell(),
});

/** A word with what is known of it, which is a stored text. */
const named = (name: string, text: string, texts: Texts): string =>
  texts.say('timeline.named', { name, text: texts.retell(text) });

const stateText = (
  { status, capture, text }: Pick<Bar, 'status' | 'capture' | 'text'>,
  texts: Texts,
): string => {
  if (capture !== null)
    return named(texts.say('timeline.is.captured'), describeHolder(capture.holder), texts);
  const word = texts.say(`timeline.is.${status}`);
  if (text === null) return word;
  return status === 'step' ? texts.retell(text) : named(word, text, texts);
};

const endText = (to: number, texts: Texts): string =>
  Number.isFinite(to) ? timeOf(to, texts) : texts.say('timeline.table.goes-on');
