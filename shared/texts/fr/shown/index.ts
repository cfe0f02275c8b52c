import type { shownEn } from '../../en/shown/index.ts';
import { withFrenchSpaces } from '../typography.ts';
import { afterCompareFr } from './after-compare.ts';
import { afterProblemsFr } from './after-problems.ts';
import { afterFr } from './after.ts';
import { beforeFr } from './before.ts';
import { commonFr } from './common.ts';
import { connectFr } from './connect.ts';
import { duringFr } from './during.ts';
import { gateFr } from './gate.ts';
import { planFr } from './plan.ts';
import { reportFr } from './report.ts';
import { reportMethodFr } from './report-method.ts';
import { reportSectionsFr } from './report-sections.ts';
import { reportWordsFr } from './report-words.ts';
import { reportStepFr } from './report-step.ts';
import { shellFr } from './shell.ts';
import { terminalRehearsalFr } from './terminal-rehearsal.ts';
import { terminalReportFr } from './terminal-report.ts';
import { terminalWatchFr } from './terminal-watch.ts';
import { terminalFr } from './terminal.ts';
import { timelineFr } from './timeline.ts';
import { windowFr } from './window.ts';
import { wordsFr } from './words.ts';

/** What windows, reports and terminals say, in French. */
export const shownFr: Readonly<Record<keyof typeof shownEn, string>> = withFrenchSpaces({
  ...afterFr,
  ...afterCompareFr,
  ...afterProblemsFr,
  ...beforeFr,
  ...commonFr,
  ...connectFr,
  ...duringFr,
  ...gateFr,
  ...planFr,
  ...reportFr,
  ...reportMethodFr,
  ...reportSectionsFr,
  ...reportWordsFr,
  ...reportStepFr,
  ...shellFr,
  ...terminalFr,
  ...terminalRehearsalFr,
  ...terminalReportFr,
  ...terminalWatchFr,
  ...timelineFr,
  ...windowFr,
  ...wordsFr,
});
