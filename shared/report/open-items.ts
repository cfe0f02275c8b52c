import { waiverFor, isBlocker } from '../run/verdict.ts';
import { captureName } from './watch-words.ts';
import { madeAt, plansOf } from './report-parts.ts';
import { findingKey, type Report } from './schema.ts';

/** Something that is handed on with the server. */
export type OpenItem = { readonly name: string; readonly text: string };

/** Everything that is not settled after the update: findings, services that have not settled, plans that did not end well. Whoever signs takes these on. */
export const openItemsOf = (report: Report): readonly OpenItem[] => {
  const { after, findings, captures = [], waivers } = report;
  if (after === undefined) return [];
  const now = madeAt(report);
  return [
    ...(after.status === 'finished'
      ? []
      : [{ name: 'Verification', text: `${after.status}; it has to be gone through again` }]),
    ...findings
      .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable')
      .map((finding) => {
        const waiver = isBlocker(finding) ? waiverFor(finding, waivers, now) : undefined;
        return {
          name: findingKey(finding),
          text: `${finding.outcome}, ${finding.impact}: ${finding.title}${waiver ? ` (waived by ${waiver.by})` : ''}`,
        };
      }),
    ...(after.settled?.left ?? []).map(({ name, state }) => ({
      name,
      text: `had not settled: ${state}`,
    })),
    ...(after.settled?.flapping ?? []).map((name) => ({
      name,
      text: 'started and ended again while it was waited for',
    })),
    ...plansOf(report)
      .plans.filter(({ outcome }) => outcome !== 'applied' && outcome !== 'withdrawn')
      .map(({ plan, outcome }) => ({ name: plan.title, text: `plan ${outcome ?? 'not ended'}` })),
    ...captures
      .filter(({ lastSeenAt }) => lastSeenAt === null)
      .map((capture) => ({
        name: captureName(capture),
        text: 'was captured when the watch looked last; see SVC-103',
      })),
  ];
};
