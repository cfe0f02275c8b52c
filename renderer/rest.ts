// All that a window without a server does not need: what reads, judges and shows a run, and what opens on top. One file, loaded
// when the first picture stands (`later.tsx`).
export { ConnectionBanner } from './app/connection-banner.tsx';
export { LanguageMenu } from './app/language-menu.tsx';
export { LiveRegion } from './app/live-region.tsx';
export { NoticeBar } from './app/notice-bar.tsx';
export { RehearsalClock } from './app/rehearsal-clock.tsx';
export { RehearsalSpeed } from './app/rehearsal-speed.tsx';
export { runEntries } from './app/run-entries.ts';
export { StandingTag } from './app/standing-tag.tsx';
export { TimelineDrawer } from './app/timeline-drawer.tsx';
export { AfterStep } from './steps/after/after-step.tsx';
export { DifferenceDialog } from './steps/after/difference-dialog.tsx';
export { RecoverDialog, RestoreDialog } from './steps/after/recovery-dialogs.tsx';
export { BeforeStep } from './steps/before/before-step.tsx';
export { EvidenceDialog } from './steps/before/evidence-dialog.tsx';
export { ProtectDialog } from './steps/before/protect/protect-dialog.tsx';
export { ConnectedNote } from './steps/connect/connected-note.tsx';
export { DuringStep } from './steps/during/during-step.tsx';
export { FreeDialog } from './steps/during/free-dialog.tsx';
export { GateStep } from './steps/gate/gate-step.tsx';
export { WaiveDialog } from './steps/gate/waive-dialog.tsx';
export { ReportStep } from './steps/report/report-step.tsx';
export { followServer } from './store/follow-server.ts';
export { intents } from './store/intents.ts';
