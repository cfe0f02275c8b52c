import { useState } from 'react';

import type { Span } from '../../../shared/pictures/timeline/model.ts';
import { panned, showing, within, zoomed } from '../../../shared/pictures/timeline/view.ts';

export type SpanControl = {
  readonly span: Span;
  /** Shows everything, also what is still to come. */
  readonly isWhole: boolean;
  readonly showWhole: () => void;
  readonly zoom: (factor: number, around: number) => void;
  /** By a part of what is shown. */
  readonly pan: (part: number) => void;
  readonly show: (at: number) => void;
  readonly set: (span: Span) => void;
};

/** The part of the update that is looked at. Until somebody chooses one it is the whole, which grows with the update. */
export const useSpan = (whole: Span): SpanControl => {
  const [chosen, setChosen] = useState<Span | null>(null);
  const span = chosen === null ? whole : within(chosen, whole);
  const set = (next: Span): void => {
    const all = next.from <= whole.from && next.to >= whole.to;
    setChosen(all ? null : next);
  };
  return {
    span,
    isWhole: chosen === null,
    showWhole: () => setChosen(null),
    zoom: (factor, around) => set(zoomed(span, whole, factor, around)),
    pan: (part) => set(panned(span, whole, part)),
    show: (at) => {
      const next = showing(span, whole, at);
      if (next !== span) set(next);
    },
    set: (next) => set(within(next, whole)),
  };
};
