import { describeHolder } from '../../../shared/ports/find-holder.ts';
import type { Bar, Span, Timeline } from '../../../shared/pictures/timeline/model.ts';
import { barWords, chartWords, laneTitle, markWords, timeOf } from './words.ts';

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

type Dated = TableRow & { readonly at: number; readonly end: number; readonly captured: boolean };

/** What the picture shows of a span, in the order of time. Captures are never left out. */
export const tableRows = (
  { lanes, gaps }: Pick<Timeline, 'lanes' | 'gaps'>,
  span: Span,
): { readonly rows: readonly TableRow[]; readonly leftOut: number } => {
  const all = [
    ...lanes.flatMap((lane) => [
      ...lane.bars.map((bar, index) => barRow(`${lane.id} ${index}`, laneTitle(lane), bar)),
      ...lane.marks.map(({ at, kind, text }, index): Dated => ({
        key: `${lane.id} mark ${index}`,
        at,
        end: at,
        captured: false,
        from: timeOf(at),
        to: '',
        lane: laneTitle(lane),
        text: `${markWords[kind]}: ${text}`,
      })),
    ]),
    ...gaps.map(({ from, to }): Dated => ({
      key: `gap ${from}`,
      at: from,
      end: to,
      captured: false,
      from: timeOf(from),
      to: endText(to),
      lane: 'Watch',
      text: chartWords.notWatched,
    })),
  ];
  const seen = all.filter(({ at, end }) => at <= span.to && end >= span.from);
  const sorted = seen.toSorted((left, right) => left.at - right.at);
  const others = sorted.filter(({ captured }) => !captured);
  const listed = new Set(others.slice(0, mostRows));
  return {
    rows: sorted.filter((row) => row.captured || listed.has(row)),
    leftOut: others.length - listed.size,
  };
};

const barRow = (key: string, lane: string, { from, to, status, capture, text }: Bar): Dated => ({
  key,
  at: from,
  end: to,
  captured: status === 'captured',
  from: timeOf(from),
  to: endText(to),
  lane,
  text: stateText({ status, capture, text }),
});

const stateText = ({ status, capture, text }: Pick<Bar, 'status' | 'capture' | 'text'>): string => {
  if (capture !== null) return `${barWords.captured}: ${describeHolder(capture.holder)}`;
  if (status === 'step') return text ?? barWords.step;
  return text === null ? barWords[status] : `${barWords[status]}: ${text}`;
};

const endText = (to: number): string => (Number.isFinite(to) ? timeOf(to) : chartWords.goesOn);
