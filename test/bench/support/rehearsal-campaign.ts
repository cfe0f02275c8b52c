import type { RunEvent } from '../../../shared/run/events.ts';
import type { PortChange } from '../../../shared/watch/schema.ts';
import { startBench, type Bench } from './bench.ts';
import { driveAgent, type DrivenAgent } from './drive-agent.ts';
import { backEndPorts } from './exchange-services.ts';
import type { RealConnection } from './ground-truth.ts';
import { judgeCaptures, readJournal } from './judge-captures.ts';
import { lastingMs } from './capture-campaign.ts';
import { watchReserved } from './watch-reserved.ts';
import { quantile } from './quantile.ts';
import { waitUntil } from './wait.ts';

/** One whole update on a bench of its own, from the checks to the end of Setup. */
export type Rehearsal = {
  readonly seed: number;
  readonly isProtected: boolean;
  readonly setupExitCode: number;
  /** Back ends that Setup could not start, with their Win32 exit codes. */
  readonly down: readonly { readonly service: string; readonly win32ExitCode: number }[];
  /** Back-end ports that were really handed out while their service was down, the longer ones, and those of them whose process the watch named. */
  readonly captures: number;
  readonly lasting: number;
  readonly lastingNamed: number;
  readonly falseCaptures: readonly PortChange[];
  /** Outcome of each deferred plan. */
  readonly plans: readonly string[];
  /** From the line with which Setup stops a back end to the moment in which the kernel keeps its port, in milliseconds. */
  readonly exposedMs: readonly number[];
  /** What happened to the ports of back ends that are down in spite of their protection, line by line. */
  readonly story: readonly string[];
};

export type RehearsalRequest = {
  readonly seed: number;
  readonly isProtected: boolean;
  readonly downMs: number;
};

const backEnds = [
  { service: 'MSExchangePOP3BE', port: backEndPorts.pop },
  { service: 'MSExchangeIMAP4BE', port: backEndPorts.imap },
] as const;
const by = 'N. Operator';

/** The dynamic range, 6005–65534 on a real server, in which captures are frequent; odd first. */
const range = { first: 9_801, count: 400 };
/**
 * The traffic begins with the update: connections that stay pile up while the services are down, so that of the 200 ports that are handed out first most are taken towards the end of it.
 *
 * A free port is handed out about once in ten seconds at first, and every two seconds at the end.
 */
const traffic = { perSecond: 20, mix: [40, 20, 40], normalPercent: 0 } as const;

export const rehearse = async (request: RehearsalRequest): Promise<Rehearsal> => {
  const bench = await startBench({ range });
  try {
    const agent = await bench.startAgent();
    const driven = await driveAgent(agent);
    try {
      return await update(bench, driven, agent.data, request);
    } finally {
      driven.close();
    }
  } finally {
    await bench.stop();
  }
};

const update = async (
  bench: Bench,
  driven: DrivenAgent,
  data: string,
  { seed, isProtected, downMs }: RehearsalRequest,
): Promise<Rehearsal> => {
  await driven.collect();
  if (isProtected)
    for (const { service } of backEnds) {
      const plan = await driven.must('plan.propose', { service, timing: 'deferred' });
      await driven.must('plan.apply', { planId: plan.id, hash: plan.hash, by });
    }
  await driven.must('watch.start', { by });
  const directory = await bench.startTraffic({ seed, ...traffic });
  const reservations = watchReserved(bench);
  const setupExitCode = await bench.startSetup({ downMs }).ended;
  const reserved = reservations.stop();
  await waitUntil(
    'the watch has seen the end of Setup',
    async () => (await driven.state()).watch?.setup?.status === 'succeeded',
  );
  const states = await Promise.all(backEnds.map(({ service }) => bench.queryService(service)));
  const truth = await directory.stop();
  const until = Date.now();
  await waitUntil('the watch has seen the last capture end', async () =>
    ((await driven.state()).watch?.captures ?? []).every(({ lastSeenAt }) => lastSeenAt !== null),
  );
  await driven.must('watch.stop', { by });
  const { plans } = await driven.state();
  const real = truth.filter(({ port }) => backEnds.some((backEnd) => backEnd.port === port));
  const events = await readJournal(data);
  const { captures, falseCaptures } = judgeCaptures(real, events, until);
  const lasting = captures.filter(({ durationMs }) => durationMs >= lastingMs);
  return {
    seed,
    isProtected,
    setupExitCode,
    down: states
      .filter(({ state }) => state !== 'running')
      .map(({ name, win32ExitCode }) => ({ service: name, win32ExitCode })),
    captures: captures.length,
    lasting: lasting.length,
    lastingNamed: lasting.filter(({ named }) => named).length,
    falseCaptures,
    plans: plans.map(({ outcome }) => outcome ?? 'open'),
    story: isProtected
      ? backEnds
          .filter(({ service }) =>
            states.some(({ name, state }) => name === service && state !== 'running'),
          )
          .flatMap((backEnd) => storyOf(backEnd, real, events))
      : [],
    exposedMs: backEnds.flatMap((backEnd) => exposureOf(backEnd, reserved, events)),
  };
};

const storyOf = (
  { service, port }: (typeof backEnds)[number],
  truth: readonly RealConnection[],
  events: readonly RunEvent[],
): readonly string[] =>
  [
    ...truth
      .filter((one) => one.port === port)
      .map((one) => ({
        at: one.from,
        text: `${one.family} handed out, until ${one.to === null ? 'the end' : timeOf(one.to)}`,
      })),
    ...events.flatMap(({ at, body }) => {
      const line = (text: string) => [{ at: Date.parse(at), text }];
      if (body.type === 'service-changed' && body.service.name === service)
        return line(`seen ${body.service.state}, ${body.service.startType ?? '?'}`);
      if (body.type === 'step-intended' && body.command.includes(`=${port} `))
        return line(`intended: ${body.command.slice(0, 14)}`);
      if (body.type === 'step-finished' && body.detail.includes(`tcp/${port} `))
        return line(`${body.outcome}: ${body.detail}`);
      if (body.type === 'setup-noted' && body.note.text.includes(`'${service}'`))
        return [{ at: Date.parse(`${body.note.logTime ?? ''}Z`), text: body.note.text }];
      return [];
    }),
  ]
    .toSorted((left, right) => left.at - right.at)
    .map(({ at, text }) => `${timeOf(at)} ${text}`);

const timeOf = (at: number): string => new Date(at).toISOString().slice(11, 23);

const exposureOf = (
  { service, port }: (typeof backEnds)[number],
  reserved: ReadonlyMap<number, number>,
  events: readonly RunEvent[],
): readonly number[] => {
  const stopping = events.flatMap(({ body }) =>
    body.type === 'setup-noted' && body.note.text === `Stopping service '${service}'.`
      ? [Date.parse(`${body.note.logTime ?? ''}Z`)]
      : [],
  );
  const [from, to] = [stopping[0], reserved.get(port)];
  return from === undefined || to === undefined ? [] : [to - from];
};

/** Figures of all rehearsals of one kind, for people. */
export const summaryOf = (rehearsals: readonly Rehearsal[], kind: string): string => {
  const sum = (of: (one: Rehearsal) => number): number =>
    rehearsals.reduce((total, one) => total + of(one), 0);
  const popDown = rehearsals.filter(({ down }) =>
    down.some(({ service }) => service === 'MSExchangePOP3BE'),
  );
  const anyDown = rehearsals.filter(({ down }) => down.length > 0);
  const exposed = rehearsals.flatMap(({ exposedMs }) => exposedMs);
  const codes = new Set(
    rehearsals.flatMap(({ down }) => down.map(({ win32ExitCode }) => win32ExitCode)),
  );
  return [
    `${rehearsals.length} updates ${kind}:`,
    `  Setup exited with 0 in ${rehearsals.filter(({ setupExitCode }) => setupExitCode === 0).length}`,
    `  POP3BE did not start in ${popDown.length}, POP3BE or IMAP4BE in ${anyDown.length}; exit codes: ${[...codes].join(', ') || 'none'}`,
    `  back-end ports handed out ${sum(({ captures }) => captures)} times; ${sum(({ lasting }) => lasting)} of these lasted ${lastingMs} ms or more, ${sum(({ lastingNamed }) => lastingNamed)} of those are in the timeline with their process`,
    `  false captures: ${sum(({ falseCaptures }) => falseCaptures.length)}`,
    ...(rehearsals.some(({ isProtected }) => isProtected)
      ? [
          `  deferred plans applied: ${sum(({ plans }) => plans.filter((outcome) => outcome === 'applied').length)} of ${sum(({ plans }) => plans.length)}`,
          `  from Setup's line "Stopping service" to the exclusion: median ${quantile(exposed, 0.5)} ms, longest ${Math.max(...exposed)} ms`,
        ]
      : []),
  ].join('\n');
};
