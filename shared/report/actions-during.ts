import { action, adviceOf, list, sentence, type ActionRule } from './action-parts.ts';
import type { Finding } from './schema.ts';
import { say } from '../texts/stored.ts';

const failed = (findings: readonly Finding[], id: string): readonly Finding[] =>
  findings.filter((finding) => finding.id === id && finding.outcome === 'fail');

/** While Setup works, services are down on purpose: nothing is to be done but to watch. */
export const waitForSetup: ActionRule = (findings) => {
  const mine = findings.filter(
    ({ id, outcome }) => ['SETUP-001', 'SVC-101'].includes(id) && outcome === 'in-progress',
  );
  return mine.length === 0
    ? []
    : [
        action(
          say('action.wait-setup'),
          mine.map(({ title, summary }) => sentence(title, summary)).join(' '),
          mine,
        ),
      ];
};

/** A captured port stands before everything that needs it: its exclusion, and the start of its service. */
export const endCaptures: ActionRule = (findings) =>
  failed(findings, 'PORT-101').map((finding) =>
    action(
      say('action.free-captured', { subject: finding.subject }),
      sentence(finding.summary, adviceOf(finding)),
      [finding],
    ),
  );

export const settleSetup: ActionRule = (findings) =>
  failed(findings, 'SETUP-001').map((finding) =>
    action(
      say('action.settle-why-first', { title: finding.title }),
      sentence(
        finding.summary,
        ...new Set(
          finding.remediation.filter(({ kind }) => kind === 'hint').map(({ text }) => text),
        ),
      ),
      [finding],
    ),
  );

/** Services with the same way out are one thing to do: a Setup that failed leaves dozens behind. */
export const restoreServices: ActionRule = (findings) => {
  const groups = new Map<string, readonly Finding[]>();
  for (const finding of failed(findings, 'SVC-101')) {
    const advice = adviceOf(finding);
    groups.set(advice, [...(groups.get(advice) ?? []), finding]);
  }
  return [...groups].map(([advice, mine]) => {
    const [only] = mine;
    return mine.length === 1 && only
      ? action(
          say('action.start', { service: only.subject }),
          sentence(only.title, only.summary, advice),
          mine,
        )
      : action(
          say('action.start-many', { count: mine.length }),
          sentence(list(mine.map(({ subject }) => subject)), advice),
          mine,
        );
  });
};
