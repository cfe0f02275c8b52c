import type { Finding } from '../report/schema.ts';
import { watchFindingsAfterwards } from '../watch/findings-afterwards.ts';
import { watchQuestions } from '../watch/findings.ts';
import { afterChecks, runAfterCheck } from './checks/index.ts';
import { compare } from './compare/index.ts';
import type { AfterInput } from './input.ts';
import type { BeforeAfterRow } from './schema.ts';

/** What was found after the update. */
export type Verification = {
  readonly findings: readonly Finding[];
  readonly rows: readonly BeforeAfterRow[];
};

/**
 * Compares the server with its baseline and runs every check of the After phase.
 *
 * How Setup ended belongs to the health of the server, so where a watch ran its answer is among the findings; who held a port while it ran does not, because SVC-103 looks at the port as it is now.
 */
export const verify = (input: AfterInput): Verification => ({
  findings: [
    ...setupFindings(input),
    ...afterChecks.flatMap((check) => runAfterCheck(check, input)),
  ],
  rows: compare(input),
});

const setupFindings = ({ watch }: AfterInput): readonly Finding[] =>
  watch === null
    ? []
    : watchFindingsAfterwards(watch).filter(({ id }) => id === watchQuestions.setup.id);
