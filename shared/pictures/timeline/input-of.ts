import type { Report } from '../../report/schema.ts';
import type { RunState } from '../../run/state.ts';
import { momentsOf } from '../../watch/history.ts';
import type { WatchState } from '../../watch/state.ts';
import type { OperatorAction, TimelineInput } from './model.ts';

type Entry = RunState['timeline'][number];

const isAction = (kind: Entry['kind']): kind is OperatorAction['kind'] =>
  kind === 'remediation' || kind === 'waiver' || kind === 'gate';

/** What the operator did, out of everything that happened. */
export const actionsOf = (timeline: readonly Entry[]): readonly OperatorAction[] =>
  timeline.flatMap(({ at, kind, text }) => (isAction(kind) ? [{ at, kind, text }] : []));

/** The picture's input from the state of the run. */
export const timelineOfWatch = (
  { history, captures, ports }: Pick<WatchState, 'history' | 'captures' | 'ports'>,
  timeline: readonly Entry[],
): TimelineInput => ({
  moments: momentsOf(history),
  dropped: history.dropped,
  captures,
  ports: ports.map(({ service, protocol, port }) => ({ service, protocol, port })),
  actions: actionsOf(timeline),
});

/** The same from a report; null for one that carries no history. */
export const timelineOfReport = ({
  watch,
  captures = [],
  timeline,
}: Report): TimelineInput | null => {
  const history = watch?.history;
  if (history === undefined || history.moments.length === 0) return null;
  return {
    moments: history.moments,
    dropped: history.dropped,
    captures,
    ports: [],
    actions: actionsOf(timeline),
  };
};

/** Until when something is drawn: now, while it is watched; milliseconds since 1970. */
export const drawnUntil = (
  { status, endedAt }: { readonly status: WatchState['status']; readonly endedAt: string | null },
  now: number,
): number => (status === 'ended' && endedAt !== null ? Date.parse(endedAt) : now);
