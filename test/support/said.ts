import { expect } from 'vitest';

import type { Finding, Remediation } from '../../shared/report/schema.ts';

/** What a finding has to tell an operator. */
export type Said = {
  readonly title: string;
  /** The whole text, or words that have to be in it. */
  readonly summary: string | readonly string[];
  readonly evidence: readonly string[];
  /** What is advised, in order: its kind, and words that have to be in its text. Left out: nothing. */
  readonly advice?: readonly (readonly [kind: Remediation['kind'], words: string])[];
  /** Pages of Microsoft that it points to. Left out: none. */
  readonly docs?: readonly string[];
};

/** Compares what a finding says with what it has to say. */
export const expectSaid = (finding: Finding | undefined, said: Said): void => {
  expect(finding?.title).toBe(said.title);
  if (typeof said.summary === 'string') expect(finding?.summary).toBe(said.summary);
  else for (const words of said.summary) expect(finding?.summary).toContain(words);
  expect(finding?.evidence).toEqual(said.evidence);
  expect(finding?.remediation).toEqual(
    (said.advice ?? []).map(([kind, words]) =>
      expect.objectContaining({ kind, text: expect.stringContaining(words) as string }),
    ),
  );
  expect(finding?.docs).toEqual(said.docs ?? []);
};
