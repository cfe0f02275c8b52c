import type { Family } from '../../../shared/ports/vocabulary.ts';
import type { ReportPort } from '../../../shared/report/schema.ts';
import type { WatchedPort } from '../../../shared/watch/schema.ts';

/** The range that Setup gives to TCP, whatever it was before: 59,530 ports from 6005. */
const setupRange = { first: 6_005, last: 65_534 } as const;

/**
 * Whether Windows may hand a free port out during the update. `later`: it lies outside the range as the checks read it, and inside the one that Setup may set. What was not read counts as exposed.
 */
export type Exposure = 'exposed' | 'later' | 'outside';

export const exposureOf = (
  { protocol, port }: WatchedPort,
  family: Family,
  read: readonly ReportPort[],
): Exposure => {
  const known = read.find((one) => one.port === port && one.protocol === protocol);
  if (known?.families[family].inside !== false) return 'exposed';
  return port >= setupRange.first && port <= setupRange.last ? 'later' : 'outside';
};
