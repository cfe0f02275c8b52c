import { useEffect, useState } from 'react';

import { dynamicPortItem, exclusionItem } from '../../../../shared/evidence/items.ts';
import { parseDynamicPort } from '../../../../shared/netsh/parse-dynamic-port.ts';
import { parseExcludedPorts } from '../../../../shared/netsh/parse-excluded-ports.ts';
import {
  families,
  type Exclusion,
  type Family,
  type PortRange,
} from '../../../../shared/ports/vocabulary.ts';
import { call } from '../../../store/client.ts';
import { useRunState } from '../../../store/run-store.ts';

/** Range and active exclusions of one family for TCP; null: not read, or not usable. */
export type FamilyTables = {
  readonly range: PortRange | null;
  readonly exclusions: readonly Exclusion[] | null;
};
export type Tables = Readonly<Record<Family, FamilyTables>>;

const unread: FamilyTables = { range: null, exclusions: null };
const nothing: Tables = { ipv4: unread, ipv6: unread };

/** The decoded output of a command whose answer can be used; null else. */
const usableText = async (id: string): Promise<string | null> => {
  const answer = await call('evidence.item', { id });
  return answer.ok && answer.value.problem === null ? answer.value.text : null;
};

const parsed = <T>(text: string | null, parse: (bytes: Uint8Array) => T | null): T | null =>
  // Digits, dashes and stars are the same bytes in every code page. The line end was trimmed with the rest; a parser takes its absence for a cut.
  text === null ? null : parse(new TextEncoder().encode(`${text}\n`));

const readFamily = async (family: Family): Promise<FamilyTables> => {
  const [range, exclusions] = await Promise.all([
    usableText(dynamicPortItem(family, 'tcp')),
    usableText(exclusionItem(family, 'tcp', 'active')),
  ]);
  return {
    range: parsed(range, parseDynamicPort),
    exclusions: parsed(exclusions, (bytes) => parseExcludedPorts(bytes, 'active')),
  };
};

const ids: readonly string[] = families.flatMap((family) => [
  dynamicPortItem(family, 'tcp'),
  exclusionItem(family, 'tcp', 'active'),
]);

/** The tables as they were last read; fetched again when one of them was read again. */
export const useTables = (): Tables => {
  const state = useRunState();
  const version = [
    state?.runId ?? '',
    ...(state?.items ?? []).flatMap((item) =>
      ids.includes(item.id) && item.status === 'read' ? [`${item.id} ${item.item.startedAt}`] : [],
    ),
  ].join('|');
  const [tables, setTables] = useState(nothing);
  useEffect(() => {
    let current = true;
    void Promise.all(families.map(readFamily)).then(([ipv4, ipv6]) => {
      if (current && ipv4 !== undefined && ipv6 !== undefined) setTables({ ipv4, ipv6 });
      return undefined;
    });
    return () => {
      current = false;
    };
  }, [version]);
  return tables;
};
