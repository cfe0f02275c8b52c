import { findingKey } from '../report/finding-key.ts';
import { gateOf } from '../run/gate.ts';
import type { UpdateRehearsal } from '../scenarios.ts';
import { say as stored } from '../texts/stored.ts';
import { appliedLine, notNowLine } from './plan-lines.ts';
import type { Rehearsing } from './rehearsing.ts';

/** The Before phase: checks, does about the ports at risk what the scenario says, decides at the gate. Answers whether the update may begin. */
export const rehearseBefore = async (
  on: Rehearsing,
  protects: UpdateRehearsal['protects'],
): Promise<boolean> => {
  await on.collect();
  if (protects === 'waived') await waiveBlockers(on);
  else if ((await protectAll(on, protects)) && protects === 'now') await on.collect();
  return on.stopped() ? false : decide(on);
};

/** Proposes and applies a plan for each service that has one. Answers whether anything was changed. */
const protectAll = async (on: Rehearsing, timing: 'now' | 'deferred'): Promise<boolean> => {
  const { ask, say, texts, operator, stopped } = on;
  let changed = false;
  for (const service of await servicesToProtect(on)) {
    if (stopped()) break;
    const plan = await ask('plan.propose', { service, timing });
    const [obstacle] = plan.obstacles;
    if (obstacle) {
      say(notNowLine(plan, obstacle.text, texts));
      continue;
    }
    const { id: planId, hash } = plan;
    const { outcome, detail } = await ask('plan.apply', { planId, hash, by: operator });
    say(appliedLine(plan, outcome, detail, texts));
    changed = true;
  }
  return changed;
};

/** Services for which a failed finding offers the plan, each once. */
const servicesToProtect = async ({ ask }: Rehearsing): Promise<ReadonlySet<string>> => {
  const { findings } = await ask('report.get', {});
  return new Set(
    findings
      .filter(({ outcome }) => outcome === 'fail')
      .flatMap(({ remediation }) => remediation)
      .flatMap(({ kind, service }) => (kind === 'plan' && service !== undefined ? [service] : [])),
  );
};

const waiverHours = 12;

/** Waives every blocker that is open, because the rehearsal is about what comes of it. */
const waiveBlockers = async ({ ask, say, texts, operator }: Rehearsing): Promise<void> => {
  const { state, now } = await ask('run.snapshot', {});
  if (state === null) return;
  const until = new Date(Date.parse(now) + waiverHours * 3_600_000).toISOString();
  const reason = stored('rehearsal.reason');
  for (const { id: findingId, subject } of gateOf(state, new Date(now)).blockers) {
    await ask('waiver.add', { findingId, subject, reason, by: operator, until });
    say(texts.say('rehearsal.waived', { finding: findingKey({ id: findingId, subject }) }));
  }
};

const decide = async ({ ask, say, texts, operator }: Rehearsing): Promise<boolean> => {
  const { state, now } = await ask('run.snapshot', {});
  const open = state !== null && gateOf(state, new Date(now)).open;
  await ask('gate.decide', { decision: open ? 'proceed' : 'stop', by: operator });
  say(texts.say(open ? 'rehearsal.gate-open' : 'rehearsal.gate-closed'));
  return open;
};
