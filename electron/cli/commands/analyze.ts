import { readEvidenceFile } from '../../../shared/evidence/read-file.ts';
import { analyzeEvidence } from '../../../shared/report/build-report.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { Command } from '../arguments.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { unreadable, type Ended } from '../failure.ts';
import { readInput } from '../read-input.ts';
import { sayReport } from '../speak.ts';

/** `analyze`: every check on evidence of any age. */
export const analyze = async (
  { file, json }: Extract<Command, { name: 'analyze' }>,
  texts: Texts,
): Promise<Ended> => {
  const bytes = await readInput(file, texts);
  if (!bytes.ok) return unreadable(bytes.error);
  const evidence = readEvidenceFile(bytes.value);
  if (!evidence.ok) return unreadable(evidence.error);
  const report = analyzeEvidence(evidence.value, new Date());
  sayReport(report, json, texts);
  return { exitCode: exitCodeOf(report.verdict) };
};
