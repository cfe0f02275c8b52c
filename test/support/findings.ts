import { analyzeEvidence } from '../../shared/report/build-report.ts';
import type { Finding, ReportPort } from '../../shared/report/schema.ts';
import { evidenceOf, type ServerUnderTest } from './evidence.ts';

/** Findings of one check on a server under test. */
export const findingsOn = (given: ServerUnderTest, checkId: string): readonly Finding[] =>
  analyzeEvidence(evidenceOf(given), new Date('2026-11-24T03:01:00.000Z')).findings.filter(
    ({ id }) => id === checkId,
  );

/** `outcome` of each finding by subject. */
export const outcomesOn = (given: ServerUnderTest, checkId: string): Record<string, string> =>
  Object.fromEntries(findingsOn(given, checkId).map(({ subject, outcome }) => [subject, outcome]));

export const portsOn = (given: ServerUnderTest): readonly ReportPort[] =>
  analyzeEvidence(evidenceOf(given), new Date('2026-11-24T03:01:00.000Z')).ports;

/** A finding as a check would make it, for tests of what is done with findings. */
export const finding = (
  given: Pick<Finding, 'id' | 'outcome' | 'impact'> & Partial<Finding>,
): Finding => ({
  subject: 'EX01',
  title: given.id,
  summary: '',
  evidence: [],
  remediation: [],
  docs: [],
  ...given,
});
