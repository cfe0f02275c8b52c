import { exclusionItem, exclusionItemIds, rangeItemIds } from '../evidence/items.ts';
import { dynamicPortItem } from '../evidence/items.ts';
import type { Facts } from '../facts/derive-facts.ts';
import type { Unread } from '../facts/fact.ts';
import { families, familyName, protocols, stores } from '../ports/vocabulary.ts';
import { findingsOf, type Answer, type Check } from './check.ts';
import { docs } from './docs.ts';
import { say } from '../texts/stored.ts';

const tables = [...rangeItemIds, ...exclusionItemIds];

/** Could every range and exclusion table be read? */
export const port005: Check = {
  id: 'PORT-005',
  question: say('PORT-005.question'),
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
      title: say('PORT-005.unread', { failed: failed.length, all: tables.length }),
      summary: `${say('PORT-005.unread.summary')} ${failed.map(({ item, code, message }) => `${item} (${code}): ${message}`).join(' · ')}`,
      evidence: failed.map(({ item }) => item),
      remediation: [
        {
          kind: 'hint',
          text: say('PORT-005.unread.hint'),
        },
      ],
      docs: [docs.dynamicPorts],
    };
  return {
    subject,
    outcome: 'pass',
    title: say('PORT-005.read'),
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
