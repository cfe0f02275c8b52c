import { exclusionItem } from '../../../shared/evidence/items.ts';
import { readExclusions } from '../../../shared/facts/read-item.ts';
import { exclusionState } from '../../../shared/ports/assess-ports.ts';
import { families, type Exclusion, type Family } from '../../../shared/ports/vocabulary.ts';
import type { Server } from '../server/server.ts';

/** The active exclusions, as they were read last. */
export type ExclusionView = {
  /** Null when the table of that family is not known. */
  readonly covers: (family: Family, port: number) => boolean | null;
  /** Reads both tables again when the last read is too old, or was called off by `forget`. */
  readonly refresh: (signal: AbortSignal) => Promise<void>;
  /** Something was changed: what is known does not count any more. */
  readonly forget: () => void;
};

/** Each read starts two processes, so this is not done at each look. Nobody but this program and an administrator changes the tables. */
const refreshEveryMs = 60_000;

export const createExclusionView = (
  server: Pick<Server, 'read'>,
  elapsed: () => number,
): ExclusionView => {
  const tables: Record<Family, readonly Exclusion[] | null> = { ipv4: null, ipv6: null };
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    covers: (family, port) => {
      const table = tables[family];
      return table === null ? null : exclusionState(table, port) === 'administered';
    },
    refresh: async (signal) => {
      if (elapsed() - readAt < refreshEveryMs) return;
      readAt = elapsed();
      for (const family of families) {
        const id = exclusionItem(family, 'tcp', 'active');
        const fact = readExclusions(id, 'active', await server.read(id, { signal }));
        tables[family] = fact.known ? fact.value : null;
      }
    },
    forget: () => {
      readAt = Number.NEGATIVE_INFINITY;
    },
  };
};
