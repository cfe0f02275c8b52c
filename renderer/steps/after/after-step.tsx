import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import type { AfterState } from '../../../shared/after/state.ts';
import type { RunState } from '../../../shared/run/state.ts';
import { isBlocker, waiverFor } from '../../../shared/run/verdict.ts';
import { NoRun } from '../../components/no-run.tsx';
import { StepPage } from '../../components/step-page.tsx';
import { UpdateTimeline } from '../../components/timeline-chart/update-timeline.tsx';
import { useRunState } from '../../store/run-store.ts';
import { useServerNow } from '../../store/use-now.ts';
import { useTexts } from '../../store/use-texts.ts';
import { WaivedList } from '../gate/waived-list.tsx';
import { AnswerTable } from './answer-table.tsx';
import { BeginPanel } from './begin-panel.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { FileList } from './file-list.tsx';
import { HealthBanner } from './health-banner.tsx';
import { afterFindings, standingHealth } from './health.ts';
import { PlanList } from './plan-list.tsx';
import { ProblemList } from './problem-list.tsx';
import { SettledNote } from './settled-note.tsx';
import { SignOffForm } from './sign-off-form.tsx';
import { ReadingPanel, SettlingPanel } from './waiting-panels.tsx';

const useStyles = makeStyles({
  past: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
});

/** The After phase: the server is compared with how it was, what broke is found and mended, and somebody signs. */
export const AfterStep = (): ReactElement => {
  const state = useRunState();
  const now = useServerNow(1_000);
  const title = useTexts().say('after.title');
  if (state === null) return <NoRun title={title} />;
  const { after } = state;
  return (
    <StepPage title={title}>
      {after === null ? (
        <BeginPanel state={state} />
      ) : (
        <Verification state={state} after={after} now={now} />
      )}
    </StepPage>
  );
};

type VerificationProps = {
  readonly state: RunState;
  readonly after: AfterState;
  readonly now: Date;
};

const Verification = ({ state, after, now }: VerificationProps): ReactElement => (
  <>
    <HealthBanner state={state} after={after} now={now} />
    <Progress state={state} after={after} now={now} />
  </>
);

const Progress = ({ state, after, now }: VerificationProps): ReactElement => {
  switch (after.status) {
    case 'settling':
      return (
        <>
          <SettlingPanel after={after} now={now} />
          <PlanList plans={state.plans} />
        </>
      );
    case 'reading':
      return (
        <>
          <ReadingPanel after={after} now={now} />
          <PlanList plans={state.plans} />
        </>
      );
    case 'interrupted':
      return (
        <>
          <BeginPanel state={state} />
          <PlanList plans={state.plans} />
        </>
      );
    case 'stale':
    case 'finished':
      return <Found state={state} after={after} now={now} />;
  }
};

const Found = ({ state, after, now }: VerificationProps): ReactElement => {
  const styles = useStyles();
  const findings = afterFindings(state);
  const waived = findings.filter(isBlocker).flatMap((finding) => {
    const waiver = waiverFor(finding, state.waivers, now);
    return waiver === undefined ? [] : [{ finding, waiver }];
  });
  return (
    <div className={styles.past}>
      <SettledNote after={after} />
      <ProblemList findings={findings} waivers={state.waivers} now={now} />
      <WaivedList waived={waived} />
      <PlanList plans={state.plans} />
      <AnswerTable after={after} now={now} />
      <UpdateTimeline state={state} />
      <DifferenceTable rows={after.rows} />
      <FileList rows={after.rows} />
      <SignOffForm health={standingHealth(state, now)} signOff={after.signOff} />
    </div>
  );
};
