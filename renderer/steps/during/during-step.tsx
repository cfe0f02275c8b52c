import type { ReactElement } from 'react';

import { NoRun } from '../../components/no-run.tsx';
import { StepPage } from '../../components/step-page.tsx';
import { useRunState } from '../../store/run-store.ts';
import { useServerNow } from '../../store/use-now.ts';
import { useTexts } from '../../store/use-texts.ts';
import { DeferralList } from './deferral-list.tsx';
import { GateNote } from './gate-note.tsx';
import { SetupCommandPanel } from './setup-command-panel.tsx';
import { StartPanel } from './start-panel.tsx';
import { WatchButtons } from './watch-buttons.tsx';
import { Watching } from './watching.tsx';

/** The During phase: the watch is started, Setup is run, and everything that happens to the ports and services stands here. */
export const DuringStep = (): ReactElement => {
  const texts = useTexts();
  const title = texts.say('during.title');
  const state = useRunState();
  const now = useServerNow(1_000);
  if (state === null) return <NoRun title={title} />;
  const { watch } = state;
  if (watch === null)
    return (
      <StepPage title={title}>
        <GateNote state={state} now={now} />
        <StartPanel title={texts.say('during.start.title-first')} again={false} />
        <SetupCommandPanel title={texts.say('during.command.title-second')} />
        <DeferralList plans={state.plans} />
      </StepPage>
    );
  return (
    <StepPage title={title} scrolls={false} actions={<WatchButtons watch={watch} />}>
      <Watching state={state} watch={watch} now={now} />
    </StepPage>
  );
};
