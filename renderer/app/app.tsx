import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

import { AfterStep } from '../steps/after/after-step.tsx';
import { DifferenceDialog } from '../steps/after/difference-dialog.tsx';
import { RecoverDialog, RestoreDialog } from '../steps/after/recovery-dialogs.tsx';
import { BeforeStep } from '../steps/before/before-step.tsx';
import { EvidenceDialog } from '../steps/before/evidence-dialog.tsx';
import { ProtectDialog } from '../steps/before/protect/protect-dialog.tsx';
import { ConnectStep } from '../steps/connect/connect-step.tsx';
import { FreeDialog } from '../steps/during/free-dialog.tsx';
import { DuringStep } from '../steps/during/during-step.tsx';
import { GateStep } from '../steps/gate/gate-step.tsx';
import { WaiveDialog } from '../steps/gate/waive-dialog.tsx';
import { ReportStep } from '../steps/report/report-step.tsx';
import { useUi, type StepId } from '../store/ui-store.ts';
import { narrow } from '../theme/narrow.ts';
import { themes } from '../theme/themes.ts';
import { useTheme } from '../theme/use-theme.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { useFocusKeeper } from './focus-keeper.ts';
import { LiveRegion } from './live-region.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { RehearsalBanner } from './rehearsal-banner.tsx';
import { Stepper } from './stepper.tsx';
import { TimelineDrawer } from './timeline-drawer.tsx';
import { TopBar } from './top-bar.tsx';

const useStyles = makeStyles({
  frame: {
    height: '100vh',
    display: 'grid',
    gridTemplateColumns: '208px minmax(0, 1fr)',
    gridTemplateRows: '48px auto minmax(0, 1fr)',
    gridTemplateAreas: '"top top" "mark mark" "steps main"',
    backgroundColor: tokens.colorNeutralBackground2,
    [narrow]: { gridTemplateColumns: '60px minmax(0, 1fr)' },
  },
  main: {
    gridArea: 'main',
    position: 'relative',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
  },
  step: { flexGrow: 1, minHeight: 0 },
});

const steps: Readonly<Record<StepId, () => ReactElement>> = {
  connect: ConnectStep,
  before: BeforeStep,
  gate: GateStep,
  during: DuringStep,
  after: AfterStep,
  report: ReportStep,
};

/** The whole window. */
export const App = (): ReactElement => {
  useFocusKeeper();
  const theme = useTheme();
  const styles = useStyles();
  const step = useUi((state) => state.step);
  const dialog = useUi((state) => state.dialog);
  const Step = steps[step];
  return (
    <FluentProvider theme={themes[theme]}>
      <div className={styles.frame}>
        <TopBar />
        <RehearsalBanner />
        <Stepper />
        <main className={styles.main}>
          <ConnectionBanner />
          <div className={styles.step}>
            <Step key={step} />
          </div>
          <NoticeBar />
        </main>
      </div>
      <TimelineDrawer />
      {dialog?.kind === 'protect' && <ProtectDialog service={dialog.service} />}
      {dialog?.kind === 'free' && (
        <FreeDialog captureId={dialog.captureId} action={dialog.action} />
      )}
      {dialog?.kind === 'recover' && (
        <RecoverDialog service={dialog.service} cause={dialog.cause} />
      )}
      {dialog?.kind === 'restore' && <RestoreDialog />}
      {dialog?.kind === 'difference' && <DifferenceDialog path={dialog.path} />}
      {dialog?.kind === 'waive' && <WaiveDialog finding={dialog.finding} />}
      {dialog?.kind === 'evidence' && <EvidenceDialog itemId={dialog.itemId} />}
      <LiveRegion />
    </FluentProvider>
  );
};
