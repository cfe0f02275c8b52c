import { exclusionItem, exclusionItemIds, rangeItemIds } from '../evidence/items.ts';
import { dynamicPortItem } from '../evidence/items.ts';
import type { Facts } from '../facts/derive-facts.ts';
import type { Unread } from '../facts/fact.ts';
import { families, familyName, protocols, stores } from '../ports/vocabulary.ts';
import { findingsOf, type Answer, type Check } from './check.ts';
import { docs } from './docs.ts';

const tables = [...rangeItemIds, ...exclusionItemIds];

/** Could every range and exclusion table be read? */
export const port005: Check = {
  id: 'PORT-005',
  question: 'Could every range and exclusion table be read?',
  impact: 'outage',
  needs: tables,
  evaluate: ({ facts }) => findingsOf(port005, [answer(facts)]),
};

const answer = (facts: Facts): Answer => {
  const subject = facts.server.hostName;
  const failed = unreadTables(facts);
  if (failed.length > 0)
    return {
      subject,
      outcome: 'error',
      title: `${failed.length} of ${tables.length} tables could not be read`,
      summary: `What cannot be read is not taken for good news. ${failed.map(({ item, code, message }) => `${item} (${code}): ${message}`).join(' · ')}`,
      evidence: failed.map(({ item }) => item),
      remediation: [
        {
          kind: 'hint',
          text: 'Run the command shown with the evidence in an elevated console on the server and see what it answers; then run this check again.',
        },
      ],
      docs: [docs.dynamicPorts],
    };
  return {
    subject,
    outcome: 'pass',
    title: 'Every range and exclusion table was read',
    summary: families
      .flatMap((family) =>
        protocols.map((protocol) => {
          const range = facts.ranges[family][protocol];
          return range.known
            ? `${familyName(family)} ${protocol} ${range.value.first}–${range.value.last}`
            : '';
        }),
      )
      .join(', '),
    evidence: tables,
  };
};

const unreadTables = (facts: Facts): readonly Unread[] =>
  families.flatMap((family) =>
    protocols.flatMap((protocol) =>
      [
        { id: dynamicPortItem(family, protocol), fact: facts.ranges[family][protocol] },
        ...stores.map((store) => ({
          id: exclusionItem(family, protocol, store),
          fact: facts.exclusions[family][protocol][store],
        })),
      ].flatMap(({ id, fact }) =>
        fact.known ? [] : [{ item: id, code: fact.code, message: fact.message }],
      ),
    ),
  );
