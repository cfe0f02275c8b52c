import type { TcpStatistics } from '../../../shared/evidence/schema.ts';
import { readNative } from '../../../shared/facts/read-item.ts';
import type { MeasuredRate } from '../../../shared/watch/schema.ts';
import type { Server } from '../server/server.ts';

/** Measures how many ports are handed out per second, while the watch runs. */
export type RateMeter = {
  /** The rate since the last measurement, when it is time for one; null otherwise, or when the counters cannot be read or ran backwards. */
  readonly measure: (signal: AbortSignal) => Promise<MeasuredRate | null>;
};

const measureEveryMs = 30_000;

export const createRateMeter = (server: Pick<Server, 'read'>, elapsed: () => number): RateMeter => {
  let last: { readonly at: number; readonly counters: TcpStatistics } | null = null;
  return {
    measure: async (signal) => {
      const at = elapsed();
      if (last !== null && at - last.at < measureEveryMs) return null;
      const fact = readNative('tcp-statistics', await server.read('tcp-statistics', { signal }));
      const before = last;
      last = fact.known ? { at, counters: fact.value } : null;
      if (before === null || last === null) return null;
      const seconds = (at - before.at) / 1_000;
      const opens = (family: 'ipv4' | 'ipv6'): number =>
        (last?.counters[family].activeOpens ?? 0) - before.counters[family].activeOpens;
      if (opens('ipv4') < 0 || opens('ipv6') < 0) return null;
      return { ipv4: opens('ipv4') / seconds, ipv6: opens('ipv6') / seconds, seconds };
    },
  };
};
