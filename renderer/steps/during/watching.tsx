import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { RunState } from '../../../shared/run/state.ts';
import type { WatchState } from '../../../shared/watch/state.ts';
import { UpdateTimeline } from '../../components/timeline-chart/update-timeline.tsx';
import { useTexts } from '../../store/use-texts.ts';
import { CaptureHistory } from './capture-history.tsx';
import { DeferralList } from './deferral-list.tsx';
import { portRows } from './port-rows.ts';
import { PortSights } from './port-sights.tsx';
import { ServiceList } from './service-list.tsx';
import { SetupCommandPanel } from './setup-command-panel.tsx';
import { SetupPanel } from './setup-panel.tsx';
import { isSetupAwaited } from './setup-texts.ts';
import { SituationPanel } from './situation-panel.tsx';
import { StartPanel } from './start-panel.tsx';
import { WatchFacts } from './watch-facts.tsx';

const useStyles = makeStyles({
  columns: {
    flexShrink: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(340px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

type WatchingProps = { readonly state: RunState; readonly watch: WatchState; readonly now: Date };

/** The watch as it goes on, and its last picture once it has ended. What is urgent stands first and never moves. */
export const Watching = ({ state, watch, now }: WatchingProps): ReactElement => {
  const styles = useStyles();
  const texts = useTexts();
  const rows = portRows(watch, state.ports, texts);
  const awaited = watch.status === 'running' && isSetupAwaited(watch.setup);
  return (
    <>
      <SituationPanel watch={watch} rows={rows} now={now} />
      <PortSights rows={rows} now={now} />
      {watch.status !== 'running' && (
        <StartPanel title={texts.say('during.start.title-again')} again />
      )}
      <UpdateTimeline state={state} />
      <div className={styles.columns}>
        <ServiceList watch={watch} />
        <SetupPanel setup={watch.setup} notes={watch.setupNotes} now={now} />
        <CaptureHistory watch={watch} now={now} />
        <DeferralList plans={state.plans} />
      </div>
      {awaited && <SetupCommandPanel title={texts.say('during.command.title')} />}
      <WatchFacts watch={watch} estimate={state.capture} now={now} />
    </>
  );
};
