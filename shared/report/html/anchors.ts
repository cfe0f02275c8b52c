import { findingKey } from '../finding-key.ts';
import type { Report } from '../schema.ts';

/** Place of a finding in the page, by its number: no text of a server becomes part of an address. */
export const findingAnchor = (index: number): string => `finding-${index + 1}`;

export const anchorOfFinding = (report: Report, key: string): string | null => {
  const index = report.findings.findIndex((finding) => findingKey(finding) === key);
  return index < 0 ? null : findingAnchor(index);
};

export const evidenceAnchor = (index: number): string => `evidence-${index + 1}`;

/** The last read of an item counts, so references lead there. */
export const anchorOfEvidence = (report: Report, id: string): string | null => {
  const index = (report.evidenceIndex ?? []).findLastIndex((entry) => entry.id === id);
  return index < 0 ? null : evidenceAnchor(index);
};
