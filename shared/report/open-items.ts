import { waiverFor, isBlocker } from '../run/verdict.ts';
import { captureName } from './watch-words.ts';
import { madeAt, plansOf } from './report-parts.ts';
import { findingKey } from './finding-key.ts';
import type { Report } from './schema.ts';
import { say } from '../texts/stored.ts';

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
      : [
          {
            name: say('open-item.verification'),
            text: say('open-item.verification.again', { status: say(`code.${after.status}`) }),
          },
        ]),
    ...findings
      .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable')
      .map((finding) => {
        const waiver = isBlocker(finding) ? waiverFor(finding, waivers, now) : undefined;
        const text = `${say(`code.${finding.outcome}`)}, ${say(`code.${finding.impact}`)}: ${finding.title}`;
        return {
          name: findingKey(finding),
          text: waiver ? say('open-item.waived', { finding: text, by: waiver.by }) : text,
        };
      }),
    ...(after.settled?.left ?? []).map(({ name, state }) => ({
      name,
      text: say('open-item.unsettled', { state: say(`code.${state}`) }),
    })),
    ...(after.settled?.flapping ?? []).map((name) => ({
      name,
      text: say('open-item.flapping'),
    })),
    ...plansOf(report)
      .plans.filter(({ outcome }) => outcome !== 'applied' && outcome !== 'withdrawn')
      .map(({ plan, outcome }) => ({
        name: plan.title,
        text: say('open-item.plan', { outcome: say(`code.${outcome ?? 'not-ended'}`) }),
      })),
    ...captures
      .filter(({ lastSeenAt }) => lastSeenAt === null)
      .map((capture) => ({
        name: captureName(capture),
        text: say('open-item.captured'),
      })),
  ];
};
