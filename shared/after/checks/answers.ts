import type { Answer } from '../../checks/check.ts';
import type { Facts } from '../../facts/derive-facts.ts';
import type { Fact } from '../../facts/fact.ts';
import { say } from '../../texts/stored.ts';
import type { AfterInput } from '../input.ts';

/** The answer of a check that has nothing to compare with. */
export const nothingToCompare = ({ baseline, facts }: AfterInput, what: string): Answer => ({
  subject: facts.server.hostName,
  outcome: 'error',
  title: say('after.no-baseline', { what }),
  summary: `${baseline.note.why ?? say('after.no-baseline.none-kept')} ${say('after.no-baseline.open')}`,
  evidence: ['baseline'],
  remediation: [{ kind: 'hint', text: say('after.no-baseline.hint') }],
});

/** A part of the evidence that one side does not have. */
export type Gap = { readonly item: string; readonly text: string };

/** The first fact that was not read, and on which side. */
export const gapIn = (
  before: readonly Fact<unknown>[],
  now: readonly Fact<unknown>[],
): Gap | null => {
  for (const [facts, unread] of [
    [before, 'after.unread-before'],
    [now, 'after.unread-now'],
  ] as const)
    for (const fact of facts)
      if (!fact.known) {
        const { item, code, message } = fact;
        return { item, text: say(unread, { item, code, message }) };
      }
  return null;
};

/** The answer of a check that lacks a part of the evidence. */
export const notRead = (facts: Facts, what: string, gap: Gap): Answer => ({
  subject: facts.server.hostName,
  outcome: 'error',
  title: say('after.not-compared', { what }),
  summary: `${gap.text} ${say('after.never-good-news')}`,
  evidence: [gap.item],
  remediation: [{ kind: 'hint', text: say('after.verify-again') }],
});
