import { afterCompareEn } from './after-compare.ts';
import { afterProblemsEn } from './after-problems.ts';
import { afterEn } from './after.ts';
import { beforeEn } from './before.ts';
import { commonEn } from './common.ts';
import { connectEn } from './connect.ts';
import { duringEn } from './during.ts';
import { gateEn } from './gate.ts';
import { planEn } from './plan.ts';
import { reportEn } from './report.ts';
import { reportMethodEn } from './report-method.ts';
import { reportSectionsEn } from './report-sections.ts';
import { reportWordsEn } from './report-words.ts';
import { reportStepEn } from './report-step.ts';
import { shellEn } from './shell.ts';
import { terminalRehearsalEn } from './terminal-rehearsal.ts';
import { terminalReportEn } from './terminal-report.ts';
import { terminalWatchEn } from './terminal-watch.ts';
import { terminalEn } from './terminal.ts';
import { timelineEn } from './timeline.ts';
import { windowEn } from './window.ts';
import { wordsEn } from './words.ts';

/** What windows, reports and terminals say, in English. */
export const shownEn = {
  ...afterEn,
  ...afterCompareEn,
  ...afterProblemsEn,
  ...beforeEn,
  ...commonEn,
  ...connectEn,
  ...duringEn,
  ...gateEn,
  ...planEn,
  ...reportEn,
  ...reportMethodEn,
  ...reportSectionsEn,
  ...reportWordsEn,
  ...reportStepEn,
  ...shellEn,
  ...terminalEn,
  ...terminalRehearsalEn,
  ...terminalReportEn,
  ...terminalWatchEn,
  ...timelineEn,
  ...windowEn,
  ...wordsEn,
} as const;
