import type { Bar, Mark, Span } from './model.ts';

type OpenBar = Omit<Bar, 'to'>;
type Track = { readonly bars: Bar[]; readonly marks: Mark[]; open: OpenBar | null };

/** Lanes while they are being filled, moment by moment. Nothing is drawn across a span in which nobody watched. */
export type OpenLanes = {
  /** Ends what goes on in a lane, and begins something else. */
  readonly begin: (id: string, at: number, bar: Omit<OpenBar, 'from'>) => void;
  readonly end: (id: string, at: number) => void;
  readonly mark: (id: string, mark: Mark) => void;
  /** Nobody watches from here. */
  readonly pause: (at: number) => void;
  /** Somebody watches again. What `holds` goes on as it was; the rest is to be looked at anew. */
  readonly resume: (at: number, holds: (id: string) => boolean) => void;
  readonly laneIds: () => readonly string[];
  readonly barsOf: (id: string) => readonly Bar[];
  readonly marksOf: (id: string) => readonly Mark[];
  readonly gaps: () => readonly Span[];
};

export const openLanes = (): OpenLanes => {
  const tracks = new Map<string, Track>();
  const gaps: Span[] = [];
  let pausedAt: number | null = null;
  const trackOf = (id: string): Track => {
    const track = tracks.get(id) ?? { bars: [], marks: [], open: null };
    tracks.set(id, track);
    return track;
  };
  const close = (track: Track, at: number): void => {
    if (track.open !== null) track.bars.push({ ...track.open, to: at });
  };
  return {
    begin: (id, at, bar) => {
      const track = trackOf(id);
      close(track, at);
      track.open = { ...bar, from: at };
    },
    end: (id, at) => {
      const track = trackOf(id);
      close(track, at);
      track.open = null;
    },
    mark: (id, mark) => {
      trackOf(id).marks.push(mark);
    },
    pause: (at) => {
      if (pausedAt !== null) return;
      pausedAt = at;
      for (const track of tracks.values()) close(track, at);
    },
    resume: (at, holds) => {
      if (pausedAt === null) return;
      if (at > pausedAt) gaps.push({ from: pausedAt, to: at });
      pausedAt = null;
      for (const [id, track] of tracks)
        if (track.open !== null) track.open = holds(id) ? { ...track.open, from: at } : null;
    },
    laneIds: () => [...tracks.keys()],
    barsOf: (id) => {
      const { bars, open } = trackOf(id);
      return open === null || pausedAt !== null ? bars : [...bars, { ...open, to: Infinity }];
    },
    marksOf: (id) => trackOf(id).marks,
    gaps: () => (pausedAt === null ? gaps : [...gaps, { from: pausedAt, to: Infinity }]),
  };
};
