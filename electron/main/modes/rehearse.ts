import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { app } from 'electron';

import { eventLines } from '../../../shared/rehearsal/event-lines.ts';
import { rehearseScenario } from '../../../shared/rehearsal/rehearse-scenario.ts';
import type { Ask } from '../../../shared/rehearsal/rehearsing.ts';
import { healthOfRun } from '../../../shared/report/run-findings.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import type { ScenarioId } from '../../../shared/scenarios.ts';
import { textsIn } from '../../../shared/texts/texts.ts';
import { createConnections, type Connections } from '../agent/connections.ts';
import { openAgentOf } from '../agent/open-target.ts';
import type { Log } from '../app/log.ts';
import type { Paths } from '../app/paths.ts';
import type { ReportFormat } from '../report/file-name.ts';
import { renderRun } from '../report/render.ts';
import { writeWhole } from '../report/write-file.ts';

/** What is told here is for logs and tests. */
const texts = textsIn('en');

const pauseMs = 20;
/** Nothing of a rehearsal takes this long, its waiting included, which takes no time. */
const longestMs = 120_000;

const files: readonly (readonly [ReportFormat, string])[] = [
  ['html', 'report.html'],
  ['pdf', 'report.pdf'],
  ['json', 'report.json'],
  ['evidence', 'evidence.json'],
];

/**
 * Goes through the phases on a rehearsal server without a window: the Before phase and its gate; where the scenario has an update, the watch over it and what comes after it; prints. Rejects with the first thing that does not work.
 */
export const rehearse = async (
  scenario: ScenarioId,
  out: string,
  paths: Paths,
  log: Log,
): Promise<void> => {
  await app.whenReady();
  console.log(texts.say('terminal.rehearsal'));
  const collections = createCounter();
  const connections = createConnections({
    openAgent: openAgentOf({ paths, log, namedAgent: null, jumpingClock: true }),
    onChange: ({ status }) => log.write('connection', status),
    onEvent: ({ body }) => {
      tell(body);
      if (body.type === 'collection-finished') collections.add();
    },
  });
  const ask = askOf(connections);
  try {
    await demand(connections.open(`sim:${scenario}`));
    const collect = async (): Promise<void> => {
      const next = collections.next();
      await ask('run.start', {});
      await next;
    };
    await rehearseScenario(
      {
        ask,
        collect,
        pause: () => delay(pauseMs),
        texts,
        say: (line) => console.log(line),
        stopped: () => false,
        operator: 'rehearsal',
      },
      scenario,
    );
    const folder = resolve(out);
    await mkdir(folder, { recursive: true });
    for (const [format, name] of files) {
      const rendered = await demand(renderRun(connections, { format }));
      await demand(writeWhole(join(folder, name), rendered.content));
      console.log(texts.say('terminal.wrote', { path: join(folder, name) }));
    }
    const { state, now } = await ask('run.snapshot', {});
    const health = state === null ? null : healthOfRun(state, new Date(now));
    if (health !== null)
      console.log(texts.say('terminal.health', { health: texts.say(`report.health.${health}`) }));
    const { verdict } = await ask('report.get', {});
    console.log(texts.say('terminal.verdict', { verdict: texts.say(`report.verdict.${verdict}`) }));
  } finally {
    await connections.close();
  }
};

const askOf =
  ({ request }: Connections): Ask =>
  (method, params) =>
    demand(request(method, params));

const demand = async <T>(
  work: Promise<
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: Error | object }
  >,
): Promise<T> => {
  const result = await work;
  if (result.ok) return result.value;
  throw new Error((result.error as { message: string }).message);
};

const tell = (body: RunEvent['body']): void => {
  for (const line of eventLines(body, texts)) console.log(line);
  if (body.type === 'problem') console.log(body.text);
  if (body.type === 'step-intended') console.log(`  ${body.command.replaceAll('\n', '; ')}`);
  if (body.type === 'step-finished') console.log(`    ${body.outcome}: ${body.detail}`);
};

type Counter = { readonly add: () => void; readonly next: () => Promise<void> };

/** Waits for the next end of a collection; the wait begins before the collection does. */
const createCounter = (): Counter => {
  let waiting: (() => void)[] = [];
  return {
    add: () => {
      for (const wake of waiting) wake();
      waiting = [];
    },
    next: () =>
      new Promise((resolve_, reject) => {
        const timer = setTimeout(
          () => reject(new Error('The checks did not come to their end.')),
          longestMs,
        );
        waiting.push(() => {
          clearTimeout(timer);
          resolve_();
        });
      }),
  };
};
