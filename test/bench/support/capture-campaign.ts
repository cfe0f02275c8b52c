import { seededRandom } from '../../support/seeded-random.ts';
import { startBench, type Bench } from './bench.ts';
import type { PlannedConnection } from './directory-traffic.ts';
import { driveAgent } from './drive-agent.ts';
import {
  judgeCaptures,
  readJournal,
  type JudgedCapture,
  type Judgement,
} from './judge-captures.ts';
import { quantile } from './quantile.ts';
import { waitUntil } from './wait.ts';

export type CapturesRequest = { readonly seed: number; readonly count: number };

/** What came out; see {@link textOf}. */
export type CapturesResult = CapturesRequest &
  Judgement & {
    /** Looks per second that the watch had come down to at its slowest. */
    readonly slowestIntervalMs: number;
    /** All that lasted 300 ms or more were seen and named, nothing else was called a capture, and 99 of 100 were told within 150 ms. */
    readonly reached: boolean;
  };

/** Shortest and longest capture, in milliseconds. Every order of magnitude between them is as frequent. */
const shortestMs = 50;
const longestMs = 5_000;
/** Time between two captures of a port in one family: long enough for a look to see it free. */
const pauseMs = [250, 900] as const;
const service = 'MSExchangePOP3BE';
/** Back ends whose ports are captured, in both families: each is a place where one capture follows the other. */
const services = [service, 'MSExchangeIMAP4BE', 'MSExchangeDelivery'] as const;
const by = 'N. Operator';

export const lastingMs = 300;

/** Captures watched ports at random times for random times and holds what the watch journaled against it. */
export const runCaptures = async (request: CapturesRequest): Promise<CapturesResult> => {
  const bench = await startBench();
  try {
    return await onBench(bench, request);
  } finally {
    await bench.stop();
  }
};

const onBench = async (bench: Bench, { seed, count }: CapturesRequest): Promise<CapturesResult> => {
  const agent = await bench.startAgent();
  const driven = await driveAgent(agent);
  try {
    await driven.collect();
    await driven.must('watch.start', { by });
    for (const name of services) await bench.stopService(name);
    const { watch } = await driven.state();
    const ports = (watch?.ports ?? [])
      .filter(
        ({ service: name, protocol }) =>
          protocol === 'tcp' && services.some((chosen) => chosen === name),
      )
      .map(({ port }) => port);
    await waitUntil('the watch sees the ports free', async () =>
      ((await driven.state()).watch?.ports ?? [])
        .filter(({ port }) => ports.includes(port))
        .every(
          ({ families }) => families.ipv4?.status === 'free' && families.ipv6?.status === 'free',
        ),
    );
    const planned = planCaptures(seed, count, ports);
    const last = Math.max(...planned.map(({ atMs, holdMs }) => atMs + holdMs));
    const traffic = await bench.startConnections(planned);
    await traffic.ended(last + 60_000);
    await waitUntil('the watch sees the last one end', async () =>
      ((await driven.state()).watch?.captures ?? []).every(({ lastSeenAt }) => lastSeenAt !== null),
    );
    await driven.must('watch.stop', { by });
    const events = await readJournal(agent.data);
    const judged = judgeCaptures(traffic.truth(), events, Date.now());
    const slowestIntervalMs = Math.max(
      ...events.map(({ body }) => (body.type === 'watch-paced' ? body.intervalMs : 100)),
    );
    return { seed, count, ...judged, slowestIntervalMs, reached: isReached(judged) };
  } finally {
    driven.close();
  }
};

const planCaptures = (
  seed: number,
  count: number,
  ports: readonly number[],
): readonly PlannedConnection[] => {
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + random.next() * (high - low);
  const lanes = ports.flatMap((port) =>
    (['ipv4', 'ipv6'] as const).map((family) => ({ family, port, free: between(0, 1_000) })),
  );
  return Array.from({ length: count }, () => {
    const lane = lanes.reduce((first, one) => (one.free < first.free ? one : first));
    const holdMs = shortestMs * (longestMs / shortestMs) ** random.next();
    const atMs = lane.free;
    lane.free = atMs + holdMs + between(...pauseMs);
    return { atMs, family: lane.family, port: lane.port, holdMs };
  });
};

const isReached = ({ captures, falseCaptures }: Judgement): boolean =>
  falseCaptures.length === 0 &&
  captures.filter(({ durationMs }) => durationMs >= lastingMs).every(({ named }) => named) &&
  quantile(delaysOf(captures), 0.99) <= 150;

const delaysOf = (captures: readonly JudgedCapture[]): readonly number[] =>
  captures.flatMap(({ delayMs }) => (delayMs === null ? [] : [delayMs]));

const classes = [
  [50, 100],
  [100, 200],
  [200, 300],
  [300, 1_000],
  [1_000, Number.POSITIVE_INFINITY],
] as const;

/** The result for people. */
export const textOf = ({
  seed,
  captures,
  falseCaptures,
  slowestIntervalMs,
  reached,
}: CapturesResult): string => {
  const rows = classes.map(([from, below]) => {
    const those = captures.filter(({ durationMs }) => durationMs >= from && durationMs < below);
    const seen = those.filter(({ detected }) => detected);
    const name = Number.isFinite(below) ? `${from} to ${below} ms` : `${from} ms or more`;
    const share =
      those.length === 0 ? '' : ` (${((seen.length / those.length) * 100).toFixed(1)} %)`;
    return `  ${name.padEnd(16)} ${seen.length} of ${those.length} detected${share}, ${those.filter(({ named }) => named).length} with their process`;
  });
  const delays = delaysOf(captures);
  return [
    `${captures.length} captures, seed ${seed}:`,
    ...rows,
    `  from the connection to the line on disk: p50 ${quantile(delays, 0.5).toFixed(0)} ms, p99 ${quantile(delays, 0.99).toFixed(0)} ms, longest ${Math.max(...delays).toFixed(0)} ms (${delays.length} measured)`,
    `  false captures: ${falseCaptures.length}`,
    ...falseCaptures
      .slice(0, 20)
      .map(
        (change) =>
          `    ${change.seenAt} ${change.port} ${change.family} ${JSON.stringify(change.sight.holder)}`,
      ),
    `  slowest pace of the watch: every ${slowestIntervalMs} ms`,
    `  goal (all of ${lastingMs} ms or more with their process, p99 150 ms, none false): ${reached ? 'reached' : 'MISSED'}`,
  ].join('\n');
};
