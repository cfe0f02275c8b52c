import { findingKey } from './finding-key.ts';
import type { Finding, Report } from './schema.ts';

/** One thing to do. `findings` are the keys ({@link findingKey}) of what it settles. */
export type Action = NonNullable<Report['actions']>[number];

/** Takes findings that no earlier rule took, and answers with what to do about those it knows. */
export type ActionRule = (findings: readonly Finding[]) => readonly Action[];

export const action = (text: string, detail: string, findings: readonly Finding[]): Action => ({
  text,
  detail,
  findings: findings.map(findingKey),
});

/** The first hint: plans and commands stand with the finding itself. */
export const adviceOf = (finding: Finding): string =>
  finding.remediation.find(({ kind }) => kind === 'hint')?.text ?? '';

export const sentence = (...parts: readonly string[]): string =>
  parts
    .filter((part) => part.trim() !== '')
    .map((part) => (/[.!?]$/.test(part.trim()) ? part.trim() : `${part.trim()}.`))
    .join(' ');

export const list = (names: readonly string[]): string => names.join(', ');

/** Values that have the same key, in the order of their first. */
export const groupBy = <T>(values: readonly T[], keyOf: (value: T) => string): readonly T[][] => {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return [...groups.values()];
};
