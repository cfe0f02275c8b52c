import type { Answer } from '../../checks/check.ts';
import type { Facts } from '../../facts/derive-facts.ts';
import type { Fact } from '../../facts/fact.ts';
import type { AfterInput } from '../input.ts';

/** The answer of a check that has nothing to compare with. */
export const nothingToCompare = ({ baseline, facts }: AfterInput, what: string): Answer => ({
  subject: facts.server.hostName,
  outcome: 'error',
  title: `${what}: there is no baseline to compare with`,
  summary: `${baseline.note.why ?? 'No usable baseline was kept before the update.'} Without it nobody can tell what the update changed, so this question stays open.`,
  evidence: ['baseline'],
  remediation: [
    {
      kind: 'hint',
      text: 'Compare by hand with what is known of the server, or with the report of an earlier run. Do not set all services to Automatic: POP and IMAP are Manual unless you use them.',
    },
  ],
});

/** A part of the evidence that one side does not have. */
export type Gap = { readonly item: string; readonly text: string };

/** The first fact that was not read, and on which side. */
export const gapIn = (
  before: readonly Fact<unknown>[],
  now: readonly Fact<unknown>[],
): Gap | null => {
  for (const [facts, when] of [
    [before, 'before the update'],
    [now, 'now'],
  ] as const)
    for (const fact of facts)
      if (!fact.known)
        return {
          item: fact.item,
          text: `"${fact.item}" was not read ${when} (${fact.code}: ${fact.message}).`,
        };
  return null;
};

/** The answer of a check that lacks a part of the evidence. */
export const notRead = (facts: Facts, what: string, gap: Gap): Answer => ({
  subject: facts.server.hostName,
  outcome: 'error',
  title: `${what}: it could not be compared`,
  summary: `${gap.text} What was not read is never good news.`,
  evidence: [gap.item],
  remediation: [{ kind: 'hint', text: 'Verify again.' }],
});
