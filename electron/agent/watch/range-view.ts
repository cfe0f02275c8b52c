import { dynamicPortItem } from '../../../shared/evidence/items.ts';
import { readDynamicPort } from '../../../shared/facts/read-item.ts';
import {
  contains,
  families,
  familyName,
  type Family,
  type PortRange,
} from '../../../shared/ports/vocabulary.ts';
import type { WatchedPort } from '../../../shared/watch/schema.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { Server } from '../server/server.ts';

export type Ranges = Readonly<Record<Family, PortRange | null>>;

/** The dynamic port ranges for TCP, as they were read last. Setup may set them while the watch runs. */
export type RangeView = {
  /** Null where the range of that family is not known. */
  readonly ranges: () => Ranges;
  /** Reads both again when the last read is too old, or was called off by `forget`. Answers what to tell about a range that is another one now; one that cannot be read stays as it was. */
  readonly refresh: (signal: AbortSignal) => Promise<readonly string[]>;
  readonly forget: () => void;
};

/** Each read starts a process; see the exclusions, which are read as often. */
const refreshEveryMs = 60_000;

export const createRangeView = (
  server: Pick<Server, 'read'>,
  elapsed: () => number,
  { ranges: before, ports }: { readonly ranges: Ranges; readonly ports: readonly WatchedPort[] },
): RangeView => {
  let ranges = before;
  // What the checks read may be hours old, and older than the interruption after which the watch goes on.
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    ranges: () => ranges,
    refresh: async (signal) => {
      if (elapsed() - readAt < refreshEveryMs) return [];
      readAt = elapsed();
      const changes: string[] = [];
      for (const family of families) {
        const id = dynamicPortItem(family, 'tcp');
        const fact = readDynamicPort(id, await server.read(id, { signal }));
        if (!fact.known) continue;
        const was = ranges[family];
        ranges = { ...ranges, [family]: fact.value };
        if (was !== null && (was.first !== fact.value.first || was.last !== fact.value.last))
          changes.push(changeText(family, was, fact.value, ports));
      }
      return changes;
    },
    forget: () => {
      readAt = Number.NEGATIVE_INFINITY;
    },
  };
};

const changeText = (
  family: Family,
  was: PortRange,
  is: PortRange,
  ports: readonly WatchedPort[],
): string => {
  const named = (those: readonly WatchedPort[]): string =>
    those.map(({ service, port }) => say('watch.port-of', { port, service })).join(', ');
  const tcp = ports.filter(({ protocol }) => protocol === 'tcp');
  const entered = tcp.filter(({ port }) => contains(is, port) && !contains(was, port));
  const left = tcp.filter(({ port }) => !contains(is, port) && contains(was, port));
  return [
    say('watch.range', {
      family: familyName(family),
      wasFirst: was.first,
      wasLast: was.last,
      isFirst: is.first,
      isLast: is.last,
    }),
    ...(entered.length === 0 ? [] : [say('watch.range-entered', { ports: named(entered) })]),
    ...(left.length === 0 ? [] : [say('watch.range-left', { ports: named(left) })]),
  ].join(' ');
};
