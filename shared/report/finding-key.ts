import type { Finding } from './schema.ts';

/** Identifies a finding across runs: the check's id and what it is about. */
export const findingKey = (finding: Pick<Finding, 'id' | 'subject'>): string =>
  `${finding.id} ${finding.subject}`;
