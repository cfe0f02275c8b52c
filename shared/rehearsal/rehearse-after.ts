import type { Health } from '../after/schema.ts';
import type { Plan, RecoveryWay } from '../remediation/plan.ts';
import { findingsOfRun, healthOfRun } from '../report/run-findings.ts';
import { findingKey } from '../report/finding-key.ts';
import type { Finding } from '../report/schema.ts';
import type { RunState } from '../run/state.ts';
import { say as stored } from '../texts/stored.ts';
import type { Texts } from '../texts/texts.ts';
import { appliedLine, notNowLine } from './plan-lines.ts';
import type { Rehearsing } from './rehearsing.ts';

/** A verification of a rehearsal has ended after so many moments, or never does. */
const mostPauses = 4_000;

/**
 * The After phase: verifies, applies once each plan that the findings offer, and signs. The agent verifies again by itself after each plan.
 *
 * `frees`: how a port that is still taken is freed; as the agent proposes it when left out.
 */
export const rehearseAfter = async (
  on: Rehearsing,
  frees: RecoveryWay | undefined,
): Promise<void> => {
  await on.ask('after.verify', { by: on.operator });
  const tried = new Set<string>();
  for (;;) {
    const state = await verified(on);
    tell(on, state.run, state.health);
    if (on.stopped()) return;
    const offer = offersOf(findingsOfRun(state.run)).find(({ key }) => !tried.has(key));
    if (offer === undefined) {
      await sign(on, state.health);
      return;
    }
    tried.add(offer.key);
    await apply(on, offer, frees);
  }
};

type Verified = { readonly run: RunState; readonly health: Health };

/** The run once its verification has ended. */
const verified = async ({ ask, pause }: Rehearsing): Promise<Verified> => {
  for (let pauses = 0; pauses < mostPauses; pauses += 1) {
    const { state, now } = await ask('run.snapshot', {});
    const health = state === null ? null : healthOfRun(state, new Date(now));
    const busy = state?.after?.status === 'settling' || state?.after?.status === 'reading';
    if (state !== null && health !== null && !busy) return { run: state, health };
    await pause();
  }
  throw new Error('The verification did not come to its end.');
};

/** Of one question so many answers are told in full. */
const mostOfOne = 3;

const tell = ({ say, texts }: Rehearsing, run: RunState, health: Health): void => {
  say(texts.say('rehearsal.verified', { health: texts.say(`report.health.${health}`) }));
  const open = findingsOfRun(run).filter(
    ({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable',
  );
  for (const asked of new Set(open.map(({ id }) => id))) {
    const answers = open.filter(({ id }) => id === asked);
    for (const finding of answers.slice(0, mostOfOne)) say(`  ${findingLine(finding, texts)}`);
    const count = answers.length - mostOfOne;
    if (count > 0) say(`  ${texts.say('rehearsal.findings-more', { id: asked, count })}`);
  }
};

const findingLine = (finding: Finding, texts: Texts): string => {
  const { outcome, title, cause } = finding;
  const told = {
    finding: findingKey(finding),
    outcome: texts.say(`report.outcome.${outcome}`),
    title: texts.retell(title),
  };
  return cause === undefined
    ? texts.say('rehearsal.finding', told)
    : texts.say('rehearsal.finding-cause', {
        ...told,
        cause: texts.say(`report.cause.${cause.kind}`),
      });
};

/** A plan that a failed finding offers. Bringing all services back comes first: it can make the others needless. */
type Offer = { readonly key: string } & (
  | { readonly kind: 'restore-services' }
  | { readonly kind: 'recover-service'; readonly service: string }
);

const offersOf = (findings: readonly Finding[]): readonly Offer[] => {
  const offered = findings
    .filter(({ outcome }) => outcome === 'fail')
    .flatMap(({ remediation }) => remediation)
    .flatMap(({ kind, plan, service }): readonly Offer[] => {
      if (kind !== 'plan') return [];
      if (plan === 'restore-services') return [{ kind: plan, key: plan }];
      return plan === 'recover-service' && service !== undefined
        ? [{ kind: plan, key: `${plan} ${service}`, service }]
        : [];
    });
  return [
    ...offered.filter(({ kind }) => kind === 'restore-services'),
    ...offered.filter(({ kind }) => kind === 'recover-service'),
  ];
};

const apply = async (
  on: Rehearsing,
  offer: Offer,
  frees: RecoveryWay | undefined,
): Promise<void> => {
  const { ask, say, texts, operator } = on;
  const plan = await propose(on, offer, frees);
  const [obstacle] = plan.obstacles;
  if (obstacle) {
    say(notNowLine(plan, obstacle.text, texts));
    return;
  }
  const { id: planId, hash } = plan;
  const { outcome, detail } = await ask('plan.apply', { planId, hash, by: operator });
  say(appliedLine(plan, outcome, detail, texts));
};

const propose = (
  { ask }: Rehearsing,
  offer: Offer,
  frees: RecoveryWay | undefined,
): Promise<Plan> =>
  offer.kind === 'restore-services'
    ? ask('recovery.propose-all', {})
    : ask('recovery.propose', {
        service: offer.service,
        ...(frees === undefined ? {} : { way: frees }),
      });

const sign = async ({ ask, say, texts, operator }: Rehearsing, health: Health): Promise<void> => {
  const decision = health === 'healthy' || health === 'degraded' ? 'accepted' : 'open';
  const note = stored('rehearsal.note');
  await ask('after.sign', { by: operator, role: stored('rehearsal.role'), note, decision });
  say(texts.say(`rehearsal.signed.${decision}`));
};
