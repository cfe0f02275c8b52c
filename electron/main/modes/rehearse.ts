import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { app } from 'electron';

import type { Report } from '../../../shared/report/schema.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import { gateOf } from '../../../shared/run/gate.ts';
import { scenarios, type ScenarioId } from '../../../shared/scenarios.ts';
import { createConnections, type Connections } from '../agent/connections.ts';
import { openAgentOf } from '../agent/open-target.ts';
import type { Log } from '../app/log.ts';
import type { Paths } from '../app/paths.ts';
import type { ReportFormat } from '../report/file-name.ts';
import { renderRun } from '../report/render.ts';
import { writeWhole } from '../report/write-file.ts';
import { rehearseUpdate, updateLine, waiveBlockers, type Ask } from './rehearse-update.ts';

const operator = 'rehearsal';
/** Nothing of a rehearsal takes this long, its waiting included, which takes no time. */
const longestMs = 120_000;

const files: readonly (readonly [ReportFormat, string])[] = [
  ['html', 'report.html'],
  ['pdf', 'report.pdf'],
  ['json', 'report.json'],
  ['evidence', 'evidence.json'],
];

/**
 * Goes through the phases on a rehearsal server without a window: checks, protects what is at risk, checks again, decides at the gate; where the scenario has an update, watches it to its end; prints. Rejects with the first thing that does not work.
 */
export const rehearse = async (
  scenario: ScenarioId,
  out: string,
  paths: Paths,
  log: Log,
): Promise<void> => {
  await app.whenReady();
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
    await collect();
    const update = scenarios.find(({ id }) => id === scenario)?.update ?? null;
    if (update?.protects === 'waived') await waiveBlockers(ask, operator);
    else if (update?.protects === 'deferred') await protectAll(ask, 'deferred');
    else if (await protectAll(ask, 'now')) await collect();
    if ((await decide(ask)) && update !== null) await rehearseUpdate(ask, operator);
    const folder = resolve(out);
    await mkdir(folder, { recursive: true });
    for (const [format, name] of files) {
      const rendered = await demand(renderRun(connections, format));
      await demand(writeWhole(join(folder, name), rendered.content));
      console.log(`Wrote ${join(folder, name)}`);
    }
    const when = update === null ? '' : ' before the update';
    console.log(`Verdict${when}: ${(await ask('report.get', {})).verdict}`);
  } finally {
    await connections.close();
  }
};

/** Proposes and applies a plan for each service that has one. Answers whether anything was changed. */
const protectAll = async (ask: Ask, timing: 'now' | 'deferred'): Promise<boolean> => {
  let changed = false;
  for (const service of servicesToProtect(await ask('report.get', {}))) {
    const plan = await ask('plan.propose', { service, timing });
    const [obstacle] = plan.obstacles;
    if (obstacle) {
      console.log(`${plan.title}: not now. ${obstacle.text}`);
      continue;
    }
    const { id: planId, hash } = plan;
    const { outcome, detail } = await ask('plan.apply', { planId, hash, by: operator });
    console.log(`${plan.title}: ${outcome}. ${detail}`);
    changed = true;
  }
  return changed;
};

const servicesToProtect = ({ findings }: Report): ReadonlySet<string> =>
  new Set(
    findings
      .filter(({ outcome }) => outcome === 'fail')
      .flatMap(({ remediation }) => remediation)
      .flatMap(({ kind, service }) => (kind === 'plan' && service !== undefined ? [service] : [])),
  );

/** Answers whether the update may begin. */
const decide = async (ask: Ask): Promise<boolean> => {
  const { state, now } = await ask('run.snapshot', {});
  const open = state !== null && gateOf(state, new Date(now)).open;
  await ask('gate.decide', { decision: open ? 'proceed' : 'stop', by: operator });
  console.log(`Gate: ${open ? 'open' : 'closed'}`);
  return open;
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
  const line = updateLine(body);
  if (line !== null) console.log(line);
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
