import type { BeforeAfterRow, Health } from '../shared/after/schema.ts';
import type { Impact, Outcome, PortSource, Risk, Verdict } from '../shared/report/schema.ts';

/** Words for the codes of the model, in the terms of the report and the terminal. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  pass: 'Pass',
  fail: 'Fail',
  manual: 'Manual',
  'not-applicable': 'Not applicable',
  error: 'Error',
  skipped: 'Skipped',
  'in-progress': 'In progress',
};

/** What an outcome means, for those who meet the word for the first time. */
export const outcomeMeanings: Readonly<Record<Outcome, string>> = {
  pass: 'The question was answered, and the answer is good.',
  fail: 'The question was answered, and something has to be done.',
  manual: 'Only you can judge this.',
  'not-applicable': 'The question does not arise on this server.',
  error: 'The question could not be answered. That is never a pass.',
  skipped: 'The question was not asked.',
  'in-progress': 'The answer is still to come.',
};

export const impactWords: Readonly<Record<Impact, string>> = {
  'update-fails': 'update fails',
  outage: 'outage',
  degraded: 'degraded',
  information: 'information',
};

export const riskWords: Readonly<Record<Risk, string>> = {
  captured: 'Captured',
  blocked: 'Blocked',
  unknown: 'Not known',
  'at-risk': 'At risk',
  protected: 'Protected',
  'outside-range': 'Outside the range',
};

export const riskMeanings: Readonly<Record<Risk, string>> = {
  captured: 'Something other than its service holds the port: the service cannot start (10048).',
  blocked: 'A system exclusion covers the port: Windows refuses it even to its service (10013).',
  unknown: 'A range, an exclusion table or the holder could not be read.',
  'at-risk': 'Windows may hand the port out to any outgoing connection while the service is down.',
  protected: 'An administered exclusion keeps Windows from handing the port out.',
  'outside-range': 'Windows never hands the port out by itself.',
};

export const sourceWords: Readonly<Record<PortSource, string>> = {
  observed: 'observed',
  configured: 'configured',
  documented: 'documented',
};

export const sourceMeanings: Readonly<Record<PortSource, string>> = {
  observed: 'The service listens on it now.',
  configured: 'Read from the configuration of the service.',
  documented: 'A documented default: a candidate, not a fact about this server.',
};

export const verdictWords: Readonly<Record<Verdict, string>> = {
  go: 'Go',
  'go-with-warnings': 'Go with warnings',
  'no-go': 'No-go',
  incomplete: 'Incomplete',
};

export const verdictMeanings: Readonly<Record<Verdict, string>> = {
  go: 'Every question that could block the update was answered, and nothing stands in its way.',
  'go-with-warnings': 'Nothing blocks the update, but something is left that you should know.',
  'no-go':
    'Something would fail or be down after the update. It has to be fixed, or waived by name.',
  incomplete:
    'A question that could block the update has no answer yet. What cannot be read is never a pass.',
};

export const healthWords: Readonly<Record<Health, string>> = {
  healthy: 'Healthy',
  degraded: 'Degraded',
  outage: 'Outage',
  incomplete: 'Incomplete',
};

export const healthMeanings: Readonly<Record<Health, string>> = {
  healthy: 'Everything that ran before the update runs, listens and answers as it did.',
  degraded: 'Mail flows, but something is left that you should know.',
  outage:
    'Something that worked before the update does not. It has to be fixed, or waived by name.',
  incomplete:
    'A question that could hide an outage has no answer. What cannot be read is never healthy.',
};

/** How a difference between before and after is to be taken. */
export const judgedWords: Readonly<Record<BeforeAfterRow['judged'], string>> = {
  same: 'Same',
  expected: 'Expected',
  noted: 'Look at it',
  worse: 'Worse',
  unknown: 'Not known',
};

export const judgedMeanings: Readonly<Record<BeforeAfterRow['judged'], string>> = {
  same: 'As it was before the update.',
  expected: 'Differs as an update, or the nature of the service, makes it.',
  noted: 'Differs, and only you can say whether that is meant.',
  worse: 'Differs for the worse; a finding above says more.',
  unknown: 'One side could not be read, or contradicts itself.',
};

/** Short names of the checks, for lists; the check itself carries the question. */
export const checkNames: Readonly<Record<string, string>> = {
  'HOST-001': 'Elevation',
  'SVC-001': 'Baseline of the services',
  'SVC-002': 'Services that should run',
  'PORT-001': 'Range and protection',
  'PORT-002': 'System exclusions',
  'PORT-003': 'Holders of the ports',
  'PORT-004': 'Both families, both stores',
  'PORT-005': 'Range and exclusion tables',
  'PORT-006': 'Chance of a capture',
};

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
