import { isMainModule } from './support/main-module.ts';
import { runTool } from './support/tool.ts';

/** One of the checks that need no running: types, lint, format. */
export type CheckOutcome = { readonly name: string; readonly passed: boolean };

const checks = [
  { name: 'types', packageName: 'typescript', command: 'tsc', args: ['-b'] },
  { name: 'lint', packageName: 'oxlint', command: 'oxlint', args: [] },
  { name: 'format', packageName: 'oxfmt', command: 'oxfmt', args: ['--check'] },
] as const;

/** Runs all the checks, also after one has failed, so that one run shows everything there is to mend. */
export async function runChecks(): Promise<CheckOutcome[]> {
  const outcomes: CheckOutcome[] = [];
  for (const check of checks) {
    const ended = await runTool(check.packageName, check.args, {}, check.command);
    outcomes.push({ name: check.name, passed: ended.code === 0 });
    console.log(`check: ${check.name} ${ended.code === 0 ? 'passed' : 'FAILED'}`);
  }
  return outcomes;
}

if (isMainModule(import.meta.url)) {
  const outcomes = await runChecks();
  if (outcomes.some((outcome) => !outcome.passed)) process.exitCode = 1;
}
