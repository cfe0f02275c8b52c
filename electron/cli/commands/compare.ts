import { compareReports, type Comparison } from '../../../shared/report/compare.ts';
import type { Result } from '../../../shared/result.ts';
import type { Report } from '../../../shared/report/schema.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { Command } from '../arguments.ts';
import { comparisonExitCodes } from '../exit-codes.ts';
import { unreadable, type Ended } from '../failure.ts';
import { findReport } from '../find-report.ts';
import { say } from '../speak.ts';
import { renderComparison } from '../text/render-comparison.ts';
import { jsonText } from '../write-output.ts';

/** `report --compare`: what is new, worse, fixed or unchanged from one report to another. */
export const compare = async (
  { a, b, json }: Extract<Command, { name: 'compare' }>,
  texts: Texts,
): Promise<Ended> => {
  const older = named('A', await findReport(a, texts), texts);
  if (!older.ok) return unreadable(older.error);
  const newer = named('B', await findReport(b, texts), texts);
  if (!newer.ok) return unreadable(newer.error);
  const comparison = compareReports(older.value, newer.value);
  if (!comparison.ok) return unreadable(comparison.error);
  say(json ? jsonText(comparison.value) : renderComparison(comparison.value, texts));
  return { exitCode: exitCodes[comparison.value.conclusion] };
};

/** With two files it has to be said which one cannot be read. */
const named = (name: string, report: Result<Report>, texts: Texts): Result<Report> =>
  report.ok
    ? report
    : {
        ok: false,
        error: {
          ...report.error,
          message: texts.say('terminal.of', { name, text: texts.retell(report.error.message) }),
        },
      };

const exitCodes: Readonly<Record<Comparison['conclusion'], number>> = {
  'nothing-new-or-worse': comparisonExitCodes.calm,
  'new-or-worse': comparisonExitCodes.worse,
  incomplete: comparisonExitCodes.incomplete,
};
