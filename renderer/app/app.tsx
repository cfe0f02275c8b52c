import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import type { ComponentType, ReactElement } from 'react';

import { ConnectStep } from '../steps/connect/connect-step.tsx';
import { later } from '../later.tsx';
import { useUi, type StepId } from '../store/ui-store.ts';
import { narrow } from '../theme/narrow.ts';
import { themes } from '../theme/themes.ts';
import { useTheme } from '../theme/use-theme.ts';
import { useFocusKeeper } from './focus-keeper.ts';
import { RehearsalBanner } from './rehearsal-banner.tsx';
import { Stepper } from './stepper.tsx';
import { TopBar } from './top-bar.tsx';

const ConnectionBanner = later((rest) => rest.ConnectionBanner);
const NoticeBar = later((rest) => rest.NoticeBar);
const LiveRegion = later((rest) => rest.LiveRegion);
const BeforeStep = later((rest) => rest.BeforeStep);
const GateStep = later((rest) => rest.GateStep);
const DuringStep = later((rest) => rest.DuringStep);
const AfterStep = later((rest) => rest.AfterStep);
const ReportStep = later((rest) => rest.ReportStep);
const TimelineDrawer = later((rest) => rest.TimelineDrawer);
const ProtectDialog = later((rest) => rest.ProtectDialog);
const EvidenceDialog = later((rest) => rest.EvidenceDialog);
const WaiveDialog = later((rest) => rest.WaiveDialog);
const FreeDialog = later((rest) => rest.FreeDialog);
const RecoverDialog = later((rest) => rest.RecoverDialog);
const RestoreDialog = later((rest) => rest.RestoreDialog);
const DifferenceDialog = later((rest) => rest.DifferenceDialog);

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

const steps: Readonly<Record<StepId, ComponentType>> = {
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
