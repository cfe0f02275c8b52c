// What the first picture of the window does not need; one file, read once the window stands.
export { AfterStep } from '../steps/after/after-step.tsx';
export { DifferenceDialog } from '../steps/after/difference-dialog.tsx';
export { RecoverDialog, RestoreDialog } from '../steps/after/recovery-dialogs.tsx';
export { BeforeStep } from '../steps/before/before-step.tsx';
export { EvidenceDialog } from '../steps/before/evidence-dialog.tsx';
export { ProtectDialog } from '../steps/before/protect/protect-dialog.tsx';
export { DuringStep } from '../steps/during/during-step.tsx';
export { FreeDialog } from '../steps/during/free-dialog.tsx';
export { GateStep } from '../steps/gate/gate-step.tsx';
export { WaiveDialog } from '../steps/gate/waive-dialog.tsx';
export { ReportStep } from '../steps/report/report-step.tsx';
export { TimelineDrawer } from './timeline-drawer.tsx';
