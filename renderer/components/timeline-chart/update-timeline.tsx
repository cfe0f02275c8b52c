import { useMemo, type ReactElement } from 'react';

import { buildTimeline } from '../../../shared/pictures/timeline/build-timeline.ts';
import { drawnUntil, timelineOfWatch } from '../../../shared/pictures/timeline/input-of.ts';
import type { RunState } from '../../../shared/run/state.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import { useServerNow } from '../../store/use-now.ts';
import { useTexts } from '../../store/use-texts.ts';
import { PanelSection } from '../panel-section.tsx';
import { TimelineChart } from './timeline-chart.tsx';

/** The update as a picture: Setup's steps, each port and each service that changed, and what was done. Nothing where nobody has watched. */
export const UpdateTimeline = ({ state }: { readonly state: RunState }): ReactElement | null =>
  state.watch === null ? null : <Watched watch={state.watch} entries={state.timeline} />;

type WatchedProps = {
  readonly watch: WatchState;
  readonly entries: RunState['timeline'];
};

const Watched = ({ watch, entries }: WatchedProps): ReactElement => {
  const now = useServerNow(1_000);
  const texts = useTexts();
  const { history, captures, ports } = watch;
  const timeline = useMemo(
    () => buildTimeline(timelineOfWatch({ history, captures, ports }, entries)),
    [history, captures, ports, entries],
  );
  return (
    <PanelSection title={texts.say('timeline.title')}>
      {timeline.lanes.length === 0 ? (
        <p>{texts.say('timeline.empty')}</p>
      ) : (
        <TimelineChart timeline={timeline} until={drawnUntil(watch, now.getTime())} />
      )}
    </PanelSection>
  );
};
